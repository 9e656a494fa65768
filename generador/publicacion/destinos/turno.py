"""Destinos, turno: uno a la vez en una carpeta, y sin los restos de quien murió publicando."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from generador.publicacion.destinos.averias import ErrorDeDestino

if sys.platform != "win32":
    import fcntl

EDICIONES, CERROJO, APARTE = "ediciones", ".publicando", ".tmp-"


def de_paso(camino: Path) -> bool:
    """Si es algo a medio hacer, que se puede borrar."""
    return camino.name.startswith(APARTE)


@contextmanager
def turno(lugar: Path) -> Iterator[None]:
    """Prepara la carpeta, pone el cerrojo y borra lo que quedó a medias, antes y al terminar.

    El sistema suelta el cerrojo si el programa muere.
    """
    if sys.platform == "win32":
        raise ErrorDeDestino("en Windows no se publica en una carpeta; use «rama:» o «s3://»")
    _preparar(lugar)
    abierto = os.open(lugar / CERROJO, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)
    try:
        try:
            fcntl.flock(abierto, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as e:
            raise ErrorDeDestino(
                f"otra publicación está en curso en «{lugar}»; espere a que termine"
            ) from e
        (lugar / EDICIONES).mkdir(exist_ok=True)
        _limpiar(lugar)
        try:
            yield
        finally:
            with suppress(OSError):
                _limpiar(lugar)
    finally:
        with suppress(OSError):  # lo hecho, hecho está: esto solo suelta el cerrojo
            os.close(abierto)


def _preparar(lugar: Path) -> None:
    if not lugar.parent.is_dir():
        raise ErrorDeDestino(f"no existe la carpeta «{lugar.parent}»; créela antes")
    lugar.mkdir(exist_ok=True)
    hay = {c.name for c in lugar.iterdir() if not de_paso(c)}
    if EDICIONES not in hay and hay - {CERROJO}:
        raise ErrorDeDestino(f"«{lugar}» tiene otras cosas; elija una carpeta vacía")


def _limpiar(lugar: Path) -> None:
    for camino in [*lugar.iterdir(), *(lugar / EDICIONES).iterdir()]:
        if not de_paso(camino):
            continue
        if camino.is_symlink() or not camino.is_dir():
            camino.unlink()
        else:
            shutil.rmtree(camino)
