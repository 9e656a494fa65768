"""Campañas, cortes: una acción en un proceso hijo, interrumpida en cada llamada al sistema.

Con «strace» los puntos son todas las llamadas de archivos y descriptores. Sin él, los avisos de
Python («sys.addaudithook»), que son menos pero los hay en cualquier sistema y no tardan nada.
"""

from __future__ import annotations

import ctypes
import os
import re
import signal
import subprocess
import sys
import traceback
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from generador.modelo import Fallo
from generador.publicacion.destinos.averias import DEL_EQUIPO, motivo

MATAR = 0
"""En lugar de un error del sistema: SIGKILL."""

Preparar = Callable[[], Callable[[], object]]
"""Deja todo como al principio y devuelve lo que ha de hacer el hijo."""

_LLAMADA = re.compile(r"^\d+ +([a-z0-9_]+)\(", re.M)
_QUE = "%file,%desc"
_AVISOS = ("open", "os.", "shutil.", "fcntl.", "pathlib.")


@dataclass(frozen=True, slots=True)
class Desenlace:
    """Cómo terminó el hijo que se interrumpió en un punto."""

    punto: str
    codigo: int
    """El de salida; negativo, la señal que lo mató."""
    dicho: str

    @property
    def llego(self) -> bool:
        """Si el punto existía en esta vuelta: si no, el hijo terminó bien."""
        return self.codigo != 0


def con_strace(preparar: Preparar, fallo: int, taller: Path) -> Iterator[Desenlace]:
    """Uno por llamada al sistema. «fallo» es un errno, o MATAR."""
    registro = taller / "strace.txt"
    _con_strace(preparar(), registro, taller, [])
    cuantas = Counter(_LLAMADA.findall(registro.read_text(encoding="utf-8", errors="replace")))
    que = "signal=KILL" if fallo == MATAR else f"error={fallo}"
    for llamada, veces in sorted(cuantas.items()):
        for vez in range(1, veces + 1):
            corte = ["-e", f"inject={llamada}:{que}:when={vez}"]
            codigo, dicho = _con_strace(preparar(), registro, taller, corte)
            yield Desenlace(f"{llamada} {vez}", codigo, dicho)


def con_avisos(preparar: Preparar, fallo: int, taller: Path) -> Iterator[Desenlace]:
    """Uno por aviso de Python, hasta que la acción termina sin llegar al siguiente."""
    vez = 0
    while True:
        vez += 1
        hijo = _bifurcar(preparar(), taller, _Interruptor(vez, fallo))
        codigo = os.waitstatus_to_exitcode(os.waitpid(hijo, 0)[1])
        marca = taller / "punto.txt"
        if not marca.is_file():
            return
        punto = marca.read_text(encoding="utf-8")
        marca.unlink()
        yield Desenlace(punto, codigo, _dicho(taller))


class _Interruptor:
    """Cuenta los avisos y, en el que toca, mata el proceso o levanta el error."""

    def __init__(self, vez: int, fallo: int) -> None:
        self._faltan, self._fallo = vez, fallo

    def __call__(self, aviso: str, _: tuple[Any, ...]) -> None:
        if not aviso.startswith(_AVISOS) or self._faltan <= 0:
            return
        self._faltan -= 1
        if self._faltan:
            return
        Path("punto.txt").write_text(aviso, encoding="utf-8")
        if self._fallo == MATAR:
            os.kill(os.getpid(), signal.SIGKILL)
        raise OSError(self._fallo, os.strerror(self._fallo), "x")


def _con_strace(
    accion: Callable[[], object], registro: Path, taller: Path, corte: list[str]
) -> tuple[int, str]:
    signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGUSR1})
    hijo = _bifurcar(accion, taller)
    orden = ["strace", "-f", "-p", str(hijo), "-o", str(registro), "-e", f"trace={_QUE}", *corte]
    with subprocess.Popen(orden, stderr=subprocess.PIPE) as strace:
        assert strace.stderr is not None
        if b"attached" not in (linea := strace.stderr.readline()):
            os.kill(hijo, signal.SIGKILL)
            raise RuntimeError(f"strace no pudo seguir al hijo: {linea.decode()}")
        os.kill(hijo, signal.SIGUSR1)
        codigo = os.waitstatus_to_exitcode(os.waitpid(hijo, 0)[1])
    return codigo, _dicho(taller)


def _bifurcar(
    accion: Callable[[], object], taller: Path, interruptor: _Interruptor | None = None
) -> int:
    """Un hijo que hace la acción como la haría la orden; sin interruptor, espera a SIGUSR1."""
    if hijo := os.fork():
        return hijo
    codigo = 1
    try:
        os.chdir(taller)
        salida = os.open("dicho.txt", os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
        os.dup2(salida, 2)
        if interruptor:
            sys.addaudithook(interruptor)
        else:
            ctypes.CDLL(None).prctl(0x59616D61, -1, 0, 0, 0)  # que strace pueda seguirlo
            signal.sigwait({signal.SIGUSR1})
        codigo = _hacer(accion)
    finally:
        os._exit(codigo)


def _hacer(accion: Callable[[], object]) -> int:
    """Los códigos de salida de la línea de órdenes."""
    try:
        accion()
    except Fallo as e:
        os.write(2, f"error: {e}\n".encode())
        return 2
    except BaseException as e:  # noqa: BLE001 - es lo que se vería en la pantalla
        if isinstance(e, OSError) and e.errno in DEL_EQUIPO:
            os.write(2, f"error: {motivo(e)}\n".encode())
            return 2
        os.write(2, traceback.format_exc().encode())
        return 1
    return 0


def _dicho(taller: Path) -> str:
    return (taller / "dicho.txt").read_text(encoding="utf-8")
