"""Publicación, disco: escribir aparte y cambiar de una vez, para que nada quede a medias."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from generador.modelo import Fallo


class ErrorDeDisco(Fallo):
    """No se pudo escribir: sin espacio, sin permiso, o abierto por otro programa."""


@contextmanager
def archivo_aparte(destino: Path) -> Iterator[Path]:
    """Un archivo al lado, que al terminar toma el nombre de «destino»."""
    parte = destino.with_name(f".{destino.name}.parte")
    with explicado(destino):
        try:
            destino.parent.mkdir(parents=True, exist_ok=True)
            yield parte
            sincronizar(parte)
            parte.replace(destino)
            sincronizar(destino.parent)
        finally:
            parte.unlink(missing_ok=True)


@contextmanager
def carpeta_aparte(destino: Path) -> Iterator[Path]:
    """Una carpeta nueva al lado, que al terminar toma el lugar de «destino».

    En cada instante «destino» está entero, viejo o nuevo, salvo entre dos cambios de nombre
    seguidos. Si el equipo se apaga justo ahí, la vieja espera al lado y «recuperar» la devuelve.
    """
    nueva, vieja = _vecinas(destino)
    with explicado(destino):
        recuperar(destino)
        destino.parent.mkdir(parents=True, exist_ok=True)
        nueva.mkdir()
        try:
            yield nueva
            sincronizar_todo(nueva)
            _cambiar(nueva, destino, vieja)
        finally:
            shutil.rmtree(nueva, ignore_errors=True)
        shutil.rmtree(vieja, ignore_errors=True)


def recuperar(destino: Path) -> None:
    """Deshace lo que dejó a medias una vez anterior que no pudo terminar."""
    nueva, vieja = _vecinas(destino)
    if vieja.exists() and not destino.exists():
        vieja.rename(destino)
    for resto in (nueva, vieja):
        if resto.exists():
            shutil.rmtree(resto)


@contextmanager
def explicado(destino: Path) -> Iterator[None]:
    """Los errores del sistema, como un mensaje para quien dio la orden."""
    try:
        yield
    except OSError as e:
        raise ErrorDeDisco(
            f"no se pudo escribir «{destino}»: {e.strerror or e}; cierre lo que lo tenga abierto"
            " y vea que haya espacio y permiso"
        ) from e


def sincronizar(camino: Path) -> None:
    """Lo escrito, hasta el disco. Windows no lo permite con carpetas ni con archivos de lectura."""
    if os.name != "posix":
        return
    descriptor = os.open(camino, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def sincronizar_todo(carpeta: Path) -> None:
    """Primero los archivos; luego las carpetas, de dentro afuera."""
    for actual, _, archivos in os.walk(carpeta, topdown=False):
        for nombre in archivos:
            sincronizar(Path(actual, nombre))
        sincronizar(Path(actual))


def _vecinas(destino: Path) -> tuple[Path, Path]:
    """Dónde se hace la nueva y dónde espera la vieja: nombres fijos, para hallarlos después."""
    return tuple(destino.with_name(f".{destino.name}.{s}") for s in ("nueva", "anterior"))  # type: ignore[return-value]


def _cambiar(nueva: Path, destino: Path, vieja: Path) -> None:
    """«nueva» toma el lugar de «destino»; si no puede, «destino» vuelve."""
    if destino.exists():
        destino.rename(vieja)
    try:
        nueva.rename(destino)
    except OSError:
        if vieja.exists():
            vieja.rename(destino)
        raise
    sincronizar(destino.parent)
