"""Etapa 4, tiempos: cuánto toma una ficha, según el campo que su tipo declara como duración."""

from __future__ import annotations

from generador.modelo import Ficha

DURACIONES = ("timeRequired", "duration")
"""Propiedades de schema.org de un campo que está en minutos."""


def minutos_de(ficha: Ficha) -> int:
    """Lo que dice la ficha; cero si no lo dice."""
    suyo = next((c.nombre for c in ficha.tipo.campos if c.schema_org in DURACIONES), "")
    return int(ficha.datos.get(suyo, 0))
