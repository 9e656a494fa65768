"""Etapa 5, escritura: archivos a una carpeta aparte, que al final toma el lugar del sitio."""

from __future__ import annotations

import filecmp
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
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
        self._carpeta = str(carpeta)
        self._anterior = None if anterior is None else str(anterior)
        self._hechas: set[str] = set()

    def escribir(self, archivo: Archivo) -> None:
        """Escribe un archivo dentro de la carpeta."""
        dentro, _, _ = archivo.ruta.rpartition("/")
        if archivo.ruta.startswith("/") or ".." in archivo.ruta.split("/"):
            raise ValueError(f"ruta fuera del sitio: {archivo.ruta}")
        if dentro not in self._hechas:
            os.makedirs(f"{self._carpeta}/{dentro}", exist_ok=True)
            self._hechas.add(dentro)
        destino = f"{self._carpeta}/{archivo.ruta}"
        de_antes = f"{self._anterior}/{archivo.ruta}"
        if self._anterior is not None and _iguales(de_antes, archivo.contenido):
            with suppress(OSError):  # este disco no sabe de enlaces duros
                _enlazar(de_antes, destino)
                return
        _escribir(destino, archivo.contenido)


def _iguales(camino: str, contenido: bytes | Path) -> bool:
    """Si en el camino ya hay lo mismo: el archivo de antes sirve: nadie escribe después en él."""
    try:
        largo = os.stat(camino).st_size
        if isinstance(contenido, Path):
            return os.stat(contenido).st_size == largo and filecmp.cmp(camino, contenido, False)
        if len(contenido) != largo:
            return False
        with open(camino, "rb", buffering=0) as abierto:
            return abierto.read(largo + 1) == contenido
    except OSError:
        return False  # no estaba


def _enlazar(de_antes: str, destino: str) -> None:
    """El mismo archivo con otro nombre; si había otro (del marco), en su lugar."""
    try:
        os.link(de_antes, destino)
    except FileExistsError:
        os.unlink(destino)
        os.link(de_antes, destino)


def _escribir(destino: str, contenido: bytes | Path) -> None:
    """Un archivo nuevo; si había otro se quita antes, porque podría ser también de la anterior."""
    with suppress(FileNotFoundError):
        os.unlink(destino)
    if isinstance(contenido, Path):
        shutil.copyfile(contenido, destino)
    else:
        with open(destino, "xb") as abierto:
            abierto.write(contenido)


def _comprobar(salida: Path) -> None:
    if not salida.exists() or (salida / MARCA).is_file():
        return
    if not salida.is_dir() or any(salida.iterdir()):
        raise SalidaAjena(
            f"«{salida}» ya existe y no es un sitio generado; elija otra carpeta o bórrela"
        )
