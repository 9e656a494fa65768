"""Campaña larga: los dos jueces en miles de fichas.

``python -m tests.formulario [estropeadas] [con textos raros]``
"""

from __future__ import annotations

import sys
import time
from collections import Counter
from collections.abc import Callable

from tests.formulario.fichas import Caso, de_partida
from tests.formulario.mutaciones import mutados
from tests.formulario.paridad import abrir, divergencias
from tests.formulario.rarezas import raros
from tests.navegador.apertura import chromium


def principal(mutadas: int = 5000, raras: int = 4000) -> int:
    """1 si hay alguna divergencia; las escribe todas."""
    partida = de_partida()
    lotes = {"estropeadas": mutados(partida, mutadas), "con textos raros": raros(partida, raras)}
    return max(_probar(nombre, casos, sys.stdout.write) for nombre, casos in lotes.items())


def _probar(nombre: str, casos: list[Caso], decir: Callable[[str], object]) -> int:
    comienzo, dichas = time.monotonic(), Counter[str]()
    with chromium() as navegador:
        halladas = list(divergencias(abrir(navegador), casos, dichas))
    for divergencia in halladas:
        decir(f"{divergencia}\n")
    decir(f"{nombre}: {len(casos)} fichas, {len(halladas)} divergencias, ")
    decir(f"{time.monotonic() - comienzo:.0f} s\n  {dict(sorted(dichas.items()))}\n")
    return min(len(halladas), 1)


if __name__ == "__main__":
    sys.exit(principal(*map(int, sys.argv[1:])))
