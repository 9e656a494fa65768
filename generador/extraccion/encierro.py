"""Extracción, encierro: lo que el proceso hijo se prohíbe a sí mismo antes de abrir nada.

- Memoria y tiempo de procesador acotados, sin archivos nuevos ni volcados (sistemas POSIX).
- Sin red: en Linux, un espacio de red propio y vacío si el núcleo lo permite; y en todo sistema,
  un gancho de auditoría que niega las conexiones y los procesos nuevos a las bibliotecas de Python.

En Windows solo valen el gancho y el plazo que cuenta el generador.
"""

from __future__ import annotations

import ctypes
import sys
from contextlib import suppress
from typing import Any

from generador.extraccion.lectura import Limites

if sys.platform != "win32":
    import resource

_NEGADOS = (
    "socket.",
    "subprocess.",
    "os.system",
    "os.exec",
    "os.fork",
    "os.posix_spawn",
    "os.spawn",
    "os.startfile",
    "pty.spawn",
)
_CLONE_NEWUSER, _CLONE_NEWNET = 0x10000000, 0x40000000


def encerrar(limites: Limites) -> None:
    """Aplica a este proceso, para siempre, todo lo que el sistema permita."""
    if sys.platform == "linux":
        _sin_red()
    _acotar("AS", limites.memoria)
    _acotar("FSIZE", 0)
    _acotar("CORE", 0)
    sys.addaudithook(_negar)


def renovar_plazo(limites: Limites) -> None:
    """Da al archivo siguiente su propio tiempo de procesador."""
    if sys.platform != "win32":
        uso = resource.getrusage(resource.RUSAGE_SELF)
        plazo = int(uso.ru_utime + uso.ru_stime) + 1 + limites.segundos
        _, duro = resource.getrlimit(resource.RLIMIT_CPU)
        with suppress(ValueError, OSError):
            resource.setrlimit(resource.RLIMIT_CPU, (plazo, duro))


def _acotar(recurso: str, tope: int) -> None:
    if sys.platform != "win32":
        cual = getattr(resource, f"RLIMIT_{recurso}")
        _, duro = resource.getrlimit(cual)
        tope = tope if duro == resource.RLIM_INFINITY else min(tope, duro)
        with suppress(ValueError, OSError):  # macOS no acota la memoria
            resource.setrlimit(cual, (tope, tope))


def _sin_red() -> None:
    """Pasa a un espacio de red vacío; sin permiso, prueba dentro de un espacio de usuario."""
    with suppress(OSError, AttributeError):
        unshare = ctypes.CDLL(None).unshare
        if unshare(_CLONE_NEWNET) != 0:
            unshare(_CLONE_NEWUSER | _CLONE_NEWNET)


def _negar(suceso: str, _: tuple[Any, ...]) -> None:
    if suceso.startswith(_NEGADOS):
        raise PermissionError(f"el lector de adjuntos no puede usar «{suceso}»")
