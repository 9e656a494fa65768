"""Lo que viaja, leído: lo que había en los archivos, antes de validarlo."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

Datos = Mapping[str, Any]
"""Metadatos de una ficha tal como se leyeron: texto, números, listas y grupos."""


@dataclass(frozen=True, slots=True)
class Seccion:
    """Una sección «## Título» del cuerpo de una ficha."""

    titulo: str
    texto: str
    linea: int


@dataclass(frozen=True, slots=True)
class ArchivoFuente:
    """Un archivo que está junto a una ficha."""

    nombre: str
    camino: Path
    tamano: int


@dataclass(frozen=True, slots=True)
class Fuente:
    """Una ficha como se leyó del disco: metadatos, cuerpo y dónde está cada dato."""

    id: str
    tipo: str
    archivo: str
    metadatos: Datos
    posiciones: Mapping[Any, Any]
    secciones: tuple[Seccion, ...]
    vecinos: Mapping[str, ArchivoFuente]
    creada: str
    """Fecha (AAAA-MM-DD) del primer cambio en el historial, o la de construcción."""
    modificada: str
    interna: bool = False
    """Si viene de la carpeta interna, y no del repositorio público."""


@dataclass(frozen=True, slots=True)
class Previa:
    """Lo que se sabe de una ficha en un cambio anterior, sin volver a validarla."""

    id: str
    tipo: str
    archivo: str
    estado: str
    """Como se escribió; vacío si entonces no se podía leer."""
    publicada: str
    ejemplo: bool
    contenedora: str | None = None


@dataclass(frozen=True, slots=True)
class Antes:
    """El contenido en un cambio anterior: las fichas cuyo archivo ya no es el mismo."""

    fichas: Mapping[str, Previa]
    iguales: frozenset[str]
    """Archivos de fichas que estaban y no han cambiado."""


@dataclass(frozen=True, slots=True)
class Escrita:
    """Una página escrita a mano, o un archivo que la acompaña."""

    ruta: str
    """Relativa a «docs»."""
    archivo: str
    contenido: str | Path
    """El texto de la página, o el archivo que se copia."""


@dataclass(frozen=True, slots=True)
class Permiso:
    """Un dato personal que se admite, porque alguien lo revisó."""

    archivo: str
    clase: str
    huella: str
