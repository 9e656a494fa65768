"""Generador del repositorio de conocimiento: valida el contenido y construye el sitio."""

__version__ = "0.1.0"
