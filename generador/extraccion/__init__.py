"""Extracción: del texto que hay dentro de los adjuntos a pasajes para la búsqueda."""

from generador.extraccion.extraer import Textos, abrir_lector, extraer
from generador.extraccion.imagenes import Estudio, abrir_estudio
from generador.extraccion.lectura import ErrorDeExtraccion
from generador.extraccion.limpiador import abrir_limpiador

__all__ = [
    "ErrorDeExtraccion",
    "Estudio",
    "Textos",
    "abrir_estudio",
    "abrir_lector",
    "abrir_limpiador",
    "extraer",
]
