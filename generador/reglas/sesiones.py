"""Las sesiones de una comunidad y los capítulos de un video están en orden.

Pasa: ``S0`` primero, los códigos sin repetir y en orden; los capítulos, por su segundo de inicio.

Falla::

    sesiones:
      - {codigo: S1, titulo: Diagnóstico, objetivo: Identificar causas.}
      - {codigo: S0, titulo: Lanzamiento, objetivo: Alinear expectativas.}
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from generador.modelo import Catalogo, Problema
from generador.reglas.hallazgo import hallazgo

REGLA = "sesiones"
# (lista, dato por el que va ordenada)
ORDENADAS = (("sesiones", "codigo"), ("capitulos", "inicio_seg"), ("sesiones", "fecha"))


def comprobar(catalogo: Catalogo) -> Iterator[Problema]:
    """Problemas de orden dentro de las listas."""
    for ficha in catalogo.fichas.values():
        for lista, dato in ORDENADAS:
            indices = [(e[dato], i) for i, e in enumerate(ficha.datos.get(lista, ())) if dato in e]
            for (antes, _), (despues, i) in pairwise(indices):
                if despues < antes:
                    que = f"«{despues}» está después de «{antes}»"
                    yield hallazgo(ficha, REGLA, (lista, i), que, "ordene la lista")
                elif despues == antes and dato != "fecha":
                    que = f"«{despues}» está repetido"
                    yield hallazgo(ficha, REGLA, (lista, i), que, "deje uno solo, o corríjalo")
