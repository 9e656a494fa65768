"""Etapa 1, fuentes: de los archivos del repositorio a valores Fuente, con su lugar."""

from generador.fuentes.lectura import Lectura, leer

__all__ = ["Lectura", "leer"]
