"""Un documento que ejecuta algo, o lo pide fuera, no se publica; uno que se le parece, sí."""

from __future__ import annotations

import pytest

from generador.extraccion.inspeccion import inspeccionar
from generador.extraccion.reparos import REPAROS
from tests.extraccion import archivos, hechos
from tests.extraccion.comentados import foto
from tests.extraccion.preparacion import Mesa

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_P = 'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main" xmlns:a="urn:a"'


def _campo(*trozos: str, resultado: str = "Año", parte: str = "document") -> bytes:
    """Un .docx con un campo cuya instrucción viene en esos trozos."""
    instruccion = "".join(
        t if t.startswith("<") else f"<w:r><w:instrText>{t}</w:instrText></w:r>" for t in trozos
    )
    campo = _marca("begin") + instruccion + _marca("separate")
    campo += f"{resultado if resultado.startswith('<') else _texto(resultado)}{_marca('end')}"
    cuerpo = f"<w:document {_W}><w:body><w:p>{campo}</w:p></w:body></w:document>"
    return archivos.con_parte(hechos.DOCX, f"word/{parte}.xml", cuerpo.encode())


def _marca(cual: str) -> str:
    return f'<w:r><w:fldChar w:fldCharType="{cual}"/></w:r>'


def _texto(texto: str) -> str:
    return f"<w:r><w:t>{texto}</w:t></w:r>"


def _dentro(instruccion: str) -> str:
    """Otro campo, sin resultado."""
    return (
        f"{_marca('begin')}<w:r><w:instrText>{instruccion}</w:instrText></w:r>{_marca('separate')}"
        f"{_texto('1')}{_marca('end')}"
    )


def _simple(instruccion: str) -> bytes:
    cuerpo = f"<w:hdr {_W}><w:p><w:fldSimple w:instr='{instruccion}'/></w:p></w:hdr>"
    return hechos.con("word/header3.xml", cuerpo.encode())


def _lamina(accion: str) -> bytes:
    xml = f'<p:sld {_P}><a:hlinkHover action="{accion}"/></p:sld>'
    return archivos.con_parte(hechos.PPTX, "ppt/slides/slide9.xml", xml.encode())


def _texto_abierto(cuerpo: str, **mas: bytes) -> bytes:
    return archivos.abierto(
        f"<office:body><office:text><text:p>Año</text:p>{cuerpo}</office:text></office:body>",
        "odt",
        {n.replace("__", "/").replace("_xml", ".xml"): c for n, c in mas.items()},
    )


def _meta(elemento: str) -> bytes:
    return (
        '<office:document-meta xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
        'xmlns:meta="urn:oasis:names:tc:opendocument:xmlns:meta:1.0" '
        f'xmlns:xlink="http://www.w3.org/1999/xlink"><office:meta>{elemento}</office:meta>'
        "</office:document-meta>"
    ).encode()


EXTERNOS = {
    "dde.docx": _campo(" DDEAUTO c:\\\\windows\\\\system32\\\\cmd.exe "),
    "dde-en-trozos.docx": _campo("D", "D", "&#69; cmd"),
    "dde-al-pie.docx": _campo("DDE cmd", parte="footer3"),
    "dde-simple.docx": _simple("  ddeauto cmd"),
    "dde-que-escribe-otro.docx": _campo(" ", _dentro("QUOTE 68 68 69"), " cmd"),
    "dde-dentro.docx": _campo("IF 1 = ", _dentro("DDE cmd")),
    "dde-en-el-resultado.docx": _campo("TOC", resultado=_dentro("DDE cmd")),
    "texto-de-fuera.docx": _simple('INCLUDETEXT "http://malo.example/x.docx"'),
    "enlace.docx": _campo("LINK Excel.Sheet c:\\\\x.xlsx"),
    "base.docx": _campo('DATABASE \\d "c:\\\\x.mdb"'),
    "imagen.odt": _texto_abierto('<draw:image xlink:href="http://malo.example/x.png"/>'),
    "imagen-de-otra-carpeta.odt": _texto_abierto('<draw:image xlink:href="../../x.png"/>'),
    "imagen-del-equipo.odt": _texto_abierto('<draw:image xlink:href="/C:/x.png"/>'),
    "objeto.odt": _texto_abierto('<draw:object-ole xlink:href="file:///x"/>'),
    "seccion.odt": _texto_abierto(
        '<text:section><text:section-source xlink:href="x:y"/></text:section>'
    ),
    "dde.odt": _texto_abierto('<office:dde-source office:dde-application="cmd"/>'),
    "marco.odt": _texto_abierto('<draw:floating-frame xlink:href="x"/>'),
    "entidad.odt": _texto_abierto('<draw:image xlink:href="&#104;ttp://malo.example"/>'),
    "otro-prefijo.odt": _texto_abierto(
        '<draw:image xmlns:z="http://www.w3.org/1999/xlink" z:href="http://malo.example"/>'
    ),
    "se-recarga.odt": _texto_abierto(
        "", meta_xml=_meta('<meta:auto-reload xlink:href="http://m"/>')
    ),
    "plantilla.odt": _texto_abierto("", meta_xml=_meta('<meta:template xlink:href="http://m/a"/>')),
    "dentro-de-un-objeto.odt": _texto_abierto(
        "", Object__content_xml=b"<a xmlns:x='urn:x'><b x:href='../../x'/></a>"
    ),
    "tabla.ods": archivos.abierto(
        "<office:body><office:spreadsheet><table:table><table:table-source "
        'xlink:href="http://malo.example/x.ods"/></table:table></office:spreadsheet></office:body>',
        "ods",
    ),
}
ACCIONES = {
    "programa.pptx": _lamina("ppaction://program"),
    "macro.pptx": _lamina("PPAction://Macro?name=x"),
    "macro.odt": _texto_abierto(
        '<script:event-listener script:event-name="x" xlink:href="&#118;nd.sun.star.script:x"/>'
    ),
    "macro-con-otro-prefijo.odt": _texto_abierto(
        '<z:event-listener xmlns:z="urn:oasis:names:tc:opendocument:xmlns:script:1.0"/>'
    ),
    "enlace-a-una-macro.odt": _texto_abierto('<text:a xlink:href="&#109;acro:///x">Año</text:a>'),
    "boton.odt": _texto_abierto('<form:button xlink:href="javascript:1"/>'),
    "tecla.odt": _texto_abierto(
        "", Configurations2__a_xml=b'<a xmlns:x="urn:x"><item x:href="macro:///x"/></a>'
    ),
    "programa.odp": archivos.abierto(
        "<office:body><office:presentation><draw:page><presentation:event-listener "
        'presentation:action="execute" xlink:href="file:///cmd.exe"/></draw:page>'
        "</office:presentation></office:body>",
        "odp",
    ),
}
OPACOS = {
    "entidades.docx": hechos.con("word/document.xml", b'<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>'),
    "entidades.odt": _texto_abierto("", a_xml=b'<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>'),
}
SANOS = {
    "indice.docx": _campo(' TOC \\o "1-3" ', resultado=_dentro("PAGEREF _Toc1") + _texto("Año")),
    "suma.docx": _campo("= ", _dentro("PAGE"), " + 1"),
    "vinculo.docx": _campo('HYPERLINK "https://www.gob.pe"'),
    "salta.pptx": _lamina("ppaction://hlinksldjump"),
    "foto.odt": _texto_abierto(
        '<draw:image xlink:href="Pictures/a.jpg"/><text:a xlink:href="https://www.gob.pe">a</text:a>'
        '<text:a xlink:href="#b">b</text:a><draw:object xlink:href="./Object 1"/>',
        Pictures__a=foto(),
        meta_xml=_meta('<meta:template xlink:href="../../plantillas/carta.ott"/>'),
    ),
    "grafico.odt": _texto_abierto(
        "", Object__content_xml=b"<a xmlns:x='urn:x'><chart x:href='..'/></a>"
    ),
    "avanza.odp": archivos.abierto(
        "<office:body><office:presentation><draw:page><text:p>Año</text:p>"
        '<presentation:event-listener presentation:action="next-page"/></draw:page>'
        "</office:presentation></office:body>",
        "odp",
    ),
}
ABIERTOS_MALOS = {
    "basic": _texto_abierto("", Basic__Standard__a_xml=b"<a/>"),
    "guion": _texto_abierto("", Scripts__python__a_xml=b"<a/>"),
    "programa": archivos.abierto("<office:body/>", "odt", {"Pictures/a.png": b"MZ\x90\0"}),
    "objeto-ole": archivos.abierto("<office:body/>", "odt", {"Object 1": b"x"}),
    "programa-suelto": archivos.abierto("<office:body/>", "odt", {"a.exe": b"x"}),
    "cifrado": archivos.abierto(
        "<office:body/>", "odt", {"META-INF/manifest.xml": b"<x><encryption-data/></x>"}
    ),
    "otro-nombre": archivos.abierto("<office:body/>", "ods"),
    "que-escucha": _texto_abierto("<script:event-listener/>"),
}


@pytest.mark.parametrize(
    ("clave", "malos"), [("externo", EXTERNOS), ("acciones", ACCIONES), ("opaco", OPACOS)]
)
def test_no_se_publica_lo_que_hace_algo_por_su_cuenta(
    mesa: Mesa, clave: str, malos: dict[str, bytes]
) -> None:
    """Campos, enlaces y acciones, escritos como se escriban; en cualquier parte del documento."""
    mesa.poner(malos)
    hallados = {p.mensaje for p in mesa.extraer().problemas if p.nivel == "error"}
    assert hallados == {REPAROS[clave][0].format(nombre) for nombre in malos}


def test_lo_que_se_le_parece_se_publica(mesa: Mesa) -> None:
    """Un índice, una suma, enlaces que se pulsan, fotos de dentro y un gráfico."""
    mesa.poner(SANOS)
    textos = mesa.extraer()
    assert [p.mensaje for p in textos.problemas if p.nivel == "error"] == []


@pytest.mark.parametrize("malo", ABIERTOS_MALOS)
def test_un_documento_abierto_con_algo_dentro_se_rechaza_al_validar(malo: str) -> None:
    """Macros, guiones, programas, objetos y contraseñas; o que no es lo que dice su nombre."""
    assert inspeccionar("odt", ABIERTOS_MALOS[malo]) != ""


@pytest.mark.parametrize("sano", SANOS)
def test_uno_sano_se_admite_al_validar(sano: str) -> None:
    """Lo que se mira antes tampoco lo rechaza."""
    assert inspeccionar(sano.rpartition(".")[2], SANOS[sano]) == ""
