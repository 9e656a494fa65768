"""Búsqueda, orden: en qué orden se numeran las fichas y cuánto se adelanta cada clase.

Las fichas parecidas van juntas (las columnas de facetas se comprimen mejor), y primero las que la
búsqueda adelanta: así el límite de cada clase es un solo número.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from enum import IntEnum

from generador.busqueda.analisis import palabras
from generador.modelo import Catalogo, Ficha

DIAS_DE_NOVEDAD = 180


class Clase(IntEnum):
    """Qué tan adelante va una ficha entre otras que responden igual."""

    VALIDADA_Y_RECIENTE = 0
    VALIDADA = 1
    RECIENTE = 2
    CORRIENTE = 3
    VENCIDA = 4
    ARCHIVADA = 5


VENTAJA = (1.05, 1.03, 1.02, 1.0, 1.0, 1.0)
"""Por cuánto se multiplica el puntaje de cada clase. Las vencidas no lo necesitan: van detrás de
las que responden igual de bien; las archivadas, detrás de todas."""


def clasificar(catalogo: Catalogo, ficha: Ficha) -> Clase:
    """Clase de la ficha según su estado y sus fechas."""
    estado = catalogo.termino("estados", ficha.estado)
    lugar = estado.extra.get("busqueda") if estado else None
    if lugar == "final":
        return Clase.ARCHIVADA
    if ficha.revisar and ficha.revisar < catalogo.fecha:
        return Clase.VENCIDA
    hoy, cambio = date.fromisoformat(catalogo.fecha), date.fromisoformat(ficha.actualizada)
    reciente = (hoy - cambio).days <= DIAS_DE_NOVEDAD
    if lugar == "adelante":
        return Clase.VALIDADA_Y_RECIENTE if reciente else Clase.VALIDADA
    return Clase.RECIENTE if reciente else Clase.CORRIENTE


def ordenar(catalogo: Catalogo) -> list[tuple[Clase, Ficha]]:
    """Las fichas visibles en el orden del índice, con su clase."""
    con_clase = [(clasificar(catalogo, f), f) for f in catalogo.visibles]
    return sorted(con_clase, key=lambda par: _clave(*par))


def _clave(clase: Clase, f: Ficha) -> tuple[int, str, str, str, str, str, str]:
    tema, region = next(iter(f.temas), ""), next(iter(f.regiones), "")
    return clase, f.eje, tema, region, f.tipo.nombre, f.publicada[:4], f.id


def limites(clases: list[Clase]) -> list[int]:
    """Número de la primera ficha que ya no es de cada clase."""
    return [sum(1 for c in clases if c <= clase) for clase in Clase]


def recientes(fichas: Sequence[Ficha], cuantas: int) -> list[Ficha]:
    """Las más recientes, en el mismo orden en que las daría la búsqueda."""
    fechas = sorted((f.publicada for f in fichas), reverse=True)[:cuantas]
    posibles = [f for f in fichas if f.publicada >= fechas[-1]] if fechas else []
    return [posibles[i] for i in permutaciones(posibles)[0][:cuantas]]


def permutaciones(fichas: list[Ficha]) -> tuple[list[int], list[int]]:
    """Números de las fichas de la más reciente a la más antigua, y por título."""
    titulos = [palabras(f.titulo) for f in fichas]
    por_titulo = sorted(range(len(fichas)), key=lambda i: (titulos[i], fichas[i].id))
    por_fecha = sorted(por_titulo, key=lambda i: fichas[i].publicada, reverse=True)
    return por_fecha, por_titulo
