"""Línea de órdenes: «generador validar», «construir» y «servir»."""

from __future__ import annotations

import os
import sys
from datetime import UTC, date, datetime
from pathlib import Path

import click

from generador import __version__
from generador.cli.espanol import Grupo, explicar
from generador.cli.informes import FORMATOS, resumen, texto
from generador.construccion import Resultado
from generador.construccion import construir as construir_catalogo
from generador.fuentes.historia import fecha_del_ultimo_cambio

BIEN, CON_ERRORES, MAL_USO = 0, 1, 2

_carpeta = click.Path(exists=True, file_okay=False, path_type=Path)
_raiz = click.option(
    "--raiz", type=_carpeta, default=Path(), metavar="CARPETA",
    help="Repositorio de contenido; por omisión, la carpeta actual.",
)
_fecha = click.option(
    "--fecha", type=click.DateTime(["%Y-%m-%d"]), metavar="AAAA-MM-DD",
    help="Fecha de la construcción; por omisión, la del último cambio guardado en Git.",
)


@click.group(cls=Grupo, context_settings={"help_option_names": ["-h", "--ayuda", "--help"]})
@click.version_option(__version__, "--version", message="generador %(version)s",
                      help="Muestra la versión y termina.")
def ordenes() -> None:
    """Valida el contenido del repositorio y construye su sitio.

    Ejemplo: generador construir
    """


@ordenes.command()
@_raiz
@_fecha
@click.option("--formato", type=click.Choice(list(FORMATOS)), default="texto", metavar="FORMATO",
              help="Cómo se dan los problemas: texto, json, github o sarif.")
def validar(raiz: Path, fecha: datetime | None, formato: str) -> int:
    """Revisa todo el contenido y dice qué corregir, sin escribir nada.

    Ejemplo: generador validar --formato json
    """
    resultado = construir_catalogo(raiz, _dia(raiz, fecha))
    click.echo(FORMATOS[formato](resultado.problemas, raiz), nl=False)
    return CON_ERRORES if resultado.con_errores else BIEN


def _dia(raiz: Path, fecha: datetime | None) -> str:
    """La fecha pedida, la de SOURCE_DATE_EPOCH, la del último cambio o, si no hay, la de hoy."""
    if fecha is not None:
        return fecha.date().isoformat()
    if (epoca := os.environ.get("SOURCE_DATE_EPOCH", "")).isdigit():
        return datetime.fromtimestamp(int(epoca), UTC).date().isoformat()
    return fecha_del_ultimo_cambio(raiz) or date.today().isoformat()


def _informar(resultado: Resultado, raiz: Path) -> None:
    """Los problemas, a la salida de errores."""
    if resultado.problemas:
        click.echo(texto(resultado.problemas, raiz), err=True, nl=False)


def principal() -> None:
    """Entrada del programa: 0 si todo va bien, 1 si el contenido tiene errores, 2 si se usó mal."""
    try:
        codigo = ordenes.main(prog_name="generador", standalone_mode=False)
    except click.UsageError as error:
        click.echo(f"error: {explicar(error)}\nayuda: generador --ayuda", err=True)
        codigo = MAL_USO
    except (click.Abort, KeyboardInterrupt):
        codigo = MAL_USO
    sys.exit(codigo or BIEN)
