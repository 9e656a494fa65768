"""Lo que un archivo dice de quién lo hizo se lee aparte, y se quita sin tocar lo demás."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Iterator

import docx
import openpyxl
import pikepdf
import pptx
import pytest
from PIL import ExifTags, Image, PngImagePlugin

from generador.extraccion import abrir_limpiador
from generador.extraccion.lectura import Lectura
from generador.importacion.propiedades import Limpiador
from tests.extraccion import archivos, hechos
from tests.extraccion.preparacion import Mesa, pasajes_de

CORREO = "ana.quispe@correo-de-nadie.pe"
AUTORA = ("autor", CORREO)
_CUADRO = 24


def _con_nucleo(objeto: object) -> bytes:
    nucleo = getattr(objeto, "core_properties", None) or objeto.properties  # type: ignore[attr-defined]
    nucleo.title = "Guía"
    nucleo.author = nucleo.creator = CORREO
    nucleo.last_modified_by = nucleo.lastModifiedBy = "Ana Quispe"
    salida = io.BytesIO()
    objeto.save(salida)  # type: ignore[attr-defined]
    return salida.getvalue()


def documento() -> bytes:
    """Un .docx con autor, empresa, responsable y una propiedad que alguien añadió."""
    crudo = _con_nucleo(docx.Document(io.BytesIO(hechos.DOCX)))
    with zipfile.ZipFile(io.BytesIO(crudo)) as z:
        programa = z.read("docProps/app.xml")
    fin = b"</Properties>"
    mas = b"<Manager>Ana Quispe</Manager><Company>MTPE</Company>" + fin
    crudo = archivos.con_parte(crudo, "docProps/app.xml", programa.replace(fin, mas))
    propias = (
        '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"'
        ' xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes">'
        '<property fmtid="{D5CDD505-2E9C-101B-9397-08002B2CF9AE}" pid="2" name="Revisora">'
        "<vt:lpwstr>Ana Quispe</vt:lpwstr></property></Properties>"
    )
    return archivos.con_parte(crudo, "docProps/custom.xml", propias.encode())


def _abierto() -> bytes:
    meta = (
        '<office:document-meta xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/"><office:meta><dc:title>Guía</dc:title>'
        f"<dc:creator>{CORREO}</dc:creator></office:meta></office:document-meta>"
    )
    return archivos.con_parte(archivos.abierto("<office:body/>"), "meta.xml", meta.encode())


def pdf() -> bytes:
    """Un PDF con autor en «Info» y en el XMP, que además se declara PDF/A."""
    with pikepdf.open(io.BytesIO(hechos.PDF)) as suyo:
        suyo.docinfo.Title, suyo.docinfo.Author, suyo.docinfo.Company = "Guía", CORREO, "MTPE"
        with suyo.open_metadata(set_pikepdf_as_editor=False) as xmp:
            xmp["dc:title"], xmp["dc:creator"], xmp["pdfaid:part"] = "Guía", [CORREO], "2"
            xmp["photoshop:AuthorsPosition"] = "Facilitadora"
        salida = io.BytesIO()
        suyo.save(salida)
        return salida.getvalue()


def foto(formato: str, giro: int = 1) -> bytes:
    """Una foto con autor, lugar y fecha, y una esquina negra para ver si se giró."""
    imagen = Image.new("RGB", (_CUADRO * 2, _CUADRO), "white")
    imagen.paste("black", (0, 0, 8, 8))
    exif = imagen.getexif()
    exif[ExifTags.Base.Artist], exif[ExifTags.Base.Orientation] = CORREO, giro
    exif[ExifTags.Base.XPAuthor] = "Ana Quispe".encode("utf-16-le")
    exif.get_ifd(ExifTags.IFD.GPSInfo)[ExifTags.GPS.GPSLatitudeRef] = "S"
    textos = PngImagePlugin.PngInfo()
    textos.add_text("Author", "Ana Quispe")
    mas = {"pnginfo": textos} if formato == "PNG" else {"quality": 95}
    salida = io.BytesIO()
    imagen.save(salida, formato, exif=exif, **mas)
    return salida.getvalue()


HECHOS: dict[str, Callable[[], bytes]] = {
    "docx": documento,
    "xlsx": lambda: _con_nucleo(openpyxl.load_workbook(io.BytesIO(hechos.XLSX))),
    "pptx": lambda: _con_nucleo(pptx.Presentation(io.BytesIO(hechos.PPTX))),
    "odt": _abierto,
    "pdf": pdf,
    "jpg": lambda: foto("JPEG"),
    "png": lambda: foto("PNG"),
    "webp": lambda: foto("WEBP"),
}
DE_TEXTO = ("docx", "xlsx", "pptx", "odt", "pdf")


@pytest.fixture(scope="module")
def limpiador() -> Iterator[Limpiador]:
    """El proceso hijo, uno para todos."""
    with abrir_limpiador() as suyo:
        yield suyo


def test_se_leen_aparte_de_lo_que_se_busca(mesa: Mesa) -> None:
    """Están en su lugar, con un nombre para una persona, y no son pasajes."""
    mesa.poner({f"a.{formato}": hacer() for formato, hacer in HECHOS.items()})
    textos = mesa.extraer()
    autores = {p.archivo for p in textos.propiedades["he-mesa"] if (p.nombre, p.valor) == AUTORA}
    assert autores == {f"a.{formato}" for formato in HECHOS}
    assert not [p for p in pasajes_de(textos) if CORREO in p.texto]


@pytest.mark.parametrize("formato", HECHOS)
def test_se_quitan_y_no_queda_rastro(limpiador: Limpiador, formato: str) -> None:
    """Dice cuáles quitó; quitarlas otra vez no cambia nada, y da siempre los mismos bytes."""
    crudo = HECHOS[formato]()
    una = limpiador(formato, crudo)
    assert una.reparo == "" and una.limpio == limpiador(formato, crudo).limpio != b""
    assert AUTORA in una.propiedades
    assert not {nombre for nombre, _ in una.propiedades} & {"título"}
    assert limpiador(formato, una.limpio) == Lectura()


def test_despues_de_quitarlas_no_se_leen(mesa: Mesa, limpiador: Limpiador) -> None:
    """Solo quedan las que tratan del documento; y todos se abren sin un error."""
    limpios = {f"a.{f}": limpiador(f, hacer()).limpio for f, hacer in HECHOS.items()}
    mesa.poner(limpios)
    textos = mesa.extraer()
    assert [p.mensaje for p in textos.problemas if p.nivel == "error"] == []
    propiedades = textos.propiedades["he-mesa"]
    assert not [p for p in propiedades if CORREO in p.valor or "Ana Quispe" in p.valor]
    titulados = {p.archivo for p in propiedades if p.nombre == "título"}
    assert titulados == {f"a.{formato}" for formato in DE_TEXTO}


def test_lo_demas_del_documento_queda_igual(limpiador: Limpiador) -> None:
    """Las mismas partes, en su orden y byte por byte; y Word lo abre."""
    crudo = documento()
    hecha = limpiador("docx", crudo)
    with (
        zipfile.ZipFile(io.BytesIO(crudo)) as antes,
        zipfile.ZipFile(io.BytesIO(hecha.limpio)) as ahora,
    ):
        assert antes.namelist() == ahora.namelist()
        cambian = {n for n in antes.namelist() if antes.read(n) != ahora.read(n)}
        assert b"Pages" in ahora.read("docProps/app.xml")
    assert cambian == {"docProps/core.xml", "docProps/app.xml", "docProps/custom.xml"}
    abierto = docx.Document(io.BytesIO(hecha.limpio))
    assert (abierto.core_properties.title, abierto.core_properties.author) == ("Guía", "")
    assert abierto.core_properties.modified is not None
    assert [p.text for p in abierto.paragraphs] == ["Plan", "Año"]


def test_el_pdf_sigue_siendo_pdf_a_y_con_sus_paginas(mesa: Mesa, limpiador: Limpiador) -> None:
    """Se queda lo que trata del documento."""
    hecha = limpiador("pdf", pdf())
    with pikepdf.open(io.BytesIO(hecha.limpio)) as suyo, suyo.open_metadata() as xmp:
        titulos = {str(suyo.docinfo.Title), xmp["dc:title"]}
        assert (titulos, xmp["pdfaid:part"]) == ({"Guía"}, "2")
        assert "dc:creator" not in xmp and "photoshop:AuthorsPosition" not in xmp
    assert [texto for texto, _, _ in mesa.leer("a.pdf", hecha.limpio)] == ["Plan", "Año"]


def test_a_un_pdf_firmado_o_con_permisos_no_se_le_quita_nada(limpiador: Limpiador) -> None:
    """Guardarlo otra vez anularía la firma."""
    with pikepdf.open(io.BytesIO(pdf())) as suyo:
        firma = pikepdf.Dictionary(Type=pikepdf.Name.Sig, ByteRange=[0, 1, 2, 3], Contents="x")
        suyo.Root.AcroForm = pikepdf.Dictionary(Fields=[suyo.make_indirect(firma)], SigFlags=3)
        firmado, con_permisos = io.BytesIO(), io.BytesIO()
        suyo.save(firmado)
        suyo.save(con_permisos, encryption=pikepdf.Encryption(owner="dueña", user=""))
    for crudo in (firmado.getvalue(), con_permisos.getvalue()):
        assert limpiador("pdf", crudo) == Lectura()


@pytest.mark.parametrize("formato", ["JPEG", "WEBP", "PNG"])
def test_una_foto_girada_se_ve_derecha_al_quitarlas(limpiador: Limpiador, formato: str) -> None:
    """El giro se decía en las propiedades: antes de quitarlas, se aplica."""
    hecha = limpiador({"JPEG": "jpg"}.get(formato, formato.lower()), foto(formato, giro=6))
    with Image.open(io.BytesIO(hecha.limpio)) as imagen:
        assert (imagen.format, imagen.size) == (formato, (_CUADRO, _CUADRO * 2))
        esquina, otra = (imagen.convert("L").getpixel(p) for p in ((_CUADRO - 2, 1), (1, 1)))
    assert isinstance(esquina, int) and isinstance(otra, int)
    assert esquina < 60 < 200 < otra


def test_una_imagen_con_las_propiedades_rotas_se_ve_y_se_limpia(
    mesa: Mesa, limpiador: Limpiador
) -> None:
    """No se sabe qué dicen: se quitan."""
    rota = foto("WEBP").replace(b"MM\x00*", b"MM[*").replace(b"II*\x00", b"II[\x00")
    assert rota != foto("WEBP")
    hecha = limpiador("webp", rota)
    assert hecha.propiedades == (("EXIF", "ilegible"),)
    assert CORREO.encode() not in hecha.limpio
    mesa.poner({"rota.webp": rota})
    assert mesa.extraer().problemas == ()


@pytest.mark.parametrize("formato", ["docx", "pdf", "jpg"])
def test_uno_que_no_es_lo_que_dice_se_queda(limpiador: Limpiador, formato: str) -> None:
    """Ni se toca ni detiene a los demás."""
    roto = limpiador(formato, b"no soy un archivo")
    assert roto.reparo != "" and roto.limpio == b""
    assert limpiador(formato, HECHOS[formato]()).limpio != b""
