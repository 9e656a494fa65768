"""Etapa 4, tiempos: cuánto toma una ficha, según el campo que su tipo declara como duración."""

from __future__ import annotations

from generador.modelo import Catalogo, Ficha

DURACIONES = ("timeRequired", "duration")
"""Propiedades de schema.org de un campo que está en minutos."""


def minutos_de(catalogo: Catalogo, ficha: Ficha) -> int:
    """Lo que dice la ficha o, si lleva otras dentro, lo que suman; cero si no se sabe."""
    suyo = next((c.nombre for c in ficha.tipo.campos if c.schema_org in DURACIONES), "")
    if suyo in ficha.datos:
        return int(ficha.datos[suyo])
    dentro = (d["id"] for c in ficha.tipo.campos if c.fichas for d in ficha.datos.get(c.nombre, ()))
    return sum(minutos_de(catalogo, catalogo.fichas[i]) for i in dentro if i in catalogo.fichas)
