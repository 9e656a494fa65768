"""De un blanco a cuántos archivos aguantó, y lo que tardó con el peor: los elige Hypothesis."""

from __future__ import annotations

import signal
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from types import FrameType
from typing import Any

from hypothesis import HealthCheck, given, seed, settings

from tests.sorteos.blancos import Blanco

LIMITE = 2.0
"""Segundos de procesador que puede ocupar un caso."""


class Colgado(Exception):
    """Un caso tardó demasiado."""


@dataclass(slots=True)
class Cuenta:
    """Lo que va del sorteo."""

    archivos: int = 0
    peor: float = 0.0


def sortear(blanco: Blanco, casos: int, semilla: int) -> Cuenta:
    """Prueba esos casos; el que hace caer al programa sale ya reducido, en la excepción."""
    cuenta = Cuenta()

    @seed(semilla)
    @settings(
        max_examples=casos, deadline=None, database=None, suppress_health_check=list(HealthCheck)
    )
    @given(blanco.casos)
    def probar(caso: Any) -> None:
        comienzo = time.process_time()
        with _plazo():
            blanco.probar(caso)
        cuenta.archivos += len(caso) if isinstance(caso, list) else 1
        cuenta.peor = max(cuenta.peor, time.process_time() - comienzo)

    probar()
    return cuenta


@contextmanager
def _plazo() -> Iterator[None]:
    antes = signal.signal(signal.SIGPROF, _cortar)
    signal.setitimer(signal.ITIMER_PROF, LIMITE)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, antes)


def _cortar(_: int, __: FrameType | None) -> None:
    raise Colgado(f"más de {LIMITE:.0f} segundos")
