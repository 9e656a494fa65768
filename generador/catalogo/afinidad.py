"""Etapa 3, afinidad: de temas y palabras compartidos a las fichas más parecidas de cada una."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from itertools import islice
from math import log

from generador.esquemas.sugerencias import plegar
from generador.modelo import Ficha, Vinculo

CUANTAS = 4
VENTANA = 12
"""Vecinas que se miran a cada lado en una clave común, para que el costo crezca con las fichas."""


def afines(
    visibles: list[Ficha], vinculos: Mapping[str, tuple[Vinculo, ...]]
) -> dict[str, tuple[str, ...]]:
    """Id → ids de las fichas más parecidas que no están ya vinculadas a ella.

    Parecerse es compartir temas, palabras clave, unidad o etapa; lo raro pesa más (idf). En una
    clave muy común solo se comparan las vecinas en orden de publicación.
    """
    claves = {f.id: () if f.retirada else _claves(f) for f in visibles}
    usos: dict[str, list[str]] = defaultdict(list)
    lugar: dict[tuple[str, str], int] = {}
    for id_, propias in claves.items():
        for clave in propias:
            lugar[clave, id_] = len(usos[clave])
            usos[clave].append(id_)
    total = len(visibles) or 1
    peso = {clave: log(1 + total / len(ids)) for clave, ids in usos.items() if len(ids) > 1}
    resultado: dict[str, tuple[str, ...]] = {}
    for id_, propias in claves.items():
        puntos: dict[str, float] = defaultdict(float)
        for clave in propias:
            if clave in peso:
                i, valor = lugar[clave, id_], peso[clave]
                for otra in usos[clave][max(0, i - VENTANA) : i + VENTANA + 1]:
                    puntos[otra] += valor
        excluidas = {id_, *(v.id for v in vinculos[id_])}
        orden = sorted(puntos, key=puntos.__getitem__, reverse=True)
        resultado[id_] = tuple(islice((o for o in orden if o not in excluidas), CUANTAS))
    return resultado


def _claves(ficha: Ficha) -> tuple[str, ...]:
    palabras = (f"p:{plegar(p)}" for p in ficha.datos.get("palabras_clave", ()))
    temas = (f"t:{t}" for t in ficha.temas)
    return tuple(dict.fromkeys((*temas, *palabras, f"u:{ficha.unidad}")))
