"""Etapa 1, fuentes: de los archivos del repositorio a valores Fuente, con su lugar."""

from generador.fuentes.interno import leer
from generador.fuentes.lectura import Lectura

__all__ = ["Lectura", "leer"]
