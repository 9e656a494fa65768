"""Gráficos: de cifras a figuras SVG, hechas al construir el sitio (graficos.md)."""

from __future__ import annotations

from generador.graficos.cifras import Cuadro, Fila
from generador.graficos.ejes import barras, embudo, lineas
from generador.graficos.mapa import mapa, regiones_del_mapa
from generador.graficos.radar import radar

__all__ = ["Cuadro", "Fila", "barras", "embudo", "lineas", "mapa", "radar", "regiones_del_mapa"]
