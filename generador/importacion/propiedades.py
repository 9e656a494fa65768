"""Importación, propiedades: de los archivos de una ficha a los mismos sin las de personas."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from generador.extraccion.lectura import Lectura
from generador.importacion.colocar import archivos_de

Limpiador = Callable[[str, bytes], Lectura]


@dataclass(frozen=True, slots=True)
class Limpios:
    """Los archivos que cambian, sin sus propiedades, y lo que se quitó de cada uno."""

    archivos: Mapping[str, bytes]
    hechos: tuple[str, ...]


def limpiar_archivos(carpeta: Path, quitar: Limpiador) -> Limpios:
    """Los de la carpeta de una ficha; el que no se puede abrir se queda: lo dirá el validador."""
    archivos: dict[str, bytes] = {}
    hechos: list[str] = []
    for nombre in archivos_de(carpeta):
        camino = carpeta / nombre
        hecha = quitar(camino.suffix.lower().removeprefix("."), camino.read_bytes())
        if hecha.limpio:
            archivos[nombre] = hecha.limpio
            quitadas = dict.fromkeys(nombre for nombre, _ in hecha.propiedades)
            hechos.append(f"{nombre}: sin sus propiedades ({', '.join(quitadas)})")
    return Limpios(archivos, tuple(hechos))
