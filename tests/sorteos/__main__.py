"""Cien mil archivos estropeados: ninguno tumba al programa, ni lo ocupa más de dos segundos.

Uso: ``python -m tests.sorteos [--casos 100000] [--semilla N]`` (unos minutos). Cada caso sale de
una semilla: con la que se diga, se repite. Termina con 1 en la primera caída.
"""

from __future__ import annotations

import signal
import sys
import tempfile
import time
import traceback
from pathlib import Path
from random import Random
from types import FrameType

import click

from tests.sorteos.blancos import BLANCOS

LIMITE = 2.0
"""Segundos de procesador que puede ocupar un caso."""
PARTE = {"fichas": 0.3, "transcripciones": 0.4, "paquetes": 0.3}


class Colgado(Exception):
    """Un caso tardó demasiado."""


@click.command(context_settings={"help_option_names": ["-h", "--ayuda"]})
@click.option("--casos", default=100_000, help="Cuántos.")
@click.option("--semilla", default=int(time.time()), help="De qué azar salen.")
def principal(casos: int, semilla: int) -> None:
    """Estropea archivos al azar y los lee."""
    signal.signal(signal.SIGPROF, _cortar)
    for nombre, parte in PARTE.items():
        comienzo, hechos, peor = time.process_time(), 0, 0.0
        with tempfile.TemporaryDirectory() as temporal:
            while hechos < casos * parte:
                cuantos, tardo = _uno(nombre, semilla + hechos, Path(temporal))
                hechos, peor = hechos + cuantos, max(peor, tardo)
        total = time.process_time() - comienzo
        click.echo(
            f"{nombre}: {hechos} casos, ninguna caída; el peor, {peor:.2f} s ({total:.0f} s)"
        )


def _uno(nombre: str, semilla: int, carpeta: Path) -> tuple[int, float]:
    """(casos, segundos de procesador) de una semilla."""
    comienzo = time.process_time()
    signal.setitimer(signal.ITIMER_PROF, LIMITE)
    try:
        hechos = BLANCOS[nombre](Random(semilla), carpeta)
    except Exception:  # noqa: BLE001 — es justo lo que se busca
        click.echo(f"{nombre}, --semilla {semilla}:\n{traceback.format_exc()}")
        sys.exit(1)
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
    return hechos, time.process_time() - comienzo


def _cortar(_: int, __: FrameType | None) -> None:
    raise Colgado(f"más de {LIMITE:.0f} segundos")


principal()
