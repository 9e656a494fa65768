"""Línea de órdenes, validar: «generador validar»."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import click

from generador.cli import opciones
from generador.cli.espanol import Orden
from generador.cli.fecha import fecha_de
from generador.cli.informes import FORMATOS
from generador.cli.opciones import BIEN, CON_ERRORES
from generador.construccion import construir


@click.command(cls=Orden)
@opciones.raiz
@opciones.interno
@opciones.fecha
@opciones.formato
@click.option(
    "--desde",
    metavar="REF",
    help="Rama, etiqueta o cambio de Git con que comparar los estados: por ejemplo, origin/main.",
)
def validar(
    raiz: Path, interno: Path | None, fecha: datetime | None, formato: str, desde: str | None
) -> int:
    """Revisa todo el contenido y dice qué corregir, sin escribir nada.

    Con «--desde» comprueba además qué pasos dio cada ficha desde ese cambio.

    Ejemplo: generador validar --formato json
    """
    if interno is not None and desde is not None:
        raise click.UsageError("«--desde» no va con «--interno»: son dos historiales")
    cuando = fecha_de(raiz, fecha, interno)
    resultado = construir(raiz, cuando, interno=interno, desde=desde)
    click.echo(FORMATOS[formato](resultado.problemas, raiz), nl=False)
    return CON_ERRORES if resultado.con_errores else BIEN
