"""Búsqueda, parecidas: el diccionario de formas con que el cliente corrige lo mal escrito."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from generador.busqueda.analisis import Raices
from generador.busqueda.codigo import ALFABETO, comunes
from generador.busqueda.terminos import Apariciones

MENOS_LETRAS = 4
TOPE = 20_000
"""Formas que caben en el diccionario: primero las de los metadatos, luego las más usadas."""


def diccionario(
    terminos: Mapping[str, Mapping[str, Apariciones]], vistas: Counter[str], raices: Raices
) -> str:
    """Formas ordenadas: letras que repite de la anterior, cuán frecuente es y lo que sigue."""
    usos = {forma: len(a) for formas in terminos.values() for forma, a in formas.items()}
    corregibles = {f: n for f, n in usos.items() if _corregible(f)}
    frecuentes = sorted(
        (-n, f) for f, n in vistas.items() if n > 1 and _corregible(f) and raices[f]
    )
    for menos, forma in frecuentes:
        if len(corregibles) >= TOPE:
            break
        corregibles.setdefault(forma, -menos)
    return " ".join(_codificar(sorted(corregibles.items())))


def _corregible(forma: str) -> bool:
    return len(forma) >= MENOS_LETRAS and forma.isalpha()


def _codificar(formas: Iterable[tuple[str, int]]) -> Iterable[str]:
    previa = ""
    for forma, usos in formas:
        iguales = comunes(previa, forma)
        yield ALFABETO[iguales] + ALFABETO[usos.bit_length()] + forma[iguales:]
        previa = forma
