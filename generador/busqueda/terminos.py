"""Búsqueda, términos: de los textos a las listas de apariciones, con su impacto en seis bits.

El impacto es 2·q + t: q, de 1 a 44, es cuánto pesa la palabra ahí (BM25F, en escala de raíz
cuadrada); t dice si está en el título.
"""

from __future__ import annotations

from array import array
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from math import sqrt
from typing import TypeAlias

from generador.busqueda.analisis import Raices

SATURACION = 1.2
LARGO_EN_CAMPO = 0.3
"""Cuánto resta que el campo sea más largo que el promedio."""
LARGO_EN_PASAJE = 0.5
NIVELES = 44
TITULO = "titulo"

VECES = 8
"""Más veces en un pasaje no pesan más."""
Apariciones: TypeAlias = "array[int]"
"""Documentos en orden creciente, cada uno como ``documento * PASO + impacto``."""
PASO = 128
_Campo = tuple[str, float, int, Counter[str]]
"""Nombre, peso, largo y veces de cada palabra de un campo de una ficha."""


def de_metadatos(
    fichas: Sequence[Mapping[str, tuple[float, str]]], raices: Raices
) -> dict[str, dict[str, Apariciones]]:
    """Raíz → forma → apariciones, de los campos con peso de cada ficha."""
    contados = [_contar(campos, raices) for campos in fichas]
    medios = _largos_medios(contados)
    lugares: dict[str, Apariciones] = defaultdict(lambda: array("I"))
    impactos: dict[str, array[float]] = defaultdict(lambda: array("d"))
    for documento, propios in enumerate(contados):
        en_titulo = {f for nombre, _, _, formas in propios if nombre == TITULO for f in formas}
        for forma, impacto in _sumar(propios, medios).items():
            lugares[forma].append(documento * PASO + (forma in en_titulo))
            impactos[forma].append(impacto)
    mayor = max(map(max, impactos.values()), default=0.0) or 1.0
    listas: dict[str, dict[str, Apariciones]] = {}
    for raiz, forma in sorted((raices[f] or f, f) for f in lugares):
        codigos = [
            lugar + _codigo(impacto / mayor)
            for lugar, impacto in zip(lugares[forma], impactos[forma], strict=True)
        ]
        listas.setdefault(raiz, {})[forma] = array("I", codigos)
    return listas


def _contar(campos: Mapping[str, tuple[float, str]], raices: Raices) -> list[_Campo]:
    contados = []
    for nombre, (peso, texto) in campos.items():
        sueltas, siglas = raices.separar(texto)
        formas = Counter([p for p in sueltas if raices[p]])
        if siglas:
            formas.update(siglas)
        if formas:
            contados.append((nombre, peso, formas.total(), formas))
    return contados


def _largos_medios(contados: Iterable[list[_Campo]]) -> dict[str, float]:
    largos: dict[str, list[int]] = defaultdict(list)
    for propios in contados:
        for nombre, _, largo, _ in propios:
            largos[nombre].append(largo)
    return {nombre: sum(suyos) / len(suyos) for nombre, suyos in largos.items()}


def _sumar(campos: Iterable[_Campo], medios: Mapping[str, float]) -> dict[str, float]:
    """Impacto de cada palabra: la suma de sus campos, saturado en cada uno."""
    suma: dict[str, float] = {}
    for nombre, peso, largo, formas in campos:
        norma = SATURACION * (1 - LARGO_EN_CAMPO + LARGO_EN_CAMPO * largo / medios[nombre])
        una = peso / (1 + norma)
        for forma, veces in formas.items():
            parte = una if veces == 1 else peso * veces / (veces + norma)
            suma[forma] = suma.get(forma, 0.0) + parte
    return suma


def _codigo(parte: float) -> int:
    return 2 * (1 + round((NIVELES - 1) * sqrt(parte)))


def de_pasajes(
    textos: Iterable[str], raices: Raices
) -> tuple[dict[str, Apariciones], Counter[str]]:
    """Raíz → apariciones en los pasajes; y cuántas veces se vio cada palabra."""
    vistas: Counter[str] = Counter()
    largos: list[int] = []
    lugares: dict[str, Apariciones] = defaultdict(lambda: array("I"))
    for texto in textos:
        sueltas, siglas = raices.separar(texto)
        vistas.update(sueltas)
        cuenta = Counter(map(raices.__getitem__, sueltas))
        del cuenta[""]
        if siglas:
            cuenta.update(siglas)
        primero = len(largos) * VECES - 1
        for raiz, veces in cuenta.items():
            lugares[raiz].append(primero + (veces if veces < VECES else VECES))
        largos.append(cuenta.total())
    codigos = _de_largos(largos)
    listas = {raiz: _en(codigos, suyos) for raiz, suyos in sorted(lugares.items())}
    return listas, vistas


def _en(codigos: Apariciones, lugares: Apariciones) -> Apariciones:
    return array("I", map(codigos.__getitem__, lugares))


def _de_largos(largos: Sequence[int]) -> Apariciones:
    """Las apariciones posibles de cada pasaje, según las veces que esté la palabra, seguidas."""
    medio = (sum(largos) / len(largos) if largos else 0.0) or 1.0

    @cache
    def impactos(largo: int) -> list[int]:
        norma = SATURACION * (1 - LARGO_EN_PASAJE + LARGO_EN_PASAJE * largo / medio)
        return [_codigo(n / (n + norma)) for n in range(1, VECES + 1)]

    codigos = array("I")
    for pasaje, largo in enumerate(largos):
        codigos.extend([pasaje * PASO + impacto for impacto in impactos(largo)])
    return codigos
