"""Línea de órdenes, publicar: «generador publicar», el mes de ODES en una orden."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

import click

from generador.cli import opciones
from generador.cli.empaquetar import EDICIONES, con_comunes, contar, preparar_edicion
from generador.cli.espanol import Orden
from generador.cli.fecha import fecha_de
from generador.cli.opciones import BIEN
from generador.publicacion import ajustes
from generador.publicacion.antes import Antes, siguiente
from generador.publicacion.destinos import Destino, abrir
from generador.publicacion.jornada import copia_de, publicada_en, rezagados


@click.command(cls=Orden)
@opciones.raiz
@opciones.fecha
@click.option(
    "--en",
    "destinos",
    multiple=True,
    metavar="DESTINO",
    help="carpeta:/ruta, rama:nombre o s3://cubo/prefijo; por omisión, los de "
    "«publicacion/publicacion.yml». Puede repetirse.",
)
@click.option("--volver", is_flag=True, help="Sirve otra vez la edición anterior, sin construir.")
@con_comunes
def publicar(
    raiz: Path, fecha: datetime | None, destinos: tuple[str, ...], volver: bool, **comunes: Any
) -> int:
    """Valida, construye, empaqueta y publica la edición del mes; si algo falla, sigue la anterior.

    Ejemplo: generador publicar --en carpeta:/srv/www/repositorio
    """
    puestos = ajustes.leer(raiz)
    escritos = destinos or puestos.destinos
    if not escritos:
        raise click.UsageError(
            f"falta el destino: dígalo con «--en» o en «{ajustes.ARCHIVO.as_posix()}»"
        )
    abiertos = {texto: abrir(texto, puestos.conservar, raiz) for texto in escritos}
    if volver:
        for texto, destino in abiertos.items():
            click.echo(f"{texto}: se sirve otra vez la edición {destino.volver()}")
        return BIEN
    cuando = fecha_de(raiz, fecha)
    antes, usados, ultima = publicada_en([*abiertos.values()])
    al_dia = _terminar(abiertos, antes, comunes["salida"] or raiz / EDICIONES)
    edicion = siguiente(antes, cuando, usados, ultima)
    hecha = preparar_edicion(raiz, cuando, edicion, antes, comunes, rehacer=not al_dia)
    codigo = contar(hecha, raiz)
    if codigo == BIEN and not hecha.igual:
        for texto, destino in abiertos.items():
            destino.publicar(hecha.carpeta)
            click.echo(f"{texto}: se sirve la edición {hecha.edicion.nombre}")
    return codigo


def _terminar(destinos: Mapping[str, Destino], antes: Antes, ediciones: Path) -> bool:
    """Lleva la última edición adonde no llegó; False si esa edición ya no está aquí."""
    atrasados = rezagados(destinos, antes)
    carpeta = copia_de(destinos, antes, ediciones)
    if carpeta is None:
        return not atrasados
    for texto, destino in atrasados.items():
        destino.publicar(carpeta)
        click.echo(f"{texto}: se sirve la edición {antes.edicion}, que no había llegado")
    return True
