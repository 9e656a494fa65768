"""Etapa 5, escritura: archivos a una carpeta aparte, que al final toma el lugar del sitio."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from generador.modelo import Archivo
from generador.sitio.relevo import NUEVA, relevar, taller

MARCA = ".generado"
"""Archivo que dice que la carpeta es un sitio nuestro y puede reemplazarse."""


class SalidaAjena(Exception):
    """La carpeta de salida tiene algo que no es un sitio generado."""


@contextmanager
def obra(salida: Path) -> Iterator[Path]:
    """Carpeta nueva junto a «salida». Al terminar sin fallo, ocupa su lugar; si no, se borra."""
    _comprobar(salida)
    salida.parent.mkdir(parents=True, exist_ok=True)
    with taller(salida) as carpeta:
        nueva = carpeta / NUEVA
        nueva.mkdir()
        yield nueva
        (nueva / MARCA).write_bytes(b"")
        relevar(carpeta, salida)


class Escritor:
    """Escribe archivos en una carpeta nueva; los que no cambiaron son los mismos de la anterior."""

    def __init__(self, carpeta: Path, anterior: Path | None = None) -> None:
        """«anterior» es un sitio que va a ser reemplazado por este: no se cambia nada en él."""
        self._carpeta, self._anterior = carpeta, anterior
        self._hechas: set[str] = set()

    def escribir(self, archivo: Archivo) -> None:
        """Escribe un archivo dentro de la carpeta."""
        dentro, _, _ = archivo.ruta.rpartition("/")
        if archivo.ruta.startswith("/") or ".." in archivo.ruta.split("/"):
            raise ValueError(f"ruta fuera del sitio: {archivo.ruta}")
        if dentro not in self._hechas:
            (self._carpeta / dentro).mkdir(parents=True, exist_ok=True)
            self._hechas.add(dentro)
        destino = self._carpeta / archivo.ruta
        if self._anterior is not None:
            destino.unlink(missing_ok=True)  # podría ser uno de la anterior, o uno del marco
        if isinstance(archivo.contenido, Path):
            shutil.copyfile(archivo.contenido, destino)
        elif not self._enlazado(archivo.ruta, archivo.contenido, destino):
            destino.write_bytes(archivo.contenido)

    def _enlazado(self, ruta: str, contenido: bytes, destino: Path) -> bool:
        """Si ya estaba igual, el mismo archivo con otro nombre: nadie escribe después en él."""
        if self._anterior is None:
            return False
        try:
            igual = (self._anterior / ruta).read_bytes() == contenido
            if igual:
                os.link(self._anterior / ruta, destino)
        except OSError:
            return False  # no estaba, o este disco no sabe de enlaces duros
        return igual


def _comprobar(salida: Path) -> None:
    if not salida.exists() or (salida / MARCA).is_file():
        return
    if not salida.is_dir() or any(salida.iterdir()):
        raise SalidaAjena(
            f"«{salida}» ya existe y no es un sitio generado; elija otra carpeta o bórrela"
        )
