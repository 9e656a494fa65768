"""Importación, limpieza: de un texto de fuera (Word, una página web, Excel) al que se guarda.

1. Los saltos de línea de otros sistemas (CR, CR LF, VT, FF, NEL, LS, PS) son «\\n».
2. Se quita lo que no se ve y el lector no admite (controles, anchos cero, marcas de dirección,
   guiones opcionales, sustitutos sueltos). La tabulación y el espacio duro se conservan.
3. Forma NFC.
"""

from __future__ import annotations

import re
import unicodedata

from generador.fuentes.texto import quitar_invisibles

_SALTO = re.compile("\r\n|[\r\v\f\x85\u2028\u2029]")
_SUSTITUTO = re.compile("[\ud800-\udfff]")


def limpiar(texto: str) -> str:
    """El texto sin saltos raros ni caracteres invisibles, en forma NFC."""
    if texto.isascii() and texto.isprintable():
        return texto
    sin_saltos = _SUSTITUTO.sub("", _SALTO.sub("\n", texto))
    return unicodedata.normalize("NFC", quitar_invisibles(sin_saltos))
