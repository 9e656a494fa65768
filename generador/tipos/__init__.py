"""Etapa 0: de las carpetas de tipos a valores Tipo, una sola vez por construcción."""

from generador.tipos.cargar import CARPETA, cargar

__all__ = ["CARPETA", "cargar"]
