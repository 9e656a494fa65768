"""Importación, cifras: de lo que miden otros programas al archivo de cifras de un mes."""

from generador.importacion.cifras.encuesta import Encuesta, leer_encuesta
from generador.importacion.cifras.mes import Guardadas, SinCifras, guardar, unir
from generador.importacion.cifras.servidor import Registro, contar_registro
from generador.importacion.cifras.youtube import leer_studio

__all__ = [
    "Encuesta",
    "Guardadas",
    "Registro",
    "SinCifras",
    "contar_registro",
    "guardar",
    "leer_encuesta",
    "leer_studio",
    "unir",
]
