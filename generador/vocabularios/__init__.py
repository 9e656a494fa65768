"""Etapa 1b, vocabularios: de vocabularios/*.yml a listas cerradas de términos."""

from generador.vocabularios.leer import leer

__all__ = ["leer"]
