"""Publicación, ZIP ajeno: de un archivo que puede ser hostil a la lista de lo que trae, acotada."""

from __future__ import annotations

import stat
import struct
import zipfile
import zlib
from collections.abc import Mapping
from pathlib import Path

from generador.modelo import Fallo
from generador.publicacion.entradas import TAMANO
from generador.publicacion.rutas import choques, reparo

INDICE = 64 << 20
TOTAL = 16 << 30
"""Lo más que ocupan el índice del ZIP y todo lo que trae."""
PROPORCION, DESDE = 200, 64 << 20
"""Cuántas veces puede crecer al descomprimirse, si lo que sale pasa de «DESDE» bytes."""

DANADO = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    EOFError,
    NotImplementedError,
    RuntimeError,
    ValueError,
)
"""Lo que «zipfile» levanta ante un ZIP roto o que no entiende."""

_FINAL = struct.Struct("<4s4H2LH")
_LOCALIZADOR = 20
"""Bytes de la señal de ZIP64, que iría justo antes del final."""


class ContenidoIlegible(Fallo):
    """Lo recibido no se puede leer, o trae algo que ninguna entrega nuestra tiene."""


def abrir_zip(camino: Path) -> zipfile.ZipFile:
    """El ZIP abierto, con su final ya comprobado: un índice enorme no llega a leerse."""
    tamano = camino.stat().st_size
    with camino.open("rb") as crudo:
        inicio = crudo.read(4)
        crudo.seek(max(0, tamano - _FINAL.size - _LOCALIZADOR))
        cola = crudo.read()
    if len(cola) < _FINAL.size or inicio != b"PK\x03\x04":
        raise ContenidoIlegible(f"«{camino.name}» no es un ZIP, o está cortado")
    firma, *discos, cuantos, indice, desde, comentario = _FINAL.unpack(cola[-_FINAL.size :])
    if firma != b"PK\x05\x06" or comentario or discos != [0, 0, cuantos]:
        raise ContenidoIlegible(f"«{camino.name}» está cortado, o tiene algo después de su final")
    if desde + indice + _FINAL.size != tamano or indice > INDICE or cola[:4] == b"PK\x06\x07":
        raise ContenidoIlegible(f"«{camino.name}» tiene un índice que no es admisible")
    try:
        return zipfile.ZipFile(camino)
    except DANADO as e:
        raise ContenidoIlegible(f"«{camino.name}» está dañado") from e


def listar(abierto: zipfile.ZipFile) -> Mapping[str, zipfile.ZipInfo]:
    """Ruta → archivo del ZIP; rechaza enlaces, cifrados, repetidos, nombres y tamaños de trampa."""
    archivos: dict[str, zipfile.ZipInfo] = {}
    for info in abierto.infolist():
        if por_que := _reparo(info):
            raise ContenidoIlegible(f"{info.orig_filename!r}: {por_que}")
        if info.filename in archivos:
            raise ContenidoIlegible(f"«{info.filename}» está dos veces en el ZIP")
        if not info.is_dir():
            archivos[info.filename] = info
    if choque := next(choques(archivos), None):
        raise ContenidoIlegible(f"«{choque[0]}» y «{choque[1]}» no pueden estar a la vez")
    total = sum(i.file_size for i in archivos.values())
    propio = sum(i.compress_size for i in archivos.values())
    if total > TOTAL or (total > DESDE and total > PROPORCION * propio):
        raise ContenidoIlegible("descomprimido ocuparía demasiado: parece una trampa")
    return archivos


def _reparo(info: zipfile.ZipInfo) -> str:
    """Por qué no se admite esa entrada; vacío si se admite."""
    if info.filename != info.orig_filename:
        return "el nombre lleva un carácter que no se ve"
    if por_que := reparo(info.filename.removesuffix("/")):
        return por_que
    if info.flag_bits & 0x2041:
        return "está cifrado"
    if stat.S_IFMT(info.external_attr >> 16) not in (0, stat.S_IFREG, stat.S_IFDIR):
        return "es un enlace, o no es un archivo normal"
    if info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        return "está comprimido de una forma que no se admite"
    guardado = info.compress_type == zipfile.ZIP_STORED
    if info.file_size > (0 if info.is_dir() else TAMANO):
        return "su tamaño no es admisible"
    return "su tamaño no cuadra" if guardado and info.file_size != info.compress_size else ""
