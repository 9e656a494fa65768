"""Campañas, azar."""

ORDENES = {}


def al_azar(*a): ...
