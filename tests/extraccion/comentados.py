"""Documentos como los que se envían a revisar: con comentarios y cambios de personas, y fotos."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

import docx
import openpyxl
import pptx
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from openpyxl.comments import Comment
from PIL import ExifTags, Image

from tests.extraccion import archivos

ANA, LUIS = "Ana Quispe", "Luis «Lucho» Rojas & Cía."
CUENTA = "S::ana.quispe@correo-de-nadie.pe::1"
PERSONAS = (ANA, LUIS.replace("&", "&amp;"), CUENTA, "AQ&lt;3", "camara-de-ana")
"""Lo que no debe quedar en ninguna parte, como se escribe en XML y en una foto."""
_GENTE = f"""<w15:people xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml">
<w15:person w15:author="{ANA}"><w15:presenceInfo w15:providerId="AD" w15:userId="{CUENTA}"/>
</w15:person></w15:people>"""
_CAMBIO = (
    f"<w:ins {nsdecls('w')} w:id='9' w:author='{LUIS.replace('&', '&amp;')}'"
    " w:date='2026-01-01T00:00:00Z'><w:r><w:t>Autor 1 dice</w:t></w:r></w:ins>"
)
_HILO = "http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments"
_DE_PARTE = {
    "people.xml": (
        "http://schemas.microsoft.com/office/2011/relationships/people",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.people+xml",
    ),
    "persons/person.xml": (
        "http://schemas.microsoft.com/office/2017/10/relationships/person",
        "application/vnd.ms-excel.person+xml",
    ),
    "commentAuthors.xml": (
        "http://schemas.openxmlformats.org/officeDocument/2006/relationships/commentAuthors",
        "application/vnd.openxmlformats-officedocument.presentationml.commentAuthors+xml",
    ),
}
"""Parte → su relación y su tipo: lo que estas bibliotecas no saben escribir."""


def foto(formato: str = "JPEG") -> bytes:
    """Una foto tumbada, que dice de quién es la cámara y dónde se tomó."""
    imagen = Image.new("RGB", (40, 20), "white")
    exif = imagen.getexif()
    exif[ExifTags.Base.Artist], exif[ExifTags.Base.Orientation] = "camara-de-ana", 6
    exif.get_ifd(ExifTags.IFD.GPSInfo)[ExifTags.GPS.GPSLatitudeRef] = "S"
    salida = io.BytesIO()
    imagen.save(salida, formato, exif=exif)
    return salida.getvalue()


def documento() -> bytes:
    """Un .docx con un comentario, un cambio, las personas y una foto."""
    word = docx.Document()
    parrafo = word.add_paragraph("Plan")
    word.add_comment(parrafo.runs, "¿Seguro?", author=ANA, initials="AQ<3")
    parrafo._p.append(parse_xml(_CAMBIO))
    word.add_picture(io.BytesIO(foto()))
    return _enlazada(_guardado(word), "word/document.xml", "people.xml", _GENTE)


def libro() -> bytes:
    """Un .xlsx con un comentario de los de antes y uno de los de ahora, y su carpeta."""
    excel = openpyxl.Workbook()
    assert excel.active is not None
    excel.active["A1"] = "Costo"
    excel.active["A1"].comment = Comment("¿Seguro?", ANA)
    persona = (
        f'<personList xmlns="{_HILO}"><person displayName="{ANA}" id="{{1}}" '
        f'userId="{CUENTA}" providerId="AD"/></personList>'
    )
    crudo = _enlazada(_guardado(excel), "xl/workbook.xml", "persons/person.xml", persona)
    antes = "<workbookPr/>"
    return _cambiada(crudo, "xl/workbook.xml", antes, f'<fileSharing userName="{ANA}"/>{antes}')


def charla() -> bytes:
    """Un .pptx con quien lo comentó, y una foto."""
    presentacion = pptx.Presentation()
    lamina = presentacion.slides.add_slide(presentacion.slide_layouts[5])
    lamina.shapes.add_picture(io.BytesIO(foto()), 0, 0)
    autores = (
        '<p:cmAuthorLst xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main">'
        f'<p:cmAuthor id="0" name="{ANA}" initials="AQ&lt;3" lastIdx="1" clrIdx="0"/>'
        "</p:cmAuthorLst>"
    )
    crudo = _guardado(presentacion)
    return _enlazada(crudo, "ppt/presentation.xml", "commentAuthors.xml", autores)


def abierto() -> bytes:
    """Un .odt con un comentario, un cambio y una foto."""
    firma = f"<dc:creator>{ANA}</dc:creator><dc:date>2026-01-01T00:00:00</dc:date>"
    otra = firma.replace(ANA, LUIS.replace("&", "&amp;"))
    cuerpo = (
        "<office:body><office:text><text:tracked-changes><text:changed-region xml:id='c' "
        f"text:id='c'><text:insertion><office:change-info>{otra}</office:change-info>"
        "</text:insertion></text:changed-region></text:tracked-changes><text:p>"
        "<text:change-start text:change-id='c'/>Plan<text:change-end text:change-id='c'/>"
        f"<office:annotation>{firma}<meta:creator-initials>AQ&lt;3</meta:creator-initials>"
        "<text:p>¿Seguro?</text:p></office:annotation></text:p></office:text></office:body>"
    )
    return archivos.abierto(cuerpo, "odt", {"Pictures/a.jpg": foto()})


def _guardado(objeto: object) -> bytes:
    salida = io.BytesIO()
    objeto.save(salida)  # type: ignore[attr-defined]
    return salida.getvalue()


def _enlazada(crudo: bytes, desde: str, parte: str, texto: str) -> bytes:
    """El mismo documento con otra parte, que enlaza la que se dice."""
    relacion, tipo = _DE_PARTE[parte]
    carpeta, nombre = desde.rsplit("/", 1)
    con = archivos.con_parte(crudo, f"{carpeta}/{parte}", texto.encode())
    enlaces = f"{carpeta}/_rels/{nombre}.rels"
    fin = "</Relationships>"
    enlace = f'<Relationship Id="rGente" Type="{relacion}" Target="{parte}"/>'
    con = _cambiada(con, enlaces, fin, enlace + fin)
    fin = "</Types>"
    cual = f'<Override PartName="/{carpeta}/{parte}" ContentType="{tipo}"/>'
    return _cambiada(con, "[Content_Types].xml", fin, cual + fin)


def _cambiada(crudo: bytes, parte: str, antes: str, ahora: str) -> bytes:
    with zipfile.ZipFile(io.BytesIO(crudo)) as z:
        texto = z.read(parte).decode()
    assert texto.count(antes) == 1, parte
    return archivos.con_parte(crudo, parte, texto.replace(antes, ahora).encode())


HECHOS: Mapping[str, bytes] = {
    "docx": documento(),
    "xlsx": libro(),
    "pptx": charla(),
    "odt": abierto(),
}
