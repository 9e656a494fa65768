"""Indicadores, brechas: lo que falta y lo que sobra, como listas sobre las que se puede actuar."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from generador.indicadores.contar import Caso, casos
from generador.indicadores.demanda import ACCIONES, pedidos
from generador.indicadores.practicas import VALIDADAS, fichas_de
from generador.modelo import Catalogo, Cifra, Ficha, Indicador
from generador.reglas.calendario import trimestre
from generador.reglas.coincidencias import CANCELADA

RECURSOS = "repositorio-recursos"
"""El indicador que dice qué fichas son recursos."""


@dataclass(frozen=True, slots=True)
class Repetido:
    """Un tema con varias acciones formativas en el mismo trimestre."""

    tema: str
    trimestre: str
    fichas: tuple[Ficha, ...]


@dataclass(frozen=True, slots=True)
class Brechas:
    """Lo que conviene atender."""

    temas_sin_recurso: Mapping[str, int]
    """Tema pedido del que no hay ningún recurso → cuántas veces lo pidieron."""
    temas_vacios: tuple[str, ...]
    """Los demás temas sin ningún recurso."""
    regiones_sin_practica: tuple[str, ...]
    temas_repetidos: tuple[Repetido, ...]


def brechas(
    catalogo: Catalogo, indicadores: Mapping[str, Indicador], cifras: Sequence[Cifra]
) -> Brechas:
    """Las del catálogo entero; solo nombra fichas que se muestran."""
    cubiertos = _cubiertos(catalogo, indicadores)
    pedidos_sin = _pedidos_sin_recurso(_acciones(catalogo, indicadores), cifras, cubiertos)
    temas = catalogo.vocabularios["temas"].terminos
    return Brechas(
        pedidos_sin,
        tuple(t for t in temas if t not in cubiertos and t not in pedidos_sin),
        _sin_practica(catalogo, indicadores),
        tuple(_repetidos(_acciones(catalogo, indicadores))),
    )


def _cubiertos(catalogo: Catalogo, indicadores: Mapping[str, Indicador]) -> frozenset[str]:
    """Los temas de los recursos que se muestran."""
    recursos = fichas_de(catalogo, indicadores, RECURSOS)
    return frozenset(tema for f in recursos if f.visible for tema in f.temas)


def _pedidos_sin_recurso(
    acciones: Iterable[Caso], cifras: Sequence[Cifra], cubiertos: frozenset[str]
) -> Mapping[str, int]:
    """Los pedidos en las cifras y los que alguna acción dice atender; los más pedidos primero."""
    atendidos = {t: 0 for caso in acciones for t in caso.ficha.datos.get("demanda_atendida", ())}
    todos = {**atendidos, **pedidos(cifras)}
    return {t: todos[t] for t in sorted(todos, key=lambda t: (-todos[t], t)) if t not in cubiertos}


def _sin_practica(catalogo: Catalogo, indicadores: Mapping[str, Indicador]) -> tuple[str, ...]:
    """Las regiones de las que no se publicó ninguna práctica validada."""
    con = {f.datos["region"] for f in fichas_de(catalogo, indicadores, VALIDADAS) if f.visible}
    regiones = catalogo.vocabularios["regiones"].terminos.values()
    return tuple(
        r.slug for r in regiones if r.extra.get("ambito") != "nacional" and r.slug not in con
    )


def _acciones(catalogo: Catalogo, indicadores: Mapping[str, Indicador]) -> Sequence[Caso]:
    """Las acciones formativas que se muestran y no se cancelaron."""
    cuenta = indicadores[ACCIONES].cuenta if ACCIONES in indicadores else None
    if cuenta is None:
        return ()
    suyas = (f for f in catalogo.visibles if f.tipo.nombre in cuenta.tipos)
    return [c for c in casos(cuenta, suyas) if c.uno(cuenta.categoria) != CANCELADA]


def _repetidos(acciones: Iterable[Caso]) -> Sequence[Repetido]:
    grupos: dict[tuple[str, str], list[Ficha]] = {}
    for caso in acciones:
        # De la que solo dice el año no se sabe si coincide con otra.
        cuando = trimestre(caso.uno(("inicio",)) or caso.uno(("periodo",)))
        for tema in caso.ficha.temas if cuando else ():
            grupos.setdefault((cuando, tema), []).append(caso.ficha)
    return [
        Repetido(tema, cuando, tuple(sorted(fichas, key=lambda f: f.id)))
        for (cuando, tema), fichas in sorted(grupos.items(), reverse=True)
        if len(fichas) > 1
    ]
