"""Fugas, buscador: muchas frases a la vez en un flujo de letras, en un solo recorrido.

El flujo se corta en bloques de ocho letras cada cuatro, y cada bloque se lee como un entero. Una
frase de once letras o más, esté donde esté, contiene entero alguno de esos bloques: basta saber los
cuatro primeros posibles de cada frase para hallarla. Con cien mil frases cuesta lo que con cien.
"""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Collection

BLOQUE, PASO = 8, 4


class Buscador:
    """Halla cuáles de sus frases, de once letras o más, están en un flujo."""

    def __init__(self, frases: Collection[bytes]) -> None:
        self._frases = frozenset(frases)
        lugares: dict[int, set[tuple[int, int]]] = defaultdict(set)
        for frase in self._frases:
            if len(frase) < BLOQUE + PASO - 1:
                raise ValueError(f"frase demasiado corta: {frase!r}")
            for desde in range(PASO):
                bloque = int.from_bytes(frase[desde : desde + BLOQUE], sys.byteorder)
                lugares[bloque].add((desde, len(frase)))
        iguales: dict[tuple[tuple[int, int], ...], tuple[tuple[int, int], ...]] = {}
        self._lugares = {
            bloque: iguales.setdefault(t := tuple(sorted(suyos)), t)
            for bloque, suyos in lugares.items()
        }

    def __len__(self) -> int:
        return len(self._frases)

    def hallar(self, flujo: bytes) -> set[bytes]:
        """Las frases que están en el flujo."""
        halladas: set[bytes] = set()
        lugares, frases = self._lugares, self._frases
        for fase in range(0, BLOQUE, PASO):
            largo = (len(flujo) - fase) // BLOQUE * BLOQUE
            if largo <= 0:
                break
            bloques = memoryview(flujo)[fase : fase + largo].cast("Q")
            posibles = [(i, b) for i, b in enumerate(bloques) if b in lugares]
            for i, bloque in posibles:
                aqui = fase + i * BLOQUE
                for desde, cuanto in lugares[bloque]:
                    frase = flujo[aqui - desde : aqui - desde + cuanto]
                    if aqui >= desde and frase in frases:
                        halladas.add(frase)
        return halladas
