"""Publicación, disco: escribir aparte y cambiar de una vez, para que nada quede a medias."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from generador.modelo import Fallo
from generador.sitio.relevo import NUEVA, relevar, taller

_MOTIVOS = {
    errno.ENOSPC: "no queda espacio en el disco",
    errno.EACCES: "no hay permiso, o lo tiene abierto otro programa",
    errno.EPERM: "no hay permiso",
    errno.EBUSY: "lo tiene abierto otro programa",
    errno.EROFS: "el disco es de solo lectura",
    errno.ENOENT: "no existe",
    errno.ENOTDIR: "hay un archivo donde debe haber una carpeta",
    errno.ENAMETOOLONG: "la ruta es demasiado larga",
}


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
    """Una carpeta nueva al lado, que al terminar toma el lugar de «destino» de una vez."""
    with explicado(destino):
        destino.parent.mkdir(parents=True, exist_ok=True)
        with taller(destino) as obra:
            nueva = obra / NUEVA
            nueva.mkdir()
            yield nueva
            sincronizar_todo(nueva)
            relevar(obra, destino)
            sincronizar(destino.parent)


@contextmanager
def explicado(destino: Path) -> Iterator[None]:
    """Los errores del sistema, como un mensaje para quien dio la orden."""
    try:
        yield
    except OSError as e:
        raise ErrorDeDisco(f"no se pudo escribir «{destino}»: {motivo(e)}") from e


def motivo(error: OSError) -> str:
    """Lo que dijo el sistema, en español si es de lo corriente."""
    return _MOTIVOS.get(error.errno or 0) or error.strerror or str(error)


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
