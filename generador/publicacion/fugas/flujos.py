"""Fugas, flujos: lo comprimido que hay en unos bytes, esté donde esté y se llame como se llame.

Se busca el comienzo de cada flujo (una parte de un ZIP, gzip, zlib, bzip2, xz) y no el índice del
contenedor: así se ve igual lo de un Word, lo de un PDF, lo pegado detrás de una imagen y lo que un
ZIP tiene y no enumera.
"""

from __future__ import annotations

import bz2
import lzma
import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from mmap import mmap
from typing import Protocol

MEGA = 1024 * 1024
FLUJO = 64 * MEGA
"""Bytes que se miran de un flujo."""
PIEZA = 64 * 1024
MENOS = 16
"""Bytes que ha de dar algo para que no sea casualidad."""

Bytes = bytes | mmap

_FIRMAS = re.compile(
    rb"PK\x03\x04|\x1f\x8b\x08|\x78[\x01\x5e\x9c\xda]|BZh[1-9]1AY&SY|\xfd7zXZ\x00", re.S
)
_LOCAL = 30
"""Bytes de la cabecera de una parte de un ZIP, sin su nombre."""
_CERRADOS = {
    b"7z\xbc\xaf\x27\x1c": "7z",
    b"Rar!\x1a\x07": "RAR",
    b"\x28\xb5\x2f\xfd": "Zstandard",
    b"ZIM\x04": "ZIM",
}


class _Descompresor(Protocol):
    @property
    def eof(self) -> bool: ...
    @property
    def unused_data(self) -> bytes: ...
    def decompress(self, datos: bytes, maximo: int, /) -> bytes: ...


@dataclass(frozen=True, slots=True)
class Hallado:
    """Un tramo de los bytes: lo que lleva dentro si estaba comprimido, o tal cual."""

    nombre: str
    contenido: bytes
    comprimido: bool
    cortado: bool = False
    """Si había más de lo que se mira."""


def cerrado(crudo: Bytes) -> str:
    """Nombre del formato, si no se puede mirar dentro; vacío si sí."""
    cabeza = bytes(crudo[:8])
    formato = next((n for firma, n in _CERRADOS.items() if cabeza.startswith(firma)), "")
    if cabeza.startswith(b"%PDF") and crudo.find(b"/Encrypt") >= 0:
        formato = "PDF cifrado"
    return formato


def abrir(crudo: Bytes) -> Iterator[Hallado]:
    """Los flujos comprimidos de unos bytes y lo que queda entre ellos."""
    hecho = 0
    for firma in _FIRMAS.finditer(crudo):
        lugar = firma.start()
        if lugar < hecho:
            continue
        hallado, fin = _descomprimir(crudo, lugar, bytes(firma[0]))
        if hallado is None:
            continue
        if lugar > hecho:
            yield Hallado("", bytes(crudo[hecho:lugar]), False)
        yield hallado
        hecho = fin
    if hecho == 0 and (suelto := _sin_cabecera(crudo)) is not None:
        yield suelto
    if hecho < len(crudo):
        yield Hallado("", bytes(crudo[hecho : len(crudo)]), False)


def _descomprimir(crudo: Bytes, lugar: int, firma: bytes) -> tuple[Hallado | None, int]:
    """Lo que da el flujo que empieza ahí, y dónde termina."""
    nombre, desde, descompresor = "", lugar, _para(firma)
    if firma.startswith(b"PK"):
        cabeza = crudo[lugar : lugar + _LOCAL]
        if len(cabeza) < _LOCAL:
            return None, lugar
        metodo, largo = cabeza[8] + 256 * cabeza[9], cabeza[26] + 256 * cabeza[27]
        desde = lugar + _LOCAL
        nombre = bytes(crudo[desde : desde + largo]).decode("utf-8", "replace")
        desde += largo + cabeza[28] + 256 * cabeza[29]
        if cabeza[6] & 1:
            return Hallado(nombre, b"", True, cortado=True), desde
        descompresor = _de_zip(metodo)
    if descompresor is None:
        return None, lugar
    contenido, fin, cortado = _sacar(crudo, desde, descompresor)
    if len(contenido) < MENOS and not descompresor.eof:
        return None, lugar
    if not descompresor.eof and not cortado:
        fin = lugar + len(firma)  # estaba roto, o no era un flujo: lo que sigue se mira también
    return Hallado(nombre, contenido, True, cortado), fin


def _de_zip(metodo: int) -> _Descompresor | None:
    if metodo == 12:
        return bz2.BZ2Decompressor()
    return zlib.decompressobj(-15) if metodo == 8 else None


def _para(firma: bytes) -> _Descompresor | None:
    if firma.startswith(b"\x1f"):
        return zlib.decompressobj(31)
    if firma.startswith(b"\x78"):
        return zlib.decompressobj(15)
    if firma.startswith(b"BZ"):
        return bz2.BZ2Decompressor()
    return lzma.LZMADecompressor(memlimit=FLUJO) if firma.startswith(b"\xfd") else None


def _sacar(crudo: Bytes, desde: int, con: _Descompresor) -> tuple[bytes, int, bool]:
    """(contenido, dónde termina, si faltó): de pieza en pieza, para no copiar el resto cada vez."""
    salida: list[bytes] = []
    largo, lugar = 0, desde
    try:
        while not con.eof and lugar < len(crudo) and largo <= FLUJO:
            pieza = bytes(crudo[lugar : lugar + PIEZA])
            lugar += len(pieza)
            while pieza and largo <= FLUJO:
                salida.append(con.decompress(pieza, FLUJO + 1 - largo))
                largo += len(salida[-1])
                pieza = getattr(con, "unconsumed_tail", b"")
    except (zlib.error, OSError, EOFError, ValueError, lzma.LZMAError):
        pass  # lo que se sacó antes del fallo también se mira
    return b"".join(salida), lugar - len(con.unused_data), largo > FLUJO


def _sin_cabecera(crudo: Bytes) -> Hallado | None:
    """Deflate a secas: no tiene firma, así que solo se prueba desde el comienzo."""
    contenido, _, cortado = _sacar(crudo, 0, zlib.decompressobj(-15))
    return Hallado("", contenido, True, cortado) if len(contenido) >= MENOS else None


def parece_comprimido(crudo: bytes) -> bool:
    """Si unos bytes empiezan por la firma de un flujo, o por la de un contenedor de ellos."""
    return _FIRMAS.match(crudo) is not None or crudo.startswith((b"%PDF", b"\x89PNG"))
