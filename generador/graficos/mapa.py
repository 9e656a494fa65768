"""Gráficos, mapa: de unas cifras por región al mapa del Perú, con su recuadro y su tabla."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from math import ceil
from pathlib import Path
from typing import Any

from markupsafe import Markup

from generador.graficos.cifras import Cuadro, Fila, escrito
from generador.graficos.figura import dibujo, figura

GEOMETRIA = Path(__file__).parent / "peru.json"
"""De Natural Earth: la hace «convertir.py», y dice su fuente y su licencia."""
NIVELES = 4
"""Tramos de color; con menos de cuatro de máximo, cada unidad es uno."""
RENGLON = 20

_NADA = Markup()
_FONDO = Markup('<path class="region-{}" d="{}"/>')
_REGION = Markup(
    '<a href="{enlace}" aria-label="{rotulo}" class="region-{nivel}"><title>{rotulo}</title>'
    '<path d="{d}"/>{texto}</a>'
)
_CIFRA = Markup('<text x="{x}" y="{y}">{cifra}</text>')
_RECUADRO = Markup(
    '<path class="recuadro" d="M{desde[0]} {desde[1]}L{medio} {y}"/>'
    '<rect class="recuadro" x="{x}" y="{y}" width="{ancho}" height="{alto}" rx="6"/>'
)
_NOMBRE = Markup('<text class="nombre" x="{}" y="{}">{}</text>')

Forma = Mapping[str, Any]


def mapa(cuadro: Cuadro, codigos: Mapping[str, str]) -> Markup:
    """El mapa con un enlace por fila, y la tabla al lado; «codigos»: nombre de la fila → su ISO.

    El color y la cifra de una región son la suma de sus series.
    """
    geometria = _leer()
    ancho, alto = geometria["ancho"], geometria["alto"]
    mapa = _Mapa(cuadro, codigos, max([NIVELES, *map(_total, cuadro.filas)]))
    trazos = _NADA.join(mapa.piezas(geometria["regiones"], geometria["recuadro"]))
    return figura(cuadro, "mapa", dibujo(cuadro, "mapa", ancho, alto, trazos), a_la_vista=True)


def regiones_del_mapa() -> frozenset[str]:
    """Los códigos ISO 3166-2 que el mapa sabe dibujar."""
    return frozenset(_leer()["regiones"])


@dataclass(frozen=True, slots=True)
class _Mapa:
    """Lo que comparten las piezas de un mapa."""

    cuadro: Cuadro
    codigos: Mapping[str, str]
    tope: float

    def piezas(self, formas: Mapping[str, Forma], recuadro: Mapping[str, Any]) -> Iterator[Markup]:
        """El país y, encima, el recuadro: ahí se eligen las regiones que en el país no se ven."""
        grandes = {n: f for n, i in self.codigos.items() if (f := recuadro["regiones"].get(i))}
        for fila in self.cuadro.filas:
            forma = formas[self.codigos[fila.nombre]]
            if fila.nombre in grandes:
                yield _FONDO.format(self._nivel(fila), forma["d"])
            else:
                yield self._enlace(fila, forma, self._cifra(fila, forma))
        medio = recuadro["x"] + recuadro["ancho"] - 20
        yield _RECUADRO.format(medio=medio, **recuadro)
        for fila in self.cuadro.filas:
            if fila.nombre in grandes:
                yield self._agrandada(fila, grandes[fila.nombre], recuadro)

    def _cifra(self, fila: Fila, forma: Forma) -> Markup:
        total = _total(fila)
        return _CIFRA.format(cifra=escrito(total), **forma) if total else _NADA

    def _agrandada(self, fila: Fila, forma: Forma, recuadro: Mapping[str, Any]) -> Markup:
        """Su nombre va en el mar: con su cifra, a su altura; si no cabe en un renglón, abajo."""
        palabras = fila.nombre.split()
        x, abajo = recuadro["x"] + 6, recuadro["y"] + recuadro["alto"] - 10
        if len(palabras) == 1:
            texto = f"{fila.nombre}: {escrito(_total(fila))}"
            return self._enlace(fila, forma, _NOMBRE.format(x, forma["y"] - RENGLON, texto))
        y = abajo - RENGLON * (len(palabras) - 1)
        renglones = (_NOMBRE.format(x, y + RENGLON * i, p) for i, p in enumerate(palabras))
        return self._enlace(fila, forma, self._cifra(fila, forma) + _NADA.join(renglones))

    def _enlace(self, fila: Fila, forma: Forma, texto: Markup) -> Markup:
        rotulo, nivel = self.cuadro.leer(fila), self._nivel(fila)
        enlace = fila.enlace
        return _REGION.format(enlace=enlace, rotulo=rotulo, nivel=nivel, d=forma["d"], texto=texto)

    def _nivel(self, fila: Fila) -> int:
        """De 0 (nada) a 4 (la que más): tramos iguales."""
        return ceil(NIVELES * _total(fila) / self.tope)


def _total(fila: Fila) -> float:
    return sum(v or 0 for v in fila.valores)


@cache
def _leer() -> dict[str, Any]:
    datos: dict[str, Any] = json.loads(GEOMETRIA.read_text(encoding="utf-8"))
    return datos
