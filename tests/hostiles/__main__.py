"""Todos los textos hostiles, en todas las clases de campo.

Uso: ``python -m tests.hostiles [--navegador] [--parte 1/1]``. Sin el navegador, unos minutos; con
él, menos de una hora en un equipo tranquilo. «--parte 2/5» hace la segunda de cinco, para
repartirlas. Termina con 1 si algo se ejecutó, salió o se rompió, o si nada puede ejecutarse.
"""

from __future__ import annotations

import sys
import tempfile
import time
from collections import Counter
from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path

import click
from playwright.sync_api import Browser

from tests.hostiles.campana import Tanda, en_navegador, preparar, sin_navegador, sin_sanear
from tests.hostiles.vectores import ilegibles, todos
from tests.navegador.apertura import SIN_SALIDA, chromium

TANDA = 500
"""Textos por sitio: más no caben en un vocabulario."""
CONTROL = 20
"""Cada cuántos textos se abre uno, además, sin ninguna defensa."""
LEIDAS = "{textos} textos, {sin ficha} sin ficha; {leidas} páginas leídas: {males} males"
ABIERTAS = """\
; abiertas {abiertas} veces, {busquedas} búsquedas: {pasaron} sucesos
; sin sanear, {crudas} veces: {cruzaron} sucesos
; sin ninguna defensa, {control} veces: {ejecutaron} se ejecutaron""".replace("\n", "")


@click.command(context_settings={"help_option_names": ["-h", "--ayuda"]})
@click.option("--navegador", is_flag=True, help="Abrir además cada página en Chromium.")
@click.option("--parte", default="1/1", help="Qué parte hacer, como «2/5».")
def principal(navegador: bool, parte: str) -> None:
    """Comprueba todos los textos hostiles."""
    cual, partes = map(int, parte.split("/"))
    vectores = todos()[cual - 1 :: partes]
    click.echo(f"{len(vectores)} textos; otros {len(ilegibles())} no se pueden ni leer")
    cifras: Counter[str] = Counter()
    with ExitStack() as pila:
        abierto = pila.enter_context(chromium(SIN_SALIDA)) if navegador else None
        for n in range(0, len(vectores), TANDA):
            cifras.update(_tanda(vectores[n : n + TANDA], abierto))
    click.echo(f"en total: {_decir(cifras, navegador)}")
    malas = cifras["males"] or cifras["pasaron"] or cifras["cruzaron"]
    sys.exit(1 if malas or (navegador and not cifras["ejecutaron"]) else 0)


def _tanda(vectores: Sequence[str], navegador: Browser | None) -> Counter[str]:
    comienzo = time.monotonic()
    with tempfile.TemporaryDirectory() as temporal:
        tanda = preparar(Path(temporal), vectores)
        leidas = len([*tanda.sitio.rglob("*.html")])
        males = _contar(sin_navegador(tanda))
        cifras = Counter({"textos": len(vectores), "leidas": leidas, "males": males})
        cifras["sin ficha"] = len(vectores) - len(tanda.hostiles)
        if navegador is not None:
            cifras.update(_abrir(tanda, navegador))
    segundos = time.monotonic() - comienzo
    click.echo(f"{_decir(cifras, navegador is not None)} ({segundos:.0f} s)")
    return cifras


def _abrir(tanda: Tanda, navegador: Browser) -> Counter[str]:
    """Las páginas que se publicarían, por un servidor y con doble clic; las crudas, una vez."""
    muestra = tanda.vectores[::CONTROL]
    return Counter(
        {
            "abiertas": 2 * len(tanda.rutas),
            "busquedas": len(tanda.hostiles),
            "pasaron": _contar(en_navegador(tanda, navegador)),
            "crudas": len(tanda.vectores),
            "cruzaron": _contar(sin_sanear(tanda, navegador, tanda.vectores, con_politica=True)),
            "control": len(muestra),
            "ejecutaron": len(sin_sanear(tanda, navegador, muestra, con_politica=False)),
        }
    )


def _contar(males: Sequence[object]) -> int:
    """Cuántos son, tras escribir los primeros."""
    for mal in males[:20]:
        click.echo(f"  {mal}")
    return len(males)


def _decir(cifras: Counter[str], navegador: bool) -> str:
    texto = LEIDAS + ABIERTAS if navegador else LEIDAS
    return texto.format_map(cifras)


principal()
