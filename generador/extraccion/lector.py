"""Extracción, lector: de un archivo a su lectura, que solo se pide al hijo la primera vez."""

from __future__ import annotations

import sys
from functools import cache
from importlib import metadata
from pathlib import Path

from generador.almacen import Almacen, clave
from generador.extraccion.lectura import Lectura, Limites
from generador.extraccion.obrero import Obrero
from generador.extraccion.reparos import PASAJEROS

VERSION = 6
"""Cámbiela si cambia lo que sale de un mismo archivo: lo guardado se vuelve a hacer."""
BIBLIOTECAS = ("pypdfium2", "python-calamine", "webvtt-py", "pikepdf", "pillow")
"""Las que leen archivos: con otra versión, lo guardado no sirve."""


class Lector:
    """Del archivo a su lectura: de lo leído en esta construcción, del almacén, o del hijo."""

    def __init__(self, almacen: Almacen, obrero: Obrero, limites: Limites) -> None:
        self._almacen = almacen
        self._obrero = obrero
        self._limites = limites
        self._hechas: dict[str, Lectura] = {}

    def leer(self, formato: str, camino: Path) -> Lectura:
        """Lo que se pida («formato») de un archivo."""
        try:
            if camino.stat().st_size > self._limites.entrada:
                return Lectura((), "grande")
            crudo = camino.read_bytes()
        except OSError:
            return Lectura((), "acceso")
        return self.de_bytes(formato, crudo)

    def de_bytes(self, formato: str, crudo: bytes) -> Lectura:
        """Lo mismo, de un archivo ya leído."""
        if not crudo:
            return Lectura((), "vacio")
        receta = f"{_receta()}|{self._limites}|{formato}"
        suya = clave(receta, crudo)
        lectura = self._hechas.get(suya) or _guardada(self._almacen, suya)
        if lectura is None:
            lectura = self._obrero.leer(formato, crudo)
            if lectura.reparo not in PASAJEROS:
                self._almacen.guardar(suya, lectura.a_json())
        if not lectura.limpio:  # un archivo entero no se queda en la memoria
            self._hechas[suya] = lectura
        return lectura


def _guardada(almacen: Almacen, suya: str) -> Lectura | None:
    crudo = almacen.leer(suya)
    return None if crudo is None else Lectura.de_json(crudo)


@cache
def _receta() -> str:
    """Todo lo que, además del archivo, decide lo que sale de él."""
    bibliotecas = (f"{b} {metadata.version(b)}" for b in BIBLIOTECAS)
    return "|".join((f"textos v{VERSION}", f"python {sys.version_info[:2]}", *bibliotecas))
