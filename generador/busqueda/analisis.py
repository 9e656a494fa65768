"""Búsqueda, análisis: de un texto a sus palabras plegadas y sus raíces. motor.js hace lo mismo."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from generador.busqueda.raices import TABLAS, raiz

LARGA = 60
"""Letras de la palabra más larga que se busca: lo que pasa de ahí no es una palabra."""
VACIAS = frozenset(TABLAS["vacias"].split())

_AJENO = re.compile("[^\x00-\x7f\u0300-\u036f]+")
_COMUNES = tuple(zip("áéíóúüñ", "aeiouun", strict=True))
"""Las letras con tilde del español: casi siempre bastan, y lo demás cuesta más."""
_PALABRA = re.compile("[a-z0-9]+")
_QUIZA_CODIGO = re.compile(r"[0-9][-/.][a-z0-9]")
_CODIGO = re.compile(r"(?<![a-z0-9])[0-9]+(?:[-/.][a-z0-9]+)+")
_SEPARADOR = re.compile(r"[-/.]")
_RELLENO = re.compile(r"(?<![a-z0-9])0+(?=[a-z0-9])")


def plegar(texto: str) -> str:
    """Minúsculas sin tildes ni otros signos: solo queda ASCII (la ñ es n)."""
    texto = texto.lower()
    for con_tilde, llana in _COMUNES:
        texto = texto.replace(con_tilde, llana)
    if not texto.isascii():
        suelto = _AJENO.sub(" ", unicodedata.normalize("NFKD", texto))
        texto = suelto.encode("ascii", "ignore").decode("ascii").lower()
    return texto


def palabras(texto: str) -> list[str]:
    """Palabras y números de un texto, en orden; al final, sus códigos de una pieza.

    Los números van sin ceros de relleno: «RM 029-2025-TR» da rm, 29, 2025, tr y 292025tr, y así se
    halla con separadores y sin ellos.
    """
    plegado = plegar(texto)
    if "0" in plegado:
        plegado = _RELLENO.sub("", plegado)
    halladas = _PALABRA.findall(plegado)
    if _QUIZA_CODIGO.search(plegado):
        halladas += [_SEPARADOR.sub("", c).lstrip("0") or "0" for c in _CODIGO.findall(plegado)]
    return halladas


class Raices(dict[str, str]):
    """Palabra → raíz, calculada una vez; «» si no se busca (vacía, de una letra o larguísima)."""

    def __init__(self, siglas: Iterable[str] = ()) -> None:
        """«siglas» son las que plegadas parecen palabras vacías: en mayúsculas sí se buscan."""
        super().__init__()
        self._siglas = tuple(siglas)
        escritas = "|".join(map(re.escape, self._siglas))
        self._sueltas = re.compile(rf"\b(?:{escritas})\b")

    def __missing__(self, palabra: str) -> str:
        vacia = palabra in VACIAS or (len(palabra) == 1 and palabra.isalpha())
        valor = "" if vacia or len(palabra) > LARGA else raiz(palabra)
        self[palabra] = valor
        return valor

    def separar(self, texto: str) -> tuple[list[str], list[str]]:
        """Palabras de un texto, todas; y aparte las siglas que parecen palabras vacías."""
        if not any(s in texto for s in self._siglas) or texto.isupper():
            return palabras(texto), []
        return palabras(texto), [plegar(s) for s in self._sueltas.findall(texto)]
