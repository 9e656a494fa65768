"""Caja: las herramientas interactivas, de un archivo de datos a lo que pide su página."""

from generador.caja.guion import estilos, guion
from generador.caja.interactivas import DOCUMENTOS, Interactiva, leer

__all__ = ["DOCUMENTOS", "Interactiva", "estilos", "guion", "leer"]
