"""Importación: de lo que llega de fuera a una ficha en su sitio, validada antes de escribirla."""

from generador.importacion.correcciones import corregir_rutas
from generador.importacion.diferencias import cambios
from generador.importacion.escritura import canonicos, escribir
from generador.importacion.guardado import ENTRADAS, comprobar, guardar, leer
from generador.importacion.propuesta import Contexto, Entrada, Leido, Propuesta

__all__ = [
    "ENTRADAS",
    "Contexto",
    "Entrada",
    "Leido",
    "Propuesta",
    "cambios",
    "canonicos",
    "comprobar",
    "corregir_rutas",
    "escribir",
    "guardar",
    "leer",
]
