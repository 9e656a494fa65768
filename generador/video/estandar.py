"""Video, estándar: de «estandar.yml» a las exigencias con que se juzga un archivo."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from generador.modelo import Nivel

ARCHIVO = Path(__file__).parent / "estandar.yml"


@dataclass(frozen=True, slots=True)
class Exigencia:
    """Una característica: sus cifras, qué pasa si no se cumple, de dónde sale y cómo se arregla."""

    nivel: Nivel
    fuente: str
    arreglo: str
    confirmada: bool
    cifras: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Estandar:
    """Las exigencias, una por característica."""

    relacion: Exigencia
    resolucion: Exigencia
    contenedor: Exigencia
    codec: Exigencia
    tasa: Exigencia
    sonido: Exigencia
    duracion: Exigencia
    imagen: Exigencia


def cargar(archivo: Path = ARCHIVO) -> Estandar:
    """Lee el archivo de exigencias, que es parte del programa."""
    datos = yaml.safe_load(archivo.read_text(encoding="utf-8"))
    return Estandar(**{nombre: _exigencia(dict(suya)) for nombre, suya in datos.items()})


def _exigencia(suya: dict[str, Any]) -> Exigencia:
    return Exigencia(
        suya.pop("nivel"),
        suya.pop("fuente"),
        suya.pop("arreglo"),
        suya.pop("estado", "confirmado") == "confirmado",
        suya,
    )
