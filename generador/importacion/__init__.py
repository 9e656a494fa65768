"""Importación: de lo que llega de fuera a una ficha en su sitio, validada antes de escribirla."""

from generador.importacion.escritura import canonicos, escribir

__all__ = ["canonicos", "escribir"]
