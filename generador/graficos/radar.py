"""Gráficos, radar: los puntajes de una ficha sobre unos ejes que pygal dibuja una sola vez."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from markupsafe import Markup

from generador.graficos.cifras import Cuadro
from generador.graficos.figura import dibujo
from generador.graficos.lienzo import COMUN, pygal, trazos

ANCHO, ALTO, LADO = 440, 290, 90
TOPE = 5
_PUNTO = re.compile(r'<circle class="dot" cx="([\d.]+)" cy="([\d.]+)"')
_TEXTO = re.compile(r'<text x="([\d.-]+)" y="([\d.-]+)" transform="[^"]*">')
_CIERRE = Markup("</g>")
_LINEA = re.compile(r'<path class="line" d="M([\d.]+) ([\d.]+) L')


@dataclass(frozen=True, slots=True)
class Ejes:
    """La telaraña, con su grupo sin cerrar, y dónde cae en ella cada puntaje máximo."""

    trazos: Markup
    centro: tuple[float, float]
    puntas: tuple[tuple[float, float], ...]


def radar(cuadro: Cuadro) -> Markup:
    """Un polígono con el valor de cada fila, de cero a cinco; cada eje, con su primera palabra."""
    ejes = _ejes(tuple(f.nombre.split()[0] for f in cuadro.filas))
    valores = [f.valores[0] or 0.0 for f in cuadro.filas]
    puntos = [_punto(ejes, i, v) for i, v in enumerate(valores)]
    forma = Markup('<polygon class="forma" points="{}"/>').format(" ".join(puntos))
    marcas = Markup().join(
        Markup('<circle class="dot" cx="{}" cy="{}" r="4"/>').format(*p.split(",")) for p in puntos
    )
    return dibujo(cuadro, "radar", ANCHO, ALTO, ejes.trazos + forma + marcas + _CIERRE)


def _punto(ejes: Ejes, indice: int, valor: float) -> str:
    (cx, cy), (px, py) = ejes.centro, ejes.puntas[indice]
    return f"{cx + (px - cx) * valor / TOPE:.1f},{cy + (py - cy) * valor / TOPE:.1f}"


@cache
def _ejes(nombres: Sequence[str]) -> Ejes:
    """Cuesta unos milisegundos y es igual en todas las fichas: se hace una vez."""
    grafico = pygal.Radar(
        **{**COMUN, "margin_left": LADO, "margin_right": LADO, "margin_top": 16, "dots_size": 1},
        width=ANCHO,
        height=ALTO,
        range=(0, TOPE),
        y_labels=[*range(1, TOPE + 1)],
        x_labels=list(nombres),
    )
    grafico.add("", [TOPE] * len(nombres))
    hecho = str(trazos(grafico))
    marco, _, serie = hecho.partition('<g class="serie-0">')
    puntas = tuple((float(x), float(y)) for x, y in _PUNTO.findall(serie))
    centro = next((float(x), float(y)) for x, y in _LINEA.findall(marco))
    derechos = _TEXTO.sub(lambda t: _rotulo(float(t[1]), float(t[2]), centro[0]), marco)
    return Ejes(Markup(derechos), centro, puntas)


def _rotulo(x: float, y: float, centro: float) -> str:
    """El nombre de un eje, derecho y hacia fuera: pygal lo inclina."""
    lado = "" if abs(x - centro) < 1 else " despues" if x > centro else " antes"
    alto = y if lado else y - 6  # el de arriba, separado del número de la escala
    return f'<text class="criterio{lado}" x="{x}" y="{alto}">'
