"""Fugas, plegado: de un texto a sus palabras y a su flujo, iguales se escriba como se escriba.

El flujo es el texto sin tildes, mayúsculas, signos ni espacios: «Acta N.º 7» y «acta-n-7» dan lo
mismo. Todo se hace con tablas de bytes, que cuestan cien veces menos que un bucle.
"""

from __future__ import annotations

import re
import unicodedata

FRASE = 24
"""Letras de cada tramo en que se corta un texto largo."""
CORTA = 11
"""Letras de la frase más corta que se busca."""

BARRERA = b"|"
"""Donde acaba un dato y empieza otro: lo que va a los dos lados no se dijo seguido."""

_INVISIBLES = re.compile("[\u200b-\u200f\u2060-\u2064\ufeff]")
_DE_COMPATIBILIDAD = re.compile("[\ufb00-\ufb06\uff01-\uff5e\U0001d400-\U0001d7ff]")
_SE_BORRAN = b"\x00\xad"  # lo que separa los bytes de UTF-16, y el guion opcional


def _tabla() -> bytes:
    tabla = bytearray(b" " * 256)
    for codigo in range(256):
        base = unicodedata.normalize("NFD", chr(codigo))[0].lower()
        if base.isascii() and base.isalnum():
            tabla[codigo] = ord(base)
    tabla[ord("-")] = tabla[ord("_")] = ord("-")
    return bytes(tabla)


_TABLA = _tabla()
_CON_BARRERAS = _TABLA[: ord(BARRERA)] + BARRERA + _TABLA[ord(BARRERA) + 1 :]


def plegar(texto: str, tabla: bytes = _TABLA) -> bytes:
    """Palabras en minúscula y sin tildes, separadas por espacios; el guion las une."""
    try:
        crudo = texto.encode("latin-1")
    except UnicodeEncodeError:
        if _DE_COMPATIBILIDAD.search(texto):
            texto = unicodedata.normalize("NFKC", texto)
        texto = unicodedata.normalize("NFC", _INVISIBLES.sub("", texto))
        crudo = texto.encode("latin-1", "replace")
    return crudo.translate(tabla, _SE_BORRAN)


def plegar_con_barreras(texto: str) -> bytes:
    """Lo mismo, y queda la barrera, que ninguna frase cruza."""
    return plegar(texto, _CON_BARRERAS)


def contiene(plegado: bytes, frase: bytes) -> bool:
    """Si la frase está en un texto plegado, y no empieza ni acaba a mitad de una palabra."""
    letras = rb"[ -]*".join(frase[i : i + 1] for i in range(len(frase)))
    return re.search(rb"(?<![a-z0-9])" + letras + rb"(?![a-z0-9])", plegado) is not None


def fluir(plegado: bytes) -> bytes:
    """El flujo de un texto ya plegado."""
    return plegado.translate(None, b" -")


def separar(plegado: bytes) -> list[bytes]:
    """Las palabras de un texto ya plegado; las que llevan guion, también por partes."""
    enteras = plegado.split()
    return enteras + plegado.replace(b"-", b" ").split() if b"-" in plegado else enteras


def tramos(flujo: bytes) -> set[bytes]:
    """Los tramos en que se corta un flujo: quien copie el doble de uno, copia alguno entero."""
    if len(flujo) <= FRASE:
        return {flujo} if len(flujo) >= CORTA else set()
    cortes = {flujo[i : i + FRASE] for i in range(0, len(flujo) - FRASE + 1, FRASE)}
    return cortes | {flujo[-FRASE:]}
