"""Búsqueda, tramos: de unas fichas seguidas a lo suyo del índice, sin saber nada de las demás.

Aquí está lo que cuesta: leer, separar palabras, hallar raíces y contar. Un tramo que no cambió sale
del almacén, y varios se hacen a la vez. Lo que depende de todas las fichas (los promedios, el mayor
impacto, sus números) queda para ``terminos``: aquí solo se dice de qué sale.
"""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Any

from generador.busqueda.analisis import Raices
from generador.busqueda.contenido import Contenido, Lector
from generador.busqueda.listas import en_json, sellar
from generador.busqueda.parecidas import corregible
from generador.modelo import Catalogo, Ficha, Pasaje

VECES = 8
"""Más veces en un pasaje no pesan más."""
_PASO = 1 << 20
"""Más de lo que puede haber en un tramo: separa el número de la ficha del de su suma."""


@dataclass(frozen=True, slots=True)
class Encargo:
    """Lo que hace falta para analizar un tramo; puede viajar a otro proceso."""

    catalogo: Catalogo
    """Sin fichas: solo los tipos y los vocabularios."""
    siglas: tuple[str, ...]
    fichas: Sequence[Ficha]
    pasajes: Sequence[Sequence[Pasaje]]
    """Los de los adjuntos de cada ficha."""


@dataclass(frozen=True, slots=True)
class Tramo:
    """Lo analizado. Lo que se abre más tarde está todavía como se guarda."""

    largos: Mapping[str, tuple[int, int]]
    """Campo → (suma de sus largos, fichas que lo tienen)."""
    largos_de_pasajes: Sequence[int]
    pasajes: Sequence[int]
    """Cuántos tiene cada ficha."""
    letras: Sequence[int]
    """Cuántas tienen, juntos, los pasajes de cada ficha."""
    vistas: Mapping[str, int]
    """Palabras de los pasajes que se pueden corregir, y cuántas veces se vieron."""
    sumas: bytes
    en_metadatos: bytes
    en_pasajes: bytes
    textos: Sequence[bytes]
    """Los pasajes de cada ficha, como se escriben."""


def analizar(encargo: Encargo) -> bytes:
    """Lo suyo del índice, como se guarda: una línea por parte. Se lee con «abrir»."""
    raices, lector = Raices(encargo.siglas), Lector(encargo.catalogo)
    pares = zip(encargo.fichas, encargo.pasajes, strict=True)
    contenidos = [lector.leer(f, pasajes) for f, pasajes in pares]
    largos, sumas, metadatos = _de_metadatos(contenidos, raices)
    largos_de_pasajes, vistas, pasajes = _de_pasajes(contenidos, raices)
    cabeza = {
        "largos": largos,
        "largos_de_pasajes": largos_de_pasajes,
        "pasajes": [len(c.pasajes) for c in contenidos],
        "letras": [sum(len(p.texto) for p in c.pasajes) for c in contenidos],
        "vistas": {f: n for f, n in vistas.items() if corregible(f) and raices[f]},
    }
    textos = ([[p.texto, p.etiqueta, p.ancla, p.archivo] for p in c.pasajes] for c in contenidos)
    return b"\n".join(map(en_json, (cabeza, sumas, metadatos, pasajes, *textos)))


def abrir(guardado: bytes) -> Tramo:
    """Un tramo ya analizado."""
    cabeza, sumas, metadatos, pasajes, *textos = guardado.split(b"\n")
    return Tramo(
        **json.loads(cabeza),
        sumas=sumas,
        en_metadatos=metadatos,
        en_pasajes=pasajes,
        textos=textos,
    )


def _de_metadatos(
    contenidos: Sequence[Contenido], raices: Raices
) -> tuple[dict[str, tuple[int, int]], Any, Any]:
    """Los largos de cada campo, lo que suma cada aparición y las listas.

    Lo que suma una aparición son partes: [campo, peso, largo, veces]. Se repiten mucho, y también
    las sumas: cada una se dice una vez.
    """
    largos: dict[str, tuple[int, int]] = {}
    partes: dict[tuple[str, float, int, int], int] = {}
    sumas: dict[tuple[int, ...], int] = {}
    lugares: dict[str, list[int]] = defaultdict(list)
    for documento, contenido in enumerate(contenidos):
        suyas: dict[str, tuple[int, ...]] = {}
        for campo, peso, formas in _contar(contenido.metadatos, raices):
            largo = formas.total()
            suma, cuantas = largos.get(campo, (0, 0))
            largos[campo] = (suma + largo, cuantas + 1)
            for forma, veces in formas.items():
                parte = partes.setdefault((campo, peso, largo, veces), len(partes))
                suyas[forma] = (*suyas.get(forma, ()), parte)
        for forma, suma_de in suyas.items():
            lugares[forma].append(documento * _PASO + sumas.setdefault(suma_de, len(sumas)))
    listas = sellar(lugares, _PASO, [raices[f] or f for f in sorted(lugares)])
    return largos, [list(partes), list(sumas)], listas


def _contar(
    campos: Mapping[str, tuple[float, str]], raices: Raices
) -> Iterator[tuple[str, float, Counter[str]]]:
    for nombre, (peso, texto) in campos.items():
        sueltas, siglas = raices.separar(texto)
        formas = Counter([p for p in sueltas if raices[p]])
        if siglas:
            formas.update(siglas)
        if formas:
            yield nombre, peso, formas


def _de_pasajes(
    contenidos: Iterable[Contenido], raices: Raices
) -> tuple[list[int], Counter[str], Any]:
    """El largo de cada pasaje, cuántas veces se vio cada palabra y las listas."""
    vistas: Counter[str] = Counter()
    largos: list[int] = []
    lugares: dict[str, list[int]] = defaultdict(list)
    for pasaje in chain.from_iterable(c.pasajes for c in contenidos):
        sueltas, siglas = raices.separar(pasaje.texto)
        vistas.update(sueltas)
        cuenta = Counter(map(raices.__getitem__, sueltas))
        del cuenta[""]
        if siglas:
            cuenta.update(siglas)
        primero = len(largos) * VECES - 1
        for raiz, veces in cuenta.items():
            lugares[raiz].append(primero + (veces if veces < VECES else VECES))
        largos.append(cuenta.total())
    return largos, vistas, sellar(lugares, VECES, [], cada_uno=True)
