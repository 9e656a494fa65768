"""Un archivo se juzga por lo que es, no por su nombre; uno sano nunca se rechaza."""

from __future__ import annotations

import pytest

from generador.extraccion.inspeccion import inspeccionar
from generador.extraccion.reparos import GRAVES, REPAROS
from tests.extraccion import archivos, hechos
from tests.extraccion.preparacion import Mesa
from tests.repositorio import Repositorio

CARPETA = "recursos/herramientas/he-lista"
SANOS = {
    "docx": hechos.DOCX,
    "xlsx": hechos.XLSX,
    "pptx": hechos.PPTX,
    "pdf": hechos.PDF,
    "png": hechos.imagen("PNG"),
    "jpg": hechos.imagen("JPEG"),
    "webp": hechos.imagen("WEBP"),
}
MALOS = {
    "macros": hechos.con("word/vbaProject.bin"),
    "macros-con-otro-nombre": hechos.con("word/x.bin"),
    "activex": hechos.con("word/activeX/activeX1.xml", b"<a/>"),
    "objeto": hechos.con("word/embeddings/oleObject1.bin"),
    "programa": hechos.con("word/media/a.exe"),
    "parte-rara": hechos.con("word/media/a.xyz"),
    "pagina-web": hechos.con("word/afchunk.html", b"<script>1</script>"),
    "fuera-de-lugar": hechos.con("otra/cosa.xml", b"<a/>"),
    "plantilla-de-fuera": hechos.relacion("attachedTemplate"),
    "imagen-de-fuera": hechos.relacion("image"),
    "objeto-de-fuera": hechos.relacion("oleObject"),
    "con-entidades": hechos.relacion("frame", modo="&#69;xternal"),
    "sin-decir-que-es-de-fuera": hechos.relacion("image", modo="Internal"),
    "libro-con-macros-dentro": hechos.con(
        "word/embeddings/a.xlsx", archivos.con_parte(hechos.XLSX, "xl/vbaProject.bin", b"x")
    ),
    "libro-que-no-lo-es": hechos.con("word/embeddings/a.xlsx", b"MZ"),
    "utf-16": hechos.con("word/_rels/a.xml.rels", "<a/>".encode("utf-16")),
    "imagen-que-es-un-programa": hechos.con("word/media/a.png", b"MZ\x90\0"),
    "con-doctype": hechos.con("word/_rels/a.xml.rels", b"<!DOCTYPE a><a/>"),
    "antiguo": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600),
    "otro-nombre": hechos.XLSX,
}
DE_DOCUMENTOS = frozenset({"acciones", "externo"})
DE_PDF = ("al-abrir", "al-cerrar", "con-nombre", "lanzar", "enviar", "xfa", "archivo")


@pytest.mark.parametrize("formato", SANOS)
def test_uno_sano_se_admite(formato: str) -> None:
    """De cada clase, hecho por su programa."""
    assert inspeccionar(formato, SANOS[formato]) == ""


def test_lo_que_se_parece_a_lo_malo_tambien_se_admite() -> None:
    """Un enlace que se pulsa, los datos de un gráfico y los ajustes de una impresora."""
    for sano in (
        hechos.relacion("hyperlink"),
        hechos.con("word/embeddings/Microsoft_Excel_Sheet.xlsx", hechos.XLSX),
        hechos.con("word/printerSettings/printerSettings1.bin"),
        hechos.con("word/media/image1.emf"),
    ):
        assert inspeccionar("docx", sano) == ""


@pytest.mark.parametrize("malo", MALOS)
def test_un_documento_con_algo_dentro_se_rechaza(malo: str) -> None:
    """Programas, objetos, lo que se pide fuera y lo que no es de un documento."""
    assert inspeccionar("docx", MALOS[malo]) != ""


def test_en_la_ficha_es_un_error_con_su_linea(repositorio: Repositorio) -> None:
    """Y una imagen que puede llevar guiones no se muestra, aunque esté junto a la ficha."""
    repositorio.escribir(f"{CARPETA}/a.docx", MALOS["macros"])
    repositorio.escribir(f"{CARPETA}/b.svg", "<svg/>")
    repositorio.herramienta("lista", adjuntos="[{titulo: Anexo, archivo: a.docx}]")
    ficha = repositorio.raiz / CARPETA / "ficha.md"
    ficha.write_text(ficha.read_text(encoding="utf-8") + "\n![Plano](b.svg)\n", encoding="utf-8")
    assert repositorio.problemas() == [
        f"{CARPETA}/ficha.md:2: error: «a.docx» lleva un programa dentro (macros o controles) "
        "[inspeccion]",
        f"{CARPETA}/ficha.md:11: error: «b.svg» no es una imagen que se admita [inspeccion]",
    ]


def _reparos(mesa: Mesa, ficheros: dict[str, bytes]) -> dict[str, str]:
    """De cada archivo, el mensaje de su error."""
    mesa.poner(ficheros)
    problemas = [p for p in mesa.extraer().problemas if p.nivel == "error"]
    return {n: p.mensaje for n in ficheros for p in problemas if f"«{n}»" in p.mensaje}


def test_los_pdf_con_acciones_o_contrasena_y_las_imagenes_malas_no_se_publican(mesa: Mesa) -> None:
    """Se abren en el proceso hijo; los sanos se leen, y el que sigue a uno malo también."""
    malos = {f"{que}.pdf": hechos.pdf_con(que) for que in DE_PDF}
    malos["opaco.pdf"] = hechos.pdf_con("al-abrir").replace(b"/OpenAction", b"/S /a#ff /OpenAction")
    malos["secreto.pdf"] = archivos.pdf("Año", clave="1234")
    malos["cortada.png"] = hechos.imagen("PNG", 900, 900)[:200]
    malos["gif.jpg"] = b"\xff\xd8\xff" + hechos.imagen("GIF")
    malos["enorme.png"] = hechos.imagen("PNG", 9000, 9000)
    sanos = {f"sano.{formato}": crudo for formato, crudo in SANOS.items()}
    hallados = _reparos(mesa, {**malos, "sano-con-enlace.pdf": hechos.pdf_con("sano"), **sanos})
    assert set(hallados) == set(malos)
    assert {m.partition("»")[2] for m in hallados.values()} == {
        REPAROS[grave][0].partition("»")[2] for grave in GRAVES - DE_DOCUMENTOS
    }
