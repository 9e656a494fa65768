"""Línea de órdenes, sitio: «generador construir» y «servir»."""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory

import click

from generador.cli import opciones
from generador.cli.espanol import Orden
from generador.cli.fecha import fecha_de
from generador.cli.informes import resumen
from generador.cli.opciones import BIEN, CON_ERRORES
from generador.cli.salida import con_avance, informar, tabla_de_tiempos
from generador.compartido import compartir
from generador.construccion import Resultado
from generador.perfil import Perfil
from generador.sitio import construir_sitio, vista_previa
from generador.sitio.interno import comprobar_salida
from generador.sitio.plano import ALMACEN

SALIDA = "site"


def _es_direccion(_: click.Context, __: click.Parameter, valor: str | None) -> str | None:
    if valor is None or re.fullmatch(r"https?://[^\s<>\"']+", valor):
        return valor
    raise click.UsageError(f"«{valor}» no es una dirección: comienza por «https://»")


@click.command(cls=Orden)
@opciones.raiz
@click.option(
    "--salida",
    type=opciones.SALIDA,
    metavar="CARPETA",
    help="Dónde dejar el sitio; por omisión, «site» dentro del repositorio.",
)
@opciones.interno
@click.option(
    "--direccion",
    metavar="URL",
    callback=_es_direccion,
    help="Con «--interno», dónde se verá la edición institucional; por omisión, en ningún sitio.",
)
@opciones.fecha
@click.option(
    "--procesos",
    type=click.IntRange(1, 64),
    default=os.cpu_count() or 1,
    metavar="N",
    help="En cuántos procesos se reparte un sitio grande; por omisión, uno por núcleo.",
)
@click.option(
    "--compartido",
    metavar="URL",
    help="Archivo con lo ya hecho por otros equipos: se trae antes y se lleva después.",
)
@click.option("--perfil", is_flag=True, help="Muestra al final en qué se fue el tiempo.")
def construir(
    raiz: Path,
    salida: Path | None,
    interno: Path | None,
    direccion: str | None,
    fecha: datetime | None,
    procesos: int,
    compartido: str | None,
    perfil: bool,
) -> int:
    """Construye el sitio entero; si el contenido tiene errores, no cambia nada.

    Con «--interno» sale la edición institucional, que exige «--salida» y no se publica.

    Ejemplo: generador construir --salida /tmp/sitio --fecha 2026-11-24
    """
    if interno is not None:
        comprobar_salida(raiz, interno, salida)
        if compartido is not None:
            raise click.UsageError("«--compartido» no va con «--interno»")
    elif direccion is not None:
        raise click.UsageError("«--direccion» solo va con «--interno»")
    destino = salida or raiz / SALIDA
    cuando = fecha_de(raiz, fecha, interno)
    tiempos = Perfil()
    with compartir(compartido, raiz / ALMACEN), ProcessPoolExecutor(procesos) as ejecutor:
        resultado = construir_sitio(
            raiz,
            destino,
            cuando,
            con_avance,
            interno=interno,
            direccion=direccion,
            perfil=tiempos,
            ejecutor=ejecutor if procesos > 1 else None,
        )
    if perfil:
        click.echo(tabla_de_tiempos(tiempos.etapas()), err=True, nl=False)
    informar(resultado, raiz)
    if resultado.con_errores:
        click.echo(f"no se construyó nada: {resumen(resultado.problemas)}", err=True)
        return CON_ERRORES
    click.echo(f"{len(resultado.catalogo.visibles)} fichas en {destino}")
    return BIEN


@click.command(cls=Orden)
@opciones.raiz
@click.option(
    "--puerto",
    type=click.IntRange(1, 65535),
    default=8000,
    metavar="N",
    help="Puerto en que se sirve; por omisión, 8000.",
)
@opciones.interno
def servir(raiz: Path, puerto: int, interno: Path | None) -> int:
    """Muestra el sitio en este equipo y lo rehace cada vez que guarda un cambio.

    Ejemplo: generador servir --puerto 8080
    """
    with TemporaryDirectory() as temporal:
        vista_previa(
            raiz,
            Path(temporal),
            puerto,
            lambda: fecha_de(raiz, interno=interno),
            _al_rehacer(raiz),
            interno,
        )
    return BIEN


def _al_rehacer(raiz: Path) -> Callable[[Resultado], None]:
    def contar(resultado: Resultado) -> None:
        informar(resultado, raiz)
        que = "no se rehizo" if resultado.con_errores else "sitio al día"
        click.echo(f"{que}: {resumen(resultado.problemas)}", err=True)

    return contar
