"""Búsqueda, términos: de lo analizado por tramos a las listas de apariciones, ya en código.

Cada aparición lleva su impacto en seis bits: 2·q + t. q, de 1 a 44, es cuánto pesa la palabra ahí
(BM25F, en escala de raíz cuadrada); t dice si está en el título.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from math import sqrt

from generador.busqueda.codigo import ALFABETO, numero
from generador.busqueda.listas import Listas, abrir_listas
from generador.busqueda.tramos import VECES, Tramo

SATURACION = 1.2
LARGO_EN_CAMPO = 0.3
"""Cuánto resta que el campo sea más largo que el promedio."""
LARGO_EN_PASAJE = 0.5
NIVELES = 44
TITULO = "titulo"


@dataclass(slots=True)
class Lista:
    """Las apariciones de un término, mientras se juntan las de cada tramo."""

    raiz: str
    cuantas: int = 0
    ultimo: int = 0
    saltos: list[str] = field(default_factory=list)
    impactos: list[str] = field(default_factory=list)

    def en_codigo(self) -> str:
        """Cuántas, a qué distancia está cada una de la anterior y los impactos."""
        return numero(self.cuantas) + "".join(self.saltos) + "".join(self.impactos)


def de_metadatos(tramos: Sequence[Tramo]) -> dict[str, Lista]:
    """Forma → apariciones, de los campos con peso de cada ficha."""
    medios = _largos_medios(tramos)
    valores = [_valores(t.sumas, medios) for t in tramos]
    mayor = max((v for suyos in valores for v, _ in suyos), default=0.0) or 1.0
    hallados: dict[str, Lista] = {}
    primero = 0
    for tramo, suyos in zip(tramos, valores, strict=True):
        letras = [ALFABETO[en_titulo + _codigo(valor / mayor)] for valor, en_titulo in suyos]
        _juntar(hallados, abrir_listas(tramo.en_metadatos), primero, letras)
        primero += len(tramo.pasajes)
    return hallados


def _largos_medios(tramos: Iterable[Tramo]) -> dict[str, float]:
    sumas: dict[str, tuple[int, int]] = {}
    for tramo in tramos:
        for campo, (suma, cuantas) in tramo.largos.items():
            antes = sumas.get(campo, (0, 0))
            sumas[campo] = (antes[0] + suma, antes[1] + cuantas)
    return {campo: suma / cuantas for campo, (suma, cuantas) in sumas.items()}


def _valores(guardado: bytes, medios: Mapping[str, float]) -> list[tuple[float, bool]]:
    """Lo que vale cada suma, saturada en cada campo, y si alguna de sus partes es del título."""
    partes, sumas = json.loads(guardado)
    valores = [_valor(medios[campo], *parte) for campo, *parte in partes]
    titulos = {i for i, parte in enumerate(partes) if parte[0] == TITULO}
    return [(sum(map(valores.__getitem__, s)), not titulos.isdisjoint(s)) for s in sumas]


def _valor(medio: float, peso: float, largo: int, veces: int) -> float:
    norma = SATURACION * (1 - LARGO_EN_CAMPO + LARGO_EN_CAMPO * largo / medio)
    return peso / (1 + norma) if veces == 1 else peso * veces / (veces + norma)


def _codigo(parte: float) -> int:
    return 2 * (1 + round((NIVELES - 1) * sqrt(parte)))


def de_pasajes(tramos: Sequence[Tramo]) -> dict[str, Lista]:
    """Raíz → apariciones en los pasajes."""
    largos = [largo for t in tramos for largo in t.largos_de_pasajes]
    medio = (sum(largos) / len(largos) if largos else 0.0) or 1.0

    @cache
    def impactos(largo: int) -> str:
        norma = SATURACION * (1 - LARGO_EN_PASAJE + LARGO_EN_PASAJE * largo / medio)
        return "".join(ALFABETO[_codigo(n / (n + norma))] for n in range(1, VECES + 1))

    halladas: dict[str, Lista] = {}
    primero = 0
    for tramo in tramos:
        letras = "".join(map(impactos, tramo.largos_de_pasajes))
        _juntar(halladas, abrir_listas(tramo.en_pasajes), primero, letras)
        primero += len(tramo.largos_de_pasajes)
    return halladas


def _juntar(
    halladas: dict[str, Lista], listas: Listas, primero: int, letras: Sequence[str]
) -> None:
    """Añade las apariciones de un tramo, cuyo primer documento lleva ese número."""
    impactos = "".join(map(letras.__getitem__, listas.indices))
    lugar = 0
    for termino, raiz, suyo, ultimo, cuantas, saltos in zip(
        listas.terminos,
        listas.raices,
        listas.primeros,
        listas.ultimos,
        listas.cuantas,
        listas.saltos,
        strict=True,
    ):
        lista = halladas.get(termino)
        if lista is None:
            lista = halladas[termino] = Lista(raiz)
        lista.saltos.append(numero(primero + suyo - lista.ultimo) + saltos)
        lista.impactos.append(impactos[lugar : lugar + cuantas])
        lista.ultimo = primero + ultimo
        lista.cuantas += cuantas
        lugar += cuantas
