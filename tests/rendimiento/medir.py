"""Mide una orden y los procesos que abra: procesador, reloj, memoria y lo que escribe."""

from __future__ import annotations

import os
import subprocess
import tempfile
import threading
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from time import perf_counter

CADA = 0.05
"""Segundos entre dos miradas a la memoria."""
_PAGINA = os.sysconf("SC_PAGE_SIZE")
MEGA = 1024 * 1024


class Fallo(Exception):
    """La orden medida no terminó bien; el mensaje es lo que dijo."""


@dataclass(frozen=True, slots=True)
class Medida:
    """Lo que costó una construcción."""

    procesador: float
    """Segundos de usuario y de sistema, sumados los procesos hijos."""
    reloj: float
    memoria: float
    """Máximo de MB residentes de todos los procesos a la vez."""
    archivos: int = 0
    megas: float = 0.0


def medir(orden: Sequence[str], entorno: Mapping[str, str], salida: Path) -> Medida:
    """Ejecuta la orden una vez y cuenta lo que dejó en «salida»."""
    with tempfile.TemporaryFile() as dicho:
        inicio = perf_counter()
        proceso = subprocess.Popen(
            orden, env={**os.environ, **entorno}, stdout=dicho, stderr=subprocess.STDOUT
        )
        vigia = _Vigia(proceso.pid)
        _, estado, uso = os.wait4(proceso.pid, 0)
        reloj = perf_counter() - inicio
        maximo = max(vigia.terminar(), uso.ru_maxrss * 1024)
        proceso.returncode = os.waitstatus_to_exitcode(estado)
        if proceso.returncode != 0:
            dicho.seek(0)
            raise Fallo(dicho.read().decode("utf-8", "replace")[-2000:])
    tamanos = [c.stat().st_size for c in salida.rglob("*") if c.is_file()]
    procesador = uso.ru_utime + uso.ru_stime
    return Medida(procesador, reloj, maximo / MEGA, len(tamanos), sum(tamanos) / MEGA)


def mediana(medidas: Sequence[Medida]) -> Medida:
    """La mediana de cada cosa por separado."""
    return Medida(
        median(m.procesador for m in medidas),
        median(m.reloj for m in medidas),
        median(m.memoria for m in medidas),
        medidas[-1].archivos,
        medidas[-1].megas,
    )


class _Vigia(threading.Thread):
    """Mira cada tanto la memoria residente de un proceso y de los que abrió (Linux)."""

    def __init__(self, pid: int) -> None:
        super().__init__(daemon=True)
        self._pid, self._fin, self._maximo = pid, threading.Event(), 0
        self.start()

    def run(self) -> None:
        """Mira hasta que se le diga."""
        while not self._fin.wait(CADA):
            self._maximo = max(self._maximo, _residente(self._pid))

    def terminar(self) -> int:
        """Deja de mirar y dice el máximo, en bytes."""
        self._fin.set()
        self.join()
        return self._maximo


def _residente(pid: int) -> int:
    base = Path(f"/proc/{pid}")
    try:
        propia = int((base / "statm").read_text().split()[1]) * _PAGINA
        hijos = [h for t in (base / "task").iterdir() for h in (t / "children").read_text().split()]
    except (OSError, IndexError):
        return 0  # ya terminó, o el sistema no lo cuenta: queda lo que diga wait4
    return propia + sum(_residente(int(h)) for h in hijos)
