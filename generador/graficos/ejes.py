"""Gráficos, ejes: barras, embudos y líneas, con pygal."""

from __future__ import annotations

from math import ceil
from typing import Any

from markupsafe import Markup

from generador.graficos.cifras import Cuadro
from generador.graficos.figura import dibujo, figura
from generador.graficos.lienzo import COMUN, pygal, trazos

ANCHO, ALTO = 480, 260
RENGLON = 34
"""Alto de cada barra horizontal con su espacio."""
ECHADAS = {
    "print_values": True,
    "print_zeroes": True,
    "print_values_position": "top",
    "show_x_labels": False,
    "show_x_guides": False,
}
"""Lo que pide un gráfico de barras echadas: las cifras van en cada barra, y no hay eje."""
HOLGURA = 1.12
"""Lo que el eje pasa del máximo, para que quepa su cifra."""
MARCAS = 5
ROTULO = 28
"""Letras de un rótulo al lado de una barra."""


def barras(cuadro: Cuadro) -> Markup:
    """Una barra horizontal por fila y serie, con su cifra: para comparar temas, unidades…"""
    alto = 16 + RENGLON * len(cuadro.filas) * len(cuadro.series)
    al_reves = cuadro.filas[::-1]  # pygal empieza por abajo
    grafico = pygal.HorizontalBar(**COMUN, **ECHADAS, **_medida(cuadro, alto))
    for i, serie in enumerate(cuadro.series):
        grafico.add(serie, [f.valores[i] for f in al_reves])
    return figura(cuadro, "barras", dibujo(cuadro, "barras", ANCHO, alto, trazos(grafico)))


def embudo(cuadro: Cuadro) -> Markup:
    """Cuántas llegan a cada etapa: una barra centrada por fila, de la primera a la última."""
    alto, tope = 16 + RENGLON * len(cuadro.filas), max(cuadro.maximo, 1)
    valores = [f.valores[0] or 0 for f in reversed(cuadro.filas)]
    grafico = pygal.HorizontalStackedBar(**COMUN, **ECHADAS, **_medida(cuadro, alto))
    grafico.add("", [{"value": (tope - v) / 2, "formatter": lambda _: ""} for v in valores])
    grafico.add(cuadro.series[0], valores)
    return figura(cuadro, "embudo", dibujo(cuadro, "embudo", ANCHO, alto, trazos(grafico)))


def lineas(cuadro: Cuadro) -> Markup:
    """Una línea por serie, con un punto por fila: para ver cómo cambia con los meses."""
    tope, cada = _escala(cuadro.maximo)
    grafico = pygal.Line(
        **COMUN,
        width=ANCHO,
        height=ALTO,
        x_labels=[f.nombre for f in cuadro.filas],
        y_labels=[i * cada for i in range(tope + 1)],
        x_labels_major_every=max(1, len(cuadro.filas) // 8),
        show_minor_x_labels=False,
        show_x_guides=False,
        allow_interruptions=True,
        dots_size=4,
    )
    for i, serie in enumerate(cuadro.series):
        grafico.add(serie, [f.valores[i] for f in cuadro.filas])
    return figura(cuadro, "lineas", dibujo(cuadro, "lineas", ANCHO, ALTO, trazos(grafico)))


def _medida(cuadro: Cuadro, alto: int) -> dict[str, Any]:
    return {
        "width": ANCHO,
        "height": alto,
        "x_labels": [_corto(f.nombre) for f in reversed(cuadro.filas)],
        "range": (0, max(cuadro.maximo, 1) * HOLGURA),
    }


def _escala(maximo: float) -> tuple[int, int]:
    """(cuántas marcas, cada cuánto): de 1, 2 o 5 en cada decena, las que basten."""
    cada = 1
    for factor in (2, 2.5, 2) * 12:
        if cada * MARCAS >= maximo:
            break
        cada = int(cada * factor)
    return max(1, ceil(maximo / cada)), cada


def _corto(texto: str) -> str:
    return texto if len(texto) <= ROTULO else f"{texto[: ROTULO - 1].rstrip()}…"
