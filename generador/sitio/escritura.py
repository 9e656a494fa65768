"""Etapa 5, escritura: archivos a una carpeta aparte, que al final toma el lugar del sitio."""

from __future__ import annotations

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


def escribir(carpeta: Path, archivo: Archivo, hechas: set[str]) -> None:
    """Escribe un archivo dentro de la carpeta; «hechas» son las subcarpetas que ya existen."""
    dentro, _, _ = archivo.ruta.rpartition("/")
    if archivo.ruta.startswith("/") or ".." in archivo.ruta.split("/"):
        raise ValueError(f"ruta fuera del sitio: {archivo.ruta}")
    if dentro not in hechas:
        (carpeta / dentro).mkdir(parents=True, exist_ok=True)
        hechas.add(dentro)
    destino = carpeta / archivo.ruta
    if isinstance(archivo.contenido, Path):
        shutil.copyfile(archivo.contenido, destino)
    else:
        destino.write_bytes(archivo.contenido)


def _comprobar(salida: Path) -> None:
    if not salida.exists() or (salida / MARCA).is_file():
        return
    if not salida.is_dir() or any(salida.iterdir()):
        raise SalidaAjena(
            f"«{salida}» ya existe y no es un sitio generado; elija otra carpeta o bórrela"
        )
