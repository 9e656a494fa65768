"""Lo que viaja, indicadores: qué se mide, las cifras que se traen y los datos que resultan."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

Clase = Literal["cantidad", "porcentaje", "escala"]
"""Una cantidad se suma; lo demás se promedia según su base."""
Camino = tuple[str, ...]
"""Un campo, como en Tipo.hojas: «*» es «cada elemento»."""


@dataclass(frozen=True, slots=True)
class Cuenta:
    """Qué se cuenta en las fichas."""

    tipos: tuple[str, ...]
    estados: frozenset[str]
    cada: Camino = ()
    """Lista de la que cuenta cada elemento; vacío, la ficha misma."""
    donde: tuple[tuple[Camino, frozenset[str | int]], ...] = ()
    """(campo, valores que cuentan; ninguno: basta con que tenga algo)."""
    fecha: tuple[Camino, ...] = ()
    region: Camino = ()
    categoria: Camino = ()
    suma: tuple[Camino, ...] = ()
    base: Camino = ()


@dataclass(frozen=True, slots=True)
class Indicador:
    """Con qué se mide algo: lo que dice de él vocabularios/indicadores.yml."""

    id: str
    nombre: str
    clase: Clase
    medida: str
    formula: str
    sentido: str
    frecuencia: str
    definicion: str = ""
    supuesto: bool = False
    fuente: str = ""
    hito: int = 0
    """Hito del plan que lo pide; cero si es propio del repositorio."""
    lineas: tuple[int, ...] = ()
    categoria: str = ""
    """En qué se reparte: un vocabulario, «ficha», «tipo», «campo», «texto» o «lista»."""
    categorias: Mapping[str, str] = field(default_factory=dict)
    """Código → nombre, en una lista propia."""
    personas: bool = False
    """Si sale de personas: con una base pequeña no se publica."""
    ultimo: bool = False
    """Si el valor de varios meses es el del último."""
    calculo: str = ""
    cuenta: Cuenta | None = None

    @property
    def traido(self) -> bool:
        """Si se llena con cifras de fuera, y no sale del contenido."""
        return self.cuenta is None and not self.calculo


@dataclass(frozen=True, slots=True, order=True)
class Dato:
    """El valor de un indicador en un mes, y de qué parte es."""

    indicador: str
    periodo: str
    """Mes, AAAA-MM."""
    unidad: str
    """Código; vacío si no es de una sola."""
    region: str
    """Código; vacío si no es de una sola."""
    categoria: str
    valor: float
    base: int
    """Sobre cuántos es un porcentaje o una escala; en una cantidad, cero."""
    fuente: str


@dataclass(frozen=True, slots=True)
class Cifra:
    """Un dato traído de fuera, y dónde está escrito."""

    dato: Dato
    archivo: str
    linea: int
