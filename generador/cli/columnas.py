"""Línea de órdenes, columnas: qué es cada columna de un inventario, preguntado en la terminal."""

from __future__ import annotations

import textwrap
from collections.abc import Mapping, Sequence

import click

from generador.esquemas.sugerencias import parecido
from generador.importacion.inventario_mapa import Mapa, sin_uso

ANCHO = 96
"""Letras por línea al enumerar los campos."""


def preguntar(
    mapa: Mapa,
    titulos: Mapping[int, str],
    campos: Mapping[str, str],
    muestras: Mapping[int, Sequence[str]],
) -> Mapa:
    """El mapa con las columnas que no se reconocieron y que la persona dijo qué son."""
    dudosas = {
        c: t for c, t in titulos.items() if t not in mapa.columnas.values() and not sin_uso(t)
    }
    if dudosas:
        click.echo("Diga qué es cada columna que no se reconoce: escriba el campo, como en esta")
        click.echo("lista, o «?» para verla otra vez. Con Intro, la columna queda fuera.\n")
        _enumerar(campos, mapa)
    for columna, titulo in dudosas.items():
        libres = {c: t for c, t in campos.items() if c not in mapa.columnas}
        campo = _elegir(titulo, muestras.get(columna, ()), libres, mapa)
        mapa = mapa.con(campo, titulo) if campo else mapa
    return mapa


def _elegir(
    titulo: str, muestra: Sequence[str], libres: Mapping[str, str], mapa: Mapa
) -> str | None:
    """El campo que la persona elige; se le vuelve a preguntar si no se entiende."""
    dice = f" Dice: {', '.join(f'«{m}»' for m in muestra)}." if muestra else " Está vacía."
    click.echo(f"\nColumna «{titulo}».{dice}")
    while True:
        escrito = click.prompt("¿Qué es?", default="", show_default=False).strip()
        if not escrito:
            return None
        if escrito == "?":
            _enumerar(libres, mapa)
            continue
        campo = parecido(escrito, libres)
        if campo is not None:
            click.echo(f"  → {libres[campo]}")
            return campo
        click.echo(f"  no hay un campo libre que se parezca a «{escrito}»")


def _enumerar(campos: Mapping[str, str], mapa: Mapa) -> None:
    nombres = dict.fromkeys(t for c, t in campos.items() if c not in mapa.columnas)
    click.echo(
        textwrap.fill("; ".join(nombres), ANCHO, initial_indent="  ", subsequent_indent="  ")
    )
