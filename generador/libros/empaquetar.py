"""Libros, empaquetado: de un libro de openpyxl a bytes que son siempre los mismos.

openpyxl pone la hora en las propiedades y en cada parte del ZIP: aquí se cambian por unas fijas, y
las propiedades no llevan nombre de ninguna persona.
"""

from __future__ import annotations

import io
from xml.sax.saxutils import escape
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from openpyxl import Workbook

_DIA = (1980, 1, 1, 0, 0, 0)
_PROPIEDADES = "docProps/core.xml"
_ALTO_FIJO = b' customHeight="1"'
"""Sin esto el alto de una fila crece cuando se escribe en ella; openpyxl lo pone siempre."""
_NUCLEO = (
    "<?xml version='1.0' encoding='UTF-8' standalone='yes'?>\n"
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/'
    'core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" '
    'xmlns:dcterms="http://purl.org/dc/terms/" '
    'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>{titulo}</dc:title>'
    "<dc:language>es-PE</dc:language>"
    '<dcterms:created xsi:type="dcterms:W3CDTF">2025-01-01T00:00:00Z</dcterms:created>'
    "</cp:coreProperties>"
)


def empaquetar(libro: Workbook, titulo: str) -> bytes:
    """El archivo .xlsx del libro."""
    crudo, fijo = io.BytesIO(), io.BytesIO()
    libro.save(crudo)
    with ZipFile(crudo) as origen, ZipFile(fijo, "w") as destino:
        for nombre in sorted(origen.namelist(), key=lambda n: (n != "[Content_Types].xml", n)):
            parte = origen.read(nombre)
            if nombre == _PROPIEDADES:
                parte = _NUCLEO.format(titulo=escape(titulo)).encode()
            elif nombre.startswith("xl/worksheets/"):
                parte = parte.replace(_ALTO_FIJO, b"")
            ficha = ZipInfo(nombre, _DIA)
            ficha.compress_type = ZIP_DEFLATED
            ficha.external_attr = 0o644 << 16
            destino.writestr(ficha, parte)
    return fijo.getvalue()
