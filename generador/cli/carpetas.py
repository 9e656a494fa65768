"""Línea de órdenes, carpetas: «generador carpetas», dónde entrega cada unidad sus videos."""

from __future__ import annotations

from pathlib import Path

import click

from generador.cli import opciones
from generador.cli.espanol import Orden
from generador.cli.fecha import fecha_de
from generador.cli.opciones import BIEN, MAL_USO
from generador.construccion import construir
from generador.video.carpetas import crear, planear


@click.command(cls=Orden)
@click.argument("destino", type=opciones.SALIDA, metavar="DESTINO")
@click.option("--unidad", default="", metavar="SIGLA", help="Solo las de esa unidad.")
@click.option("--simular", is_flag=True, help="Dice qué haría, sin crear nada.")
@opciones.raiz
def carpetas(destino: Path, unidad: str, simular: bool, raiz: Path) -> int:
    """Crea en DESTINO las carpetas en que cada unidad entrega sus videos, según el plan.

    Una por video, numeradas, con la de su presentación dentro. Nunca cambia ni borra lo que ya
    está: se puede repetir cuando haya videos nuevos.

    Ejemplo: generador carpetas ~/Drive --unidad DNT
    """
    catalogo = construir(raiz, fecha_de(raiz)).catalogo
    plan = list(planear(catalogo, unidad.lower()))
    if not plan:
        que = f"la unidad «{unidad}» no tiene listas de videos" if unidad else "no hay listas"
        click.echo(f"{que}: nada que crear", err=True)
        return MAL_USO
    nuevas = 0
    for hecho in crear(destino, plan, simular):
        nuevas += hecho.nueva
        click.echo(f"{'nueva' if hecho.nueva else 'ya estaba'}: {hecho.ruta}")
    click.echo(f"{nuevas} nuevas de {len(plan)}{', sin crear nada' if simular else ''}")
    return BIEN
