"""Extracción, muestra: lo común a las vistas previas. Un trozo es un bloque de la página.

Su etiqueta dice la clase: «titulo», «parrafo», «punto», «hoja», «tabla», «tabla-cabeza» (la primera
fila) o «tabla-rotulos» (la primera columna). El texto de una tabla son sus filas en JSON. Una vista
previa es corta: se deja de leer en cuanto basta.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from generador.extraccion.lectura import Trozo
from generador.extraccion.limpieza import limpiar

FILAS, COLUMNAS, CELDA = 40, 10, 300
"""Lo más que se muestra de una tabla, y las letras de una celda."""
BLOQUES, LETRAS = 150, 20_000
"""Bloques y letras de una vista previa."""


def tabla(filas: Iterable[Sequence[str]], clase: str = "tabla") -> Trozo:
    """El bloque de una tabla; sin filas, no dice nada y se descarta."""
    celdas: list[list[str]] = []
    for fila in islice(filas, FILAS):
        celdas.append([_corta(c) for c in fila[:COLUMNAS]])
        if sum(len(c) for f in celdas for c in f) > LETRAS // 2:
            break
    ancho = max(map(len, celdas), default=0)
    llenas = [fila + [""] * (ancho - len(fila)) for fila in celdas if any(fila)]
    texto = json.dumps(llenas, ensure_ascii=False) if llenas else ""
    return texto, clase, ""


def acotar(bloques: Iterable[Trozo]) -> Iterator[Trozo]:
    """Los primeros bloques con algo, hasta que basten."""
    letras = 0
    for bloque in islice((b for b in bloques if limpiar(b[0])), BLOQUES):
        letras += len(bloque[0])
        if letras > LETRAS:
            return
        yield bloque


def _corta(texto: str) -> str:
    limpia = limpiar(texto)
    return limpia if len(limpia) <= CELDA else limpia[: CELDA - 1].rstrip() + "…"
