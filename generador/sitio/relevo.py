"""Etapa 5, relevo: una carpeta toma el lugar de otra de una vez, aunque maten el programa."""

from __future__ import annotations

import ctypes
import errno
import os
import re
import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path

if sys.platform != "win32":
    import fcntl

NUEVA, VIEJA = "nueva", "vieja"
TERMINO = ".obra"
"""En que termina el nombre de un taller: «.site.k3j2h1g4.obra»."""

_TALLER = re.compile(rf"\.(.+)\.[a-z0-9_]{{8}}{re.escape(TERMINO)}")
_AQUI = -100  # AT_FDCWD
_INTERCAMBIO = 2  # RENAME_EXCHANGE
_SIN_INTERCAMBIO = {errno.ENOSYS, errno.EINVAL, errno.ENOTSUP, errno.EPERM}
_SIN_CERROJOS = {errno.EBADF, errno.ENOLCK, errno.ENOTSUP, errno.EINVAL}
_LINUX = sys.platform == "linux"


@contextmanager
def taller(salida: Path) -> Iterator[Path]:
    """Carpeta de trabajo junto a «salida», que se borra al terminar.

    Quien la usa la tiene cerrada con cerrojo: una sin cerrojo es de un programa que murió, y la
    borra el siguiente. Antes, si ese programa murió sin dejar salida, se la devuelve a su lugar.
    """
    with ExitStack() as pila:
        with _cerrojo(salida.parent):
            _limpiar(salida.parent)
            prefijo = f".{salida.name}."
            carpeta = Path(tempfile.mkdtemp(prefix=prefijo, suffix=TERMINO, dir=salida.parent))
            pila.enter_context(_cerrojo(carpeta))
        pila.callback(shutil.rmtree, carpeta, ignore_errors=True)
        yield carpeta


def relevar(carpeta: Path, salida: Path) -> None:
    """La carpeta «nueva» del taller toma el lugar de «salida»; si no puede, «salida» queda."""
    nueva, vieja = carpeta / NUEVA, carpeta / VIEJA
    if not salida.exists():
        nueva.rename(salida)
    elif not intercambiar(nueva, salida):
        salida.rename(vieja)
        try:
            nueva.rename(salida)
        except OSError:
            vieja.rename(salida)
            raise


def intercambiar(una: Path, otra: Path) -> bool:
    """Cambia una carpeta por otra en un solo paso del sistema; False si aquí no se puede."""
    renombrar = getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None) if _LINUX else None
    if renombrar is None:
        return False
    if renombrar(_AQUI, os.fsencode(una), _AQUI, os.fsencode(otra), _INTERCAMBIO) == 0:
        return True
    fallo = ctypes.get_errno()
    if fallo in _SIN_INTERCAMBIO:
        return False
    raise OSError(fallo, os.strerror(fallo), str(una), None, str(otra))


def _limpiar(lugar: Path) -> None:
    """Borra los talleres que dejó un programa muerto, sean de la salida que sean."""
    for carpeta in sorted(lugar.iterdir()):
        nombre = _TALLER.fullmatch(carpeta.name)
        if nombre is None or carpeta.is_symlink() or not carpeta.is_dir():
            continue
        salida = lugar / nombre[1]
        with suppress(BlockingIOError, FileNotFoundError), _cerrojo(carpeta, esperar=False):
            if not salida.exists() and (carpeta / VIEJA).is_dir():
                (carpeta / VIEJA).rename(salida)
            shutil.rmtree(carpeta, ignore_errors=True)


@contextmanager
def _cerrojo(carpeta: Path, esperar: bool = True) -> Iterator[None]:
    """Cerrojo sobre una carpeta, que el sistema suelta si el programa muere.

    Si otro lo tiene y no se espera, o si aquí no hay cerrojos (Windows, algunos discos de red),
    levanta BlockingIOError: el taller de un programa muerto se queda, y se puede borrar a mano.
    """
    if sys.platform == "win32":
        abierta = None
    else:
        abierta = os.open(carpeta, os.O_RDONLY | os.O_DIRECTORY)
    try:
        if not _cerrar(abierta, esperar) and not esperar:
            raise BlockingIOError(f"no hay cerrojos en {carpeta}")
        yield
    finally:
        if abierta is not None:
            os.close(abierta)


def _cerrar(abierta: int | None, esperar: bool) -> bool:
    """Pone el cerrojo; False si aquí no los hay."""
    if abierta is None:
        return False
    try:
        fcntl.flock(abierta, fcntl.LOCK_EX | (0 if esperar else fcntl.LOCK_NB))
    except BlockingIOError:
        raise
    except OSError as e:
        if e.errno not in _SIN_CERROJOS:
            raise
        return False
    return True
