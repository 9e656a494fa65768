"""Etapa 3, catálogo: de fichas sueltas a un conjunto enlazado de solo lectura."""

from generador.catalogo.enlazar import enlazar

__all__ = ["enlazar"]
