"""Búsqueda, parecidas: el diccionario de formas con que el cliente corrige lo mal escrito."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from generador.busqueda.codigo import ALFABETO, comunes

MENOS_LETRAS = 4
TOPE = 20_000
"""Formas que caben en el diccionario: primero las de los metadatos, luego las más usadas."""


def diccionario(usos: Mapping[str, int], vistas: Mapping[str, int]) -> tuple[str, bool]:
    """Formas ordenadas, y si están todas las que se pueden corregir.

    Cada una: letras que repite de la anterior, cuán frecuente es y lo que sigue.
    """
    corregibles = {f: n for f, n in usos.items() if corregible(f)}
    otras = [(-n, f) for f, n in vistas.items() if f not in usos]
    caben = max(0, TOPE - len(corregibles))
    corregibles |= {f: -menos for menos, f in sorted(otras)[:caben]}
    return " ".join(_codificar(sorted(corregibles.items()))), len(otras) <= caben


def corregible(forma: str) -> bool:
    """Si es una palabra que se puede haber escrito mal."""
    return len(forma) >= MENOS_LETRAS and forma.isalpha()


def _codificar(formas: Iterable[tuple[str, int]]) -> Iterable[str]:
    previa = ""
    for forma, usos in formas:
        iguales = comunes(previa, forma)
        yield ALFABETO[iguales] + ALFABETO[usos.bit_length()] + forma[iguales:]
        previa = forma
