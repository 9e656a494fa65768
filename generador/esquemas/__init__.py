"""Validación con esquemas: de datos y un JSON Schema a problemas en español, con su línea."""

from generador.esquemas.validador import Validador, compilar

__all__ = ["Validador", "compilar"]
