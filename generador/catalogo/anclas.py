"""Etapa 3, anclas: del título de un apartado a su ancla, la misma en la página y en la búsqueda."""

from __future__ import annotations

import re

from generador.esquemas.sugerencias import plegar
from generador.fichas.secciones import LIBRE
from generador.modelo import Campo

__all__ = ["LIBRE", "ancla_de_campo", "ancla_de_titulo"]

_PALABRA = re.compile(r"[a-z0-9]+")


def ancla_de_campo(campo: Campo) -> str:
    """Ancla del apartado de un campo; es también el comienzo de las de sus títulos."""
    return "s" if campo.nombre == LIBRE else campo.nombre.replace("_", "-")


def ancla_de_titulo(titulo: str, comienzo: str, usadas: dict[str, int]) -> str:
    """Ancla de un título dentro de un campo; «usadas» cuenta las ya dadas en él, y cambia."""
    base = "-".join([comienzo, *(_PALABRA.findall(plegar(titulo)) or ["apartado"])])
    vez = usadas.get(base, 0) + 1
    while (ancla := base if vez == 1 else f"{base}-{vez}") in usadas:
        vez += 1  # «Paso» dos veces, y además «Paso 2»
    usadas[base] = vez
    usadas.setdefault(ancla, 1)
    return ancla
