"""Extracción, limpieza: texto en forma NFC, en una línea y sin lo que no se ve."""

from __future__ import annotations

import re
import unicodedata

# Lo que pdfium pone en lugar del guion y del salto, al fin de una línea; y el guion opcional.
_CORTE = re.compile("(?<=[^\\W\\d_])[\x02\ufffe\u00ad]\\s*(?=[a-záéíóúüñ])")
_GUION = re.compile("[\x02\ufffe]\\s*")
_LIGADURAS = {
    ligadura: unicodedata.normalize("NFKC", chr(ligadura)) for ligadura in range(0xFB00, 0xFB07)
}


def limpiar(texto: str) -> str:
    """El texto en una línea, en forma NFC, sin caracteres de control ni invisibles."""
    if not texto.isascii():
        texto = unicodedata.normalize("NFC", texto)
    if not texto.isprintable():
        texto = texto.translate({ord(c): _en_lugar(c) for c in set(texto) if not c.isprintable()})
    return " ".join(texto.split())


def unir_lineas(texto: str) -> str:
    """Une las palabras que un guion parte al fin de la línea y deshace las ligaduras («ﬁ»)."""
    return _GUION.sub("-", _CORTE.sub("", texto)).translate(_LIGADURAS)


def _en_lugar(caracter: str) -> str:
    """Nada en lugar de lo que no ocupa sitio; un espacio en lugar de lo demás."""
    return "" if unicodedata.category(caracter) == "Cf" else " "
