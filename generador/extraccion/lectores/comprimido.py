"""Extracción, comprimido: los archivos de Office y de OpenDocument son ZIP con XML dentro.

Antes de abrir nada se miran los tamaños que el ZIP declara; al leer, Python no pasa de ellos.
"""

from __future__ import annotations

import io
import zlib
from functools import cache
from xml.etree.ElementTree import Element, ParseError, fromstring
from xml.parsers.expat import errors
from zipfile import BadZipFile, ZipFile

from generador.extraccion.lectura import MEGA, Ilegible

TOTAL, PARTE, PARTES = 256 * MEGA, 64 * MEGA, 5_000
"""Bytes descomprimidos de todo y de una parte de XML, y cuántas partes puede haber."""
RAZON, DESDE = 200, 8 * MEGA
"""Una parte de más de DESDE bytes no se comprime de verdad más de RAZON veces."""
MAL_COMPRIMIDO = (BadZipFile, EOFError, NotImplementedError, zlib.error)
"""Lo que lanza un ZIP al leer una parte que no está sana."""
_CIFRADO_DE_OFFICE = "EncryptedPackage".encode("utf-16-le")
_CIFRADO = 0x1
_SIN_MEMORIA = errors.codes[errors.XML_ERROR_NO_MEMORY]


def abrir(crudo: bytes) -> ZipFile:
    """El ZIP, si es uno, no está cifrado y no es una bomba."""
    try:
        comprimido = ZipFile(io.BytesIO(crudo))
    except (BadZipFile, ValueError, NotImplementedError) as e:
        raise Ilegible("cifrado" if _CIFRADO_DE_OFFICE in crudo else "danado") from e
    partes = comprimido.infolist()
    if any(p.flag_bits & _CIFRADO for p in partes):
        raise Ilegible("cifrado")
    enorme = any(p.file_size > DESDE and p.file_size > RAZON * p.compress_size for p in partes)
    solapado = sum(p.compress_size for p in partes) > len(crudo)
    if enorme or solapado or len(partes) > PARTES or sum(p.file_size for p in partes) > TOTAL:
        raise Ilegible("bomba")
    return comprimido


def xml(comprimido: ZipFile, parte: str) -> Element:
    """La raíz de una parte de XML. Una que define entidades no es de un documento honrado."""
    try:
        if comprimido.getinfo(parte).file_size > PARTE:
            raise Ilegible("grande")
        crudo = comprimido.read(parte)
        if b"<!DOCTYPE" in crudo:
            raise Ilegible("danado")
        return fromstring(crudo)
    except ParseError as e:
        raise MemoryError if e.code == _SIN_MEMORIA else Ilegible("danado") from e
    except (KeyError, ValueError, *MAL_COMPRIMIDO) as e:
        raise Ilegible("danado") from e


@cache
def local(nombre: str) -> str:
    """Nombre de una etiqueta sin su espacio de nombres: hay más de uno para lo mismo."""
    return nombre.rpartition("}")[2]
