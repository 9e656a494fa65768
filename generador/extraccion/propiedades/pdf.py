"""Extracción, propiedades de PDF: su diccionario «Info» y su XMP, con qpdf.

A uno firmado o con contraseña no se le quitan: al volver a guardarlo, su firma dejaría de valer.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from itertools import islice
from xml.etree.ElementTree import Element, ParseError, fromstring

from pikepdf import Dictionary, PasswordError, Pdf, PdfError, Stream

from generador.extraccion.lectura import MEGA, Ilegible

OBJETOS = 200_000
_ROTO = (PasswordError, PdfError, RuntimeError, ValueError)
"""Lo que lanza qpdf con uno dañado o con contraseña."""
_SE_QUEDAN = frozenset(
    {"/Title", "/Subject", "/Keywords", "/CreationDate", "/ModDate", "/Creator", "/Producer"}
    | {"/Trapped"}
)
_NOMBRES = {"/Author": "autor", "/Company": "empresa", "/Manager": "responsable"} | {
    "/Title": "título",
    "/Subject": "asunto",
    "/Keywords": "palabras clave",
}
_DC, _XMP = "{http://purl.org/dc/elements/1.1/}", "{http://ns.adobe.com/xap/1.0/}"
_XMP_QUE_SE_QUEDA = (
    "{http://www.aiim.org/pdfa/ns/",
    "{http://www.aiim.org/pdfua/ns/",
    "{http://ns.adobe.com/pdf/1.3/}",
    *(_DC + n for n in ("title", "subject", "language", "format")),
    *(_XMP + n for n in ("CreateDate", "ModifyDate", "MetadataDate", "CreatorTool")),
)
"""Lo que trata del documento, y lo que lo declara PDF/A o accesible."""


def leer(crudo: bytes) -> Iterator[tuple[str, str]]:
    """Las de «Info», por su nombre, y todo lo que dice el XMP."""
    try:
        with Pdf.open(io.BytesIO(crudo)) as pdf:
            for clave, valor in _info(pdf):
                yield _NOMBRES.get(clave, clave.removeprefix("/")), valor
            if xmp := _bytes_de_xmp(pdf):
                yield "XMP", _texto_de_xmp(xmp)
    except _ROTO:
        return


def quitar(crudo: bytes) -> bytes:
    """El mismo PDF sin las que no son del documento."""
    try:
        with Pdf.open(io.BytesIO(crudo)) as pdf:
            if pdf.is_encrypted or _firmado(pdf):
                return crudo
            sobran = [clave for clave, valor in _info(pdf) if clave not in _SE_QUEDAN and valor]
            for clave in sobran:
                del pdf.docinfo[clave]
            if not (_quitar_de_xmp(pdf) or sobran):
                return crudo
            salida = io.BytesIO()
            pdf.save(salida, deterministic_id=True)
            return salida.getvalue()
    except _ROTO as e:
        raise Ilegible("danado") from e


def _info(pdf: Pdf) -> list[tuple[str, str]]:
    info = pdf.trailer.get("/Info")
    if not isinstance(info, Dictionary):
        return []
    return [(clave, str(info[clave])) for clave in sorted(info.keys())]


def _firmado(pdf: Pdf) -> bool:
    return any(
        isinstance(objeto, Dictionary) and "/ByteRange" in objeto
        for objeto in islice(pdf.objects, OBJETOS)
    )


def _raiz_de_xmp(crudo: bytes) -> Element | None:
    """Uno enorme o que define entidades no es de un documento honrado."""
    if len(crudo) > MEGA or b"<!DOCTYPE" in crudo:
        return None
    try:
        return fromstring(crudo)
    except ParseError:
        return None


def _bytes_de_xmp(pdf: Pdf) -> bytes:
    xmp = pdf.Root.get("/Metadata")
    return xmp.read_bytes() if isinstance(xmp, Stream) else b""


def _texto_de_xmp(crudo: bytes) -> str:
    """Sus textos y sus atributos; si no es XML, sus letras."""
    raiz = _raiz_de_xmp(crudo)
    if raiz is None:
        return crudo[:MEGA].decode("utf-8", "replace")
    return " ".join(t for e in raiz.iter() for t in (*e.attrib.values(), e.text or "") if t.strip())


def _quitar_de_xmp(pdf: Pdf) -> bool:
    """Si había algo que quitar. Un XMP que no se entiende se quita entero."""
    if "/Metadata" not in pdf.Root:
        return False
    if _raiz_de_xmp(_bytes_de_xmp(pdf)) is None:
        del pdf.Root.Metadata
        return True
    with pdf.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as xmp:
        sobran = [clave for clave in xmp if not clave.startswith(_XMP_QUE_SE_QUEDA)]
        for clave in sobran:
            del xmp[clave]
    return bool(sobran)
