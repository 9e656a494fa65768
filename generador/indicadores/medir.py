"""Indicadores, medir: de un catálogo y sus cifras a todo lo que las vistas dicen de ellos."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from generador.indicadores.brechas import Brechas, brechas
from generador.indicadores.calcular import calcular
from generador.indicadores.definir import definir
from generador.indicadores.practicas import Etapa, Promovible, embudo, promovibles
from generador.modelo import Catalogo, Cifra, Dato, Indicador


@dataclass(frozen=True, slots=True)
class Medidas:
    """Los indicadores, sus datos y lo que se saca de ellos."""

    indicadores: Mapping[str, Indicador]
    datos: tuple[Dato, ...]
    """Todos, en orden."""
    por_indicador: Mapping[str, tuple[Dato, ...]]
    """Los mismos, de cada indicador; vacío si no tiene ninguno."""
    embudo: tuple[Etapa, ...]
    promovibles: tuple[Promovible, ...]
    brechas: Brechas
    con_cifras: bool
    """Si se trajo alguna cifra de fuera."""


def medir(catalogo: Catalogo, cifras: Sequence[Cifra]) -> Medidas:
    """Mide el catálogo entero, también lo que no se muestra."""
    indicadores = definir(catalogo.vocabularios)
    datos = calcular(catalogo, indicadores, cifras)
    grupos: dict[str, list[Dato]] = {i: [] for i in indicadores}
    for dato in datos:
        grupos.setdefault(dato.indicador, []).append(dato)
    return Medidas(
        indicadores,
        datos,
        {i: tuple(suyos) for i, suyos in grupos.items()},
        embudo(catalogo, indicadores),
        promovibles(catalogo, indicadores),
        brechas(catalogo, indicadores, cifras),
        bool(cifras),
    )
