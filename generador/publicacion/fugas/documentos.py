"""Fugas, documentos: de un adjunto a los textos que lleva, con sus propiedades y comentarios."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterator
from pathlib import PurePosixPath

from generador.publicacion.fugas import escrituras, flujos

Leer = Callable[[str, bytes], str]
"""De un formato y unos bytes a su texto (vea «extraccion»)."""

_DE_TEXTO = frozenset({".csv", ".txt", ".vtt", ".srt", ".md", ".yml", ".json", ".html"})
_XML = (".xml", ".rels")
# Lo que en Office cierra un trozo: un párrafo, una celda, una propiedad. Una palabra puede ir
# partida entre varios «w:r», así que lo demás no separa.
_CIERRE = re.compile(
    r"</(?:\w+:)?(?:p|h|si|v|is|c|tc|row|tr|author|comment|text-box|title|subject|creator|keywords"
    r"|description|category|lastModifiedBy|contentStatus|Company|Manager|lpwstr|initial-creator"
    r"|keyword|user-defined|meta)>|<\w+:(?:tab|br|cr|s|line-break)\b[^>]*/>"
)
_ETIQUETA = re.compile(r"<[^>]*>")
_DATO = re.compile(r'\b(?:descr|title|name|alt|tooltip|w:author)="([^"]{4,})"')
_DE_PDF = re.compile(
    rb"/(?:Title|Author|Subject|Keywords|Creator)\s*(?:\(((?:[^()\\]|\\.)*)\)|<([0-9A-Fa-f\s]+)>)",
    re.S,
)
_LEGIBLE = re.compile(rb"[\x20-\x7e]{12,}")
HONDURA = 3


def textos(nombre: str, crudo: bytes, leer: Leer, hondo: int = 0) -> Iterator[str]:
    """Los textos de un archivo con ese nombre: uno por párrafo, celda, línea o propiedad."""
    extension = PurePosixPath(nombre).suffix.lower()
    yield from leer(extension[1:], crudo).split("\n")
    if extension == ".pdf":
        yield from _propiedades(crudo)
    elif extension in _DE_TEXTO:
        yield from _lineas(crudo)
    elif not crudo.startswith(b"PK"):
        yield from (t.decode("ascii") for t in _LEGIBLE.findall(crudo.replace(b"\0", b"")))
    elif hondo < HONDURA:
        for parte in flujos.abrir(crudo):
            if parte.nombre.endswith(_XML):
                yield from _de_xml(parte.contenido)
            elif parte.comprimido:
                yield parte.nombre
                yield from textos(parte.nombre, parte.contenido, leer, hondo + 1)


def partes(crudo: bytes) -> Iterator[bytes]:
    """Lo que un documento lleva dentro sin ser XML: sus imágenes y archivos incrustados."""
    if crudo.startswith(b"PK"):
        hechas = (p for p in flujos.abrir(crudo) if p.comprimido)
        yield from (p.contenido for p in hechas if not p.nombre.endswith(_XML))


def _lineas(crudo: bytes) -> Iterator[str]:
    for texto, _ in escrituras.leer(crudo):
        yield from texto.splitlines()


def _de_xml(crudo: bytes) -> Iterator[str]:
    for texto, _ in escrituras.leer(crudo):
        yield from (html.unescape(dato) for dato in _DATO.findall(texto))
        separado = _ETIQUETA.sub("", _CIERRE.sub("\n", texto))
        yield from html.unescape(separado).splitlines()


def _propiedades(crudo: bytes) -> Iterator[str]:
    for literal, hexadecimal in _DE_PDF.findall(crudo):
        limpio = b"".join(hexadecimal.split())
        valor = (
            literal if not limpio else bytes.fromhex((limpio + b"0" * (len(limpio) % 2)).decode())
        )
        for texto, _ in escrituras.leer(valor.removeprefix(b"\xfe\xff")):
            yield texto
