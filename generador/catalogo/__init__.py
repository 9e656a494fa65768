"""Etapa 3, catálogo: de fichas sueltas a un conjunto enlazado de solo lectura."""

from generador.catalogo.enlazar import enlazar
from generador.catalogo.seleccion import parte, seleccionar

__all__ = ["enlazar", "parte", "seleccionar"]
