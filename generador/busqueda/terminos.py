"""Búsqueda, términos: de los textos a las listas de apariciones, con su impacto en seis bits.

El impacto es 2·q + t: q, de 1 a 44, es cuánto pesa la palabra ahí (BM25F, en escala de raíz
cuadrada); t dice si está en el título.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from math import sqrt

from generador.busqueda.analisis import Raices

SATURACION = 1.2
LARGO_EN_CAMPO = 0.3
"""Cuánto resta que el campo sea más largo que el promedio."""
LARGO_EN_PASAJE = 0.5
NIVELES = 44
TITULO = "titulo"

Apariciones = list[int]
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
    sumas = [_sumar(propios, medios) for propios in contados]
    mayor = max((max(s.values(), default=0.0) for s in sumas), default=0.0) or 1.0
    por_forma: dict[str, Apariciones] = {}
    for documento, (propios, suma) in enumerate(zip(contados, sumas, strict=True)):
        en_titulo = {f for nombre, _, _, formas in propios if nombre == TITULO for f in formas}
        base = documento * PASO
        for forma, impacto in suma.items():
            codigo = base + _codigo(impacto / mayor, forma in en_titulo)
            if forma in por_forma:
                por_forma[forma].append(codigo)
            else:
                por_forma[forma] = [codigo]
    listas: dict[str, dict[str, Apariciones]] = {}
    for raiz, forma in sorted((raices[f] or f, f) for f in por_forma):
        listas.setdefault(raiz, {})[forma] = por_forma[forma]
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


def _codigo(parte: float, en_titulo: bool = False) -> int:
    return 2 * (1 + round((NIVELES - 1) * sqrt(parte))) + en_titulo


def de_pasajes(
    textos: Sequence[str], raices: Raices
) -> tuple[dict[str, Apariciones], Counter[str]]:
    """Raíz → apariciones en los pasajes; y cuántas veces se vio cada palabra."""
    vistas: Counter[str] = Counter()
    contados: list[Counter[str]] = []
    for texto in textos:
        sueltas, siglas = raices.separar(texto)
        vistas.update(sueltas)
        cuenta = Counter(map(raices.__getitem__, sueltas))
        del cuenta[""]
        if siglas:
            cuenta.update(siglas)
        contados.append(cuenta)
    largos = [c.total() for c in contados]
    medio = (sum(largos) / len(largos) if largos else 0.0) or 1.0
    listas: dict[str, Apariciones] = {}
    for pasaje, (cuenta, largo) in enumerate(zip(contados, largos, strict=True)):
        norma = SATURACION * (1 - LARGO_EN_PASAJE + LARGO_EN_PASAJE * largo / medio)
        tabla = [pasaje * PASO + _codigo(n / (n + norma)) for n in range(1, 9)]
        for raiz, veces in cuenta.items():
            aparicion = tabla[veces - 1] if veces < 9 else tabla[7]
            if raiz in listas:
                listas[raiz].append(aparicion)
            else:
                listas[raiz] = [aparicion]
    return dict(sorted(listas.items())), vistas
