"""Lo que viaja, esquemas: campos, tipos de ficha y vocabularios."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any


@dataclass(frozen=True, slots=True)
class Campo:
    """Un campo de un tipo de ficha, ya resuelto: la hoja del árbol que leen todas las salidas."""

    nombre: str
    titulo: str
    descripcion: str
    clase: str
    """texto, parrafo, entero, numero, fecha, si_no, opcion, opciones, archivo, relacion, grupo
    o lista."""
    esquema: Mapping[str, Any]
    ejemplo: Any
    grupo: str
    requerido: bool = False
    desde: str | None = None
    """Estado desde el cual es obligatorio."""
    vocabulario: str | None = None
    nombres: Mapping[str, str] = field(default_factory=dict)
    """Código → nombre, en una lista cerrada sin vocabulario."""
    referencia: tuple[str, ...] | None = None
    """Tipos admitidos si es una relación; vacío admite cualquiera."""
    inversa: str | None = None
    seccion: bool = False
    dato: bool = False
    faceta: str | None = None
    peso: float = 0.0
    schema_org: str | None = None
    dublin_core: str | None = None
    fichas: str | None = None
    """Tipo de las fichas incrustadas en esta lista (los videos de una lista)."""
    hijos: tuple[Campo, ...] = ()


@dataclass(frozen=True, slots=True)
class Agenda:
    """Qué datos de un tipo son una cita del calendario."""

    campos: Mapping[str, str]
    """Lo que el calendario sabe de una cita («fecha», «fin», «hora»…) → campo que lo dice."""
    lista: str | None = None
    """Lista cuyos elementos son las citas; sin ella, la ficha es una cita."""
    convoca: bool = False
    """Si llama a personas de las regiones: va al calendario común. Si no, tiene un cronograma."""
    titulo: str = ""
    """Título de su cronograma."""
    descripcion: str = ""
    columnas: tuple[str, ...] = ()
    """Campos de la ficha que muestra su cronograma."""


@dataclass(frozen=True, slots=True)
class Tipo:
    """Un tipo de ficha: su carpeta de definición, ya mezclada con los campos comunes."""

    nombre: str
    titulo: str
    plural: str
    indice: str
    """Título de su índice y de su sección en el menú."""
    descripcion: str
    carpeta: str | None
    """Carpeta del contenido; None si sus fichas viven dentro de otra."""
    formato: str
    prefijo: str
    ruta: str
    orden: int
    schema_org: tuple[str, ...]
    ordenar: str | None
    """Campo por el que se ordena su índice; sin él, lo más reciente primero."""
    cuaderno: tuple[str, ...]
    """Campo de la fecha que dice en qué cuaderno anual va cada ficha; vacío: no se imprimen."""
    mapa: Mapping[str, tuple[str, ...]]
    """Papel que una región tiene en sus fichas → el campo que la dice: lo que dibuja su mapa."""
    grupos: Mapping[str, str]
    campos: tuple[Campo, ...]
    hojas: tuple[tuple[tuple[str, ...], Campo], ...]
    """Todos los campos, también los de dentro, con su camino; «*» es «cada elemento»."""
    hereda: tuple[str, ...]
    esquema: Mapping[str, Any]
    plantilla: Path
    agenda: Agenda | None = None
    """Si sus fichas tienen fechas que van al calendario."""

    def campo(self, nombre: str) -> Campo | None:
        """El campo de primer nivel con ese nombre, o None."""
        return next((c for c in self.campos if c.nombre == nombre), None)

    @property
    def estados(self) -> tuple[str, ...]:
        """Los estados del tipo, en el orden de su vida."""
        return tuple(self.esquema["properties"]["estado"]["enum"])

    @property
    def pasos(self) -> Mapping[str, Sequence[str]]:
        """Estado → a cuáles se puede pasar; «inicio», en cuáles nace. Vacío si no se restringe."""
        pasos: Mapping[str, Sequence[str]] = self.esquema["properties"]["estado"].get("x-pasos", {})
        return pasos


@dataclass(frozen=True, slots=True)
class Termino:
    """Un término de un vocabulario."""

    slug: str
    nombre: str
    definicion: str = ""
    estado: str = "confirmado"
    fuente: str = ""
    sinonimos: tuple[str, ...] = ()
    reemplaza: tuple[str, ...] = ()
    extra: Mapping[str, Any] = field(default_factory=dict)
    """Lo propio de su vocabulario: sigla, órgano, códigos, ejes…"""

    @property
    def supuesto(self) -> bool:
        """Si el término está por confirmar."""
        return self.estado == "supuesto"


@dataclass(frozen=True, slots=True)
class Vocabulario:
    """Lista cerrada de términos, en el orden del archivo."""

    nombre: str
    titulo: str
    descripcion: str
    terminos: Mapping[str, Termino]
    antiguos: Mapping[str, str]
    """Slug que dejó de usarse → slug que lo reemplaza."""
    lineas: Mapping[str, int] = field(default_factory=dict)
    """Slug → línea de su archivo."""
