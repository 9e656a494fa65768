"""Indicadores del plan: del catálogo y las cifras traídas a datos (indicador, mes, unidad…)."""

from generador.indicadores.brechas import Brechas, Repetido
from generador.indicadores.comprobar import MINIMO_DE_PERSONAS, comprobar
from generador.indicadores.definir import definir
from generador.indicadores.medir import Medidas, medir
from generador.indicadores.practicas import Etapa, Promovible
from generador.indicadores.resumir import meses, por, serie, total

__all__ = [
    "MINIMO_DE_PERSONAS",
    "Brechas",
    "Etapa",
    "Medidas",
    "Promovible",
    "Repetido",
    "comprobar",
    "definir",
    "medir",
    "meses",
    "por",
    "serie",
    "total",
]
