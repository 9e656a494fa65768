"""Cien mil archivos estropeados: ninguno tumba al programa, ni lo ocupa más de dos segundos.

Uso: ``python -m tests.sorteos [--casos 100000] [--semilla N]``. Los elige Hypothesis, que si uno lo
tumba lo reduce a lo más corto y lo escribe: la orden acaba con esa caída.
"""

from __future__ import annotations

import time

import click

from tests.sorteos.blancos import BLANCOS
from tests.sorteos.sorteo import sortear

PARTE = {"transcripciones": 0.4, "paquetes": 0.4, "fichas": 0.2}
RONDA = 500
"""Casos de cada sorteo: Hypothesis recuerda los que ya probó, y su memoria crece."""


@click.command(context_settings={"help_option_names": ["-h", "--ayuda"]})
@click.option("--casos", default=100_000, help="Cuántos archivos.")
@click.option("--semilla", default=int(time.time()), help="De qué azar salen.")
def principal(casos: int, semilla: int) -> None:
    """Estropea archivos al azar y los lee."""
    click.echo(f"semilla {semilla}")
    for nombre, parte in PARTE.items():
        blanco = BLANCOS[nombre]
        comienzo, archivos, peor = time.process_time(), 0, 0.0
        while (faltan := round(casos * parte) - archivos) > 0:
            ronda = min(RONDA, -(-faltan // blanco.cada_uno))
            cuenta = sortear(blanco, ronda, semilla + archivos)
            archivos, peor = archivos + cuenta.archivos, max(peor, cuenta.peor)
        total = time.process_time() - comienzo
        click.echo(
            f"{nombre}: {archivos} archivos, ninguna caída; el peor, {peor:.2f} s ({total:.0f} s)"
        )


principal()
