"""Validación, sugerencias: de una palabra mal escrita a la que quizá se quiso escribir."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping
from difflib import get_close_matches
from functools import lru_cache
from itertools import filterfalse

MUESTRA = 12
"""Cuántos valores posibles se enumeran como mucho."""


@lru_cache(maxsize=8192)
def plegar(texto: str) -> str:
    """Minúsculas, sin tildes, y con guiones en lugar de espacios y subrayados."""
    plano = texto.casefold()
    if not plano.isascii():
        sin_tildes = unicodedata.normalize("NFD", plano)
        plano = "".join(filterfalse(unicodedata.combining, sin_tildes))
    return plano.replace(" ", "-").replace("_", "-")


def parecido(palabra: str, opciones: Mapping[str, str] | Iterable[str]) -> str | None:
    """La opción más parecida; «opciones» puede ser código → nombre, y se compara con ambos."""
    nombres = dict(opciones) if isinstance(opciones, Mapping) else {o: o for o in opciones}
    plegados: dict[str, str] = {}
    for codigo, nombre in nombres.items():
        plegados.setdefault(plegar(codigo), codigo)
        plegados.setdefault(plegar(nombre), codigo)
    cercanas = get_close_matches(plegar(palabra), plegados, n=1, cutoff=0.6)
    return plegados[cercanas[0]] if cercanas else None


def ayuda(palabra: str, opciones: Mapping[str, str] | Iterable[str]) -> str:
    """Una oración: «¿quiso decir …?» si hay parecido, y los valores posibles."""
    codigos = list(opciones)
    cercana = parecido(palabra, opciones)
    pregunta = f"¿quiso decir «{cercana}»? " if cercana else ""
    resto = f" y {len(codigos) - MUESTRA} más" if len(codigos) > MUESTRA else ""
    return f"{pregunta}valores posibles: {', '.join(codigos[:MUESTRA])}{resto}"
