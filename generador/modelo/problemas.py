"""Lo que viaja, problemas: qué está mal en el contenido y en qué línea."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

Nivel = Literal["error", "aviso"]

Posicion = tuple[int, Mapping[Any, Any]]
"""Línea (desde 1) de un dato y, si es grupo o lista, las posiciones de lo que contiene."""


@dataclass(frozen=True, slots=True, order=True)
class Problema:
    """Un error o aviso sobre el contenido, con su lugar. Es un valor, no una excepción."""

    archivo: str
    """Ruta relativa a la raíz del repositorio, con «/»."""
    linea: int
    regla: str
    """Identificador estable: «yaml/clave-repetida», «esquema/enum», «comite»…"""
    nivel: Nivel
    mensaje: str
    ayuda: str = ""


def linea_de(posiciones: Mapping[Any, Any], camino: tuple[str | int, ...]) -> int:
    """Línea del dato en «camino»; si no está, la del tramo más cercano.

    La del conjunto es la de la clave None (una ficha dentro de otra) o, si no la hay, la primera.
    """
    linea: int = posiciones.get(None, (1, {}))[0]
    actual = posiciones
    for paso in camino:
        posicion: Posicion | None = actual.get(paso)
        if posicion is None:
            break
        linea, actual = posicion
    return linea


class Fallo(Exception):
    """Algo ajeno al contenido impide hacer lo pedido: su mensaje es para la persona, en español.

    Lo demás que se levante es un defecto del programa.
    """
