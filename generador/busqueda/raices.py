"""Búsqueda, raíces: de una palabra sin tildes a su raíz (Snowball español con tablas plegadas).

Las reglas están en espanol.json, que el cliente recibe tal cual: motor.js hace lo mismo. Se aparta
de Snowball en tres cosas: las tablas no llevan tildes, la raíz conserva cuatro letras o más, y
siempre es un comienzo de la palabra (así una raíz y sus formas quedan juntas en el índice).
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Container, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

TABLAS: Mapping[str, Any] = json.loads(
    Path(__file__).with_name("espanol.json").read_text(encoding="utf-8")
)
MINIMO = 4
"""Letras que conserva una raíz."""
MINIMO_LARGOS = 6
"""Letras que quedan al quitar una terminación que sin tilde se confunde con otra."""

_MAYOR = 8
_DESPUES_DE_VOCAL = re.compile(r".*?[aeiou][^aeiou]")
_CONSONANTE = re.compile(r"..+?(?<=[^aeiou])")
_VOCAL = re.compile(r"..+?(?<=[aeiou])")
_EXCEPCIONES: Mapping[str, str] = TABLAS["excepciones"]
_COMIENZOS: tuple[str, ...] = tuple(TABLAS["comienzos"].split())
_PRONOMBRES = frozenset(TABLAS["pronombres"].split())
_ANTES = tuple(TABLAS["antesDePronombre"].split())
_VERBALES_Y = frozenset(TABLAS["verbalesY"].split())
_VERBALES_E = frozenset(TABLAS["verbalesE"].split())
_LARGOS = frozenset(TABLAS["verbalesLargos"].split())
_VERBALES = frozenset(TABLAS["verbales"].split()) | _VERBALES_E | _LARGOS
_FINALES = frozenset(TABLAS["finales"].split())
_NORMALES = {
    sufijo: (queda, region, tuple(previos.split()))
    for sufijos, queda, region, previos in TABLAS["normales"]
    for sufijo in sufijos.split()
}


@lru_cache(maxsize=200_000)
def raiz(palabra: str) -> str:
    """Raíz de una palabra ya plegada; los números y las palabras cortas quedan como están."""
    if palabra in _EXCEPCIONES:
        return _EXCEPCIONES[palabra]
    if palabra.startswith(_COMIENZOS):
        return next(c for c in _COMIENZOS if palabra.startswith(c))
    if len(palabra) < MINIMO or not palabra.isalpha():
        return palabra
    w = palabra[:-1] + "c" if palabra[-1] == "z" else palabra
    rv, r1, r2 = _regiones(w)
    w = _sin_pronombre(w, rv)
    corta = _sin_sufijo(w, r1, r2)
    if corta == w:
        corta = _sin_verbal(w, rv)
    corta = _sin_final(corta, rv)
    return corta[:-1] if corta == palabra and corta[-1] == "s" else corta


def _regiones(w: str) -> tuple[int, int, int]:
    """Dónde empiezan RV, R1 y R2."""
    primera = _DESPUES_DE_VOCAL.match(w)
    r1 = primera.end() if primera else len(w)
    segunda = _DESPUES_DE_VOCAL.match(w, r1)
    r2 = segunda.end() if segunda else len(w)
    if w[1] not in "aeiou":
        hallada = _VOCAL.match(w)
    elif w[0] in "aeiou":
        hallada = _CONSONANTE.match(w)
    else:
        return 3, r1, r2
    return hallada.end() if hallada else len(w), r1, r2


def _largo(
    w: str, sufijos: Container[str], desde: int, vale: Callable[[int], bool] | None = None
) -> int:
    """Letras del sufijo más largo que cabe desde esa región sin dejar menos de cuatro; o 0."""
    for n in range(min(_MAYOR, len(w) - max(desde, MINIMO)), 0, -1):
        if w[-n:] in sufijos and (vale is None or vale(n)):
            return n
    return 0


def _sin_pronombre(w: str, rv: int) -> str:
    n = _largo(w, _PRONOMBRES, rv)
    if not n:
        return w
    resto = w[:-n]
    for antes in _ANTES:
        if resto.endswith(antes) and len(resto) - len(antes) >= rv:
            return resto if antes != "yendo" or resto.endswith("uyendo") else w
    return w


def _sin_sufijo(w: str, r1: int, r2: int) -> str:
    n = _largo(w, _NORMALES, r1, lambda n: len(w) - n >= (r1, r2)[_NORMALES[w[-n:]][1] - 1])
    if not n:
        return w
    queda, _, previos = _NORMALES[w[-n:]]
    w = w[:-n] + queda
    for previo in previos:
        if w.endswith(previo) and len(w) - len(previo) >= max(r2, MINIMO):
            w = w[: -len(previo)]
    return w


def _sin_verbal(w: str, rv: int) -> str:
    n = _largo(w, _VERBALES_Y, rv, lambda n: w[-n - 1] == "u")
    if n:
        return w[:-n]
    n = _largo(w, _VERBALES, rv, lambda n: w[-n:] not in _LARGOS or len(w) - n >= MINIMO_LARGOS)
    if not n:
        return w
    con_gu = w[-n:] in _VERBALES_E and w[:-n].endswith("gu")
    return w[: -n - con_gu]


def _sin_final(w: str, rv: int) -> str:
    n = _largo(w, _FINALES, rv)
    if not n:
        return w
    con_gu = w[-n:] == "e" and w[:-n].endswith("gu") and len(w) - 2 >= rv
    return w[: -n - con_gu]
