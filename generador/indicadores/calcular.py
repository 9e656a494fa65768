"""Indicadores, calcular: del catálogo entero y las cifras traídas a todos los datos."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from operator import attrgetter

from generador.indicadores.contar import contar
from generador.indicadores.demanda import atendidos
from generador.modelo import Catalogo, Cifra, Dato, Ficha, Indicador

Cifras = Sequence[Cifra]
# Los que no salen de contar fichas: nombre del cálculo → función.
CALCULOS: Mapping[str, Callable[[Indicador, Catalogo, Cifras], Sequence[Dato]]] = {
    "demanda": atendidos,
}


# Comparar por los campos cuesta mucho menos que comparar datos.
_ORDEN = attrgetter("indicador", "periodo", "unidad", "region", "categoria", "valor")


def calcular(
    catalogo: Catalogo, indicadores: Mapping[str, Indicador], cifras: Cifras
) -> tuple[Dato, ...]:
    """Los datos de todos los indicadores, en orden. Cuenta también lo que no se muestra.

    El plan pide cuántas prácticas se identificaron, aunque no se hayan publicado: de ellas sale
    la cuenta y nada más.
    """
    por_tipo: dict[str, list[Ficha]] = {}
    for ficha in catalogo.fichas.values():
        if not ficha.ejemplo:
            por_tipo.setdefault(ficha.tipo.nombre, []).append(ficha)
    datos = [c.dato for c in cifras]
    for indicador in indicadores.values():
        if indicador.cuenta is not None:
            suyas = [f for t in indicador.cuenta.tipos for f in por_tipo.get(t, ())]
            datos += contar(indicador, indicador.cuenta, suyas)
        elif indicador.calculo:
            datos += CALCULOS[indicador.calculo](indicador, catalogo, cifras)
    return tuple(sorted(datos, key=_ORDEN))
