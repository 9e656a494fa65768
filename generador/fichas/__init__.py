"""Etapa 2, fichas: de Fuente a Ficha validada, y los problemas de cada una."""

from generador.fichas.armar import Fichas, armar

__all__ = ["Fichas", "armar"]
