"""Indicadores, resumir: de los datos por mes y celda a totales, series y repartos."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from fractions import Fraction

from generador.indicadores.contar import DECIMALES, Exacto
from generador.modelo import Dato, Indicador

Clave = Callable[[Dato], str]


def total(indicador: Indicador, datos: Iterable[Dato]) -> float | None:
    """Un solo valor para esos datos, que son suyos; None si no hay ninguno.

    Una cantidad se suma; un porcentaje y una escala se promedian según su base.
    """
    suyos = list(datos)
    if not suyos:
        return None
    if indicador.ultimo:
        ultimo = max(d.periodo for d in suyos)
        suyos = [d for d in suyos if d.periodo == ultimo]
    pesos = [1 if indicador.clase == "cantidad" else d.base for d in suyos]
    suma = sum(_exacto(d.valor) * p for d, p in zip(suyos, pesos, strict=True))
    valor = suma if indicador.clase == "cantidad" else Fraction(suma) / sum(pesos)
    return round(float(valor), DECIMALES)


def por(indicador: Indicador, datos: Iterable[Dato], clave: Clave) -> Mapping[str, float]:
    """Valor de la clave (una región, una unidad, un mes…) → su total, por orden de clave."""
    grupos: dict[str, list[Dato]] = {}
    for dato in datos:
        grupos.setdefault(clave(dato), []).append(dato)
    pares = ((c, total(indicador, grupo)) for c, grupo in sorted(grupos.items()))
    return {c: valor for c, valor in pares if valor is not None}


def serie(indicador: Indicador, datos: Iterable[Dato]) -> Mapping[str, float]:
    """Mes → su total, del primero al último en que hay algo; en una cantidad, sin saltos."""
    hallados = por(indicador, datos, lambda d: d.periodo)
    if not hallados or indicador.clase != "cantidad":
        return hallados
    return {m: hallados.get(m, 0.0) for m in meses(min(hallados), max(hallados))}


def meses(desde: str, hasta: str) -> Sequence[str]:
    """Los meses (AAAA-MM) de uno a otro, ambos incluidos."""
    primero, ultimo = (int(m[:4]) * 12 + int(m[5:7]) - 1 for m in (desde, hasta))
    return tuple(f"{n // 12}-{n % 12 + 1:02}" for n in range(primero, ultimo + 1))


def _exacto(valor: float) -> Exacto:
    """El mismo número, sin el error de los decimales; casi todos son enteros, y cuestan menos."""
    return int(valor) if valor == int(valor) else Fraction(str(valor))
