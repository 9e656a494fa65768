"""Todos los textos hostiles, en todas las clases de campo.

Uso: ``python -m tests.hostiles [--navegador] [--parte 1/1]``. Sin el navegador, unos minutos;
con él, cada página se abre cuatro veces: una hora en un equipo tranquilo. «--parte 2/5» hace la
segunda de cinco, para repartirlas. Termina con 1 si algo se ejecutó, salió o se rompió.
"""

from __future__ import annotations

import sys
import tempfile
import time
from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path

import click
from playwright.sync_api import Browser

from tests.hostiles.campana import en_navegador, preparar, sin_navegador, sin_sanear
from tests.hostiles.vectores import ilegibles, todos
from tests.navegador.apertura import chromium

TANDA = 500
"""Textos por sitio: más no caben en un vocabulario."""
CONTROL = 25
"""De cada tanda, cuántos se abren además sin ninguna defensa."""


@click.command(context_settings={"help_option_names": ["-h", "--ayuda"]})
@click.option("--navegador", is_flag=True, help="Abrir además cada página en Chromium.")
@click.option("--parte", default="1/1", help="Qué parte hacer, como «2/5».")
def principal(navegador: bool, parte: str) -> None:
    """Comprueba todos los textos hostiles."""
    cual, partes = map(int, parte.split("/"))
    vectores = todos()[cual - 1 :: partes]
    click.echo(f"{len(vectores)} textos; otros {len(ilegibles())} no se pueden ni leer")
    males, cruzaron = 0, 0
    with ExitStack() as pila:
        abierto = pila.enter_context(chromium()) if navegador else None
        for n in range(0, len(vectores), TANDA):
            suyos, ejecutados = _tanda(vectores[n : n + TANDA], abierto)
            males, cruzaron = males + suyos, cruzaron + ejecutados
    if navegador:
        click.echo(f"sin ninguna defensa se ejecutaron {cruzaron}: la prueba puede fallar")
    click.echo(f"{males} males")
    sys.exit(1 if males or (navegador and not cruzaron) else 0)


def _tanda(vectores: Sequence[str], navegador: Browser | None) -> tuple[int, int]:
    """(cuántos males, cuántos se ejecutaron sin defensa alguna)."""
    comienzo, ejecutados = time.monotonic(), 0
    with tempfile.TemporaryDirectory() as temporal:
        tanda = preparar(Path(temporal), vectores)
        males = sin_navegador(tanda)
        if navegador is not None:
            males += en_navegador(tanda, navegador)
            crudas = sin_sanear(tanda, navegador, tanda.vectores, con_politica=True)
            males += [f"con política, {d}: {h}" for d, h in crudas.items()]
            muestra = tanda.vectores[:CONTROL]
            ejecutados = len(sin_sanear(tanda, navegador, muestra, con_politica=False))
    click.echo(
        f"{len(vectores)} textos ({len(vectores) - len(tanda.hostiles)} no hacen ficha), "
        f"{len(males)} males, {time.monotonic() - comienzo:.0f} s"
    )
    for mal in males[:20]:
        click.echo(f"  {mal}")
    return len(males), ejecutados


principal()
