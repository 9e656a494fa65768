"""Etapa 5, marcos: el motor, que solo trabaja si cambió algo más que las fichas."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from functools import cache
from importlib import metadata
from pathlib import Path

from generador.almacen import Almacen, clave
from generador.sitio.motor import Motor, construir_marco

BIBLIOTECAS = ("mkdocs", "mkdocs-material", "markdown", "pymdown-extensions", "pygments", "jinja2")
"""Las que hacen el marco: con otra versión, lo guardado no sirve."""
VERSION = 1


class MotorConMemoria:
    """Un motor que saca del almacén el marco de un proyecto que ya construyó, archivo a archivo."""

    def __init__(self, almacen: Almacen, tema: Path, motor: Motor = construir_marco) -> None:
        """«tema» es la carpeta de plantillas que el proyecto nombra y no lleva dentro."""
        self._almacen, self._tema, self._motor = almacen, tema, motor

    def __call__(self, proyecto: Path, salida: Path) -> None:
        """El marco del proyecto en «salida»: el guardado o, si falta algo, uno nuevo."""
        suya = self._clave(proyecto)
        if not self._sacar(suya, salida):
            self._motor(proyecto, salida)
            self._guardar(suya, salida)

    def _clave(self, proyecto: Path) -> str:
        lugar = str(proyecto.resolve()).encode()
        partes = [*_contenido(proyecto), *_contenido(self._tema)]
        return clave(_receta(), *(p.replace(lugar, b"") for par in partes for p in par))

    def _sacar(self, suya: str, salida: Path) -> bool:
        lista = self._almacen.leer(suya)
        if lista is None:
            return False
        archivos = {ruta: self._almacen.leer(suma) for ruta, suma in json.loads(lista).items()}
        if None in archivos.values():
            return False
        for ruta, contenido in archivos.items():
            (salida / ruta).parent.mkdir(parents=True, exist_ok=True)
            (salida / ruta).write_bytes(contenido or b"")
        return True

    def _guardar(self, suya: str, salida: Path) -> None:
        lista = {}
        for ruta, contenido in _contenido(salida):
            suma = clave("archivo", contenido)
            lista[ruta.decode()] = suma
            self._almacen.guardar(suma, contenido)
        self._almacen.guardar(suya, json.dumps(lista).encode())
        self._almacen.volcar()


def _contenido(carpeta: Path) -> Iterator[tuple[bytes, bytes]]:
    """(ruta, contenido) de cada archivo de la carpeta, en orden."""
    for camino in sorted(c for c in carpeta.rglob("*") if c.is_file()):
        yield camino.relative_to(carpeta).as_posix().encode(), camino.read_bytes()


@cache
def _receta() -> str:
    versiones = (f"{b} {metadata.version(b)}" for b in BIBLIOTECAS)
    return "|".join((f"marco v{VERSION}", f"python {sys.version_info[:2]}", *versiones))
