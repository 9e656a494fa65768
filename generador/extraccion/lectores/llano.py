"""Extracción, TXT: el texto, en la codificación en que esté."""

from __future__ import annotations

import codecs
from collections.abc import Iterator

from generador.extraccion.lectura import Ilegible, Trozo

_UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def leer(crudo: bytes) -> Iterator[Trozo]:
    """Un solo trozo."""
    yield decodificar(crudo), "", ""


def decodificar(crudo: bytes) -> str:
    """UTF-8; si no lo es, UTF-16 con marca o la de Windows en español."""
    try:
        if crudo.startswith(_UTF_16):
            return crudo.decode("utf-16")
        if b"\0" in crudo:
            raise Ilegible("danado")
        return crudo.decode("utf-8-sig")
    except UnicodeDecodeError:
        return crudo.decode("cp1252", errors="replace")
