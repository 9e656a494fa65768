"""Línea de órdenes: «generador validar», «construir» y «servir»."""

from __future__ import annotations

import gc
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory

import click

from generador import __version__
from generador.cli.espanol import Grupo, explicar
from generador.cli.fecha import fecha_de
from generador.cli.informes import FORMATOS, resumen, texto
from generador.construccion import Resultado
from generador.construccion import construir as construir_catalogo
from generador.modelo import Pagina
from generador.sitio import ErrorDeSitio, construir_sitio, vista_previa

BIEN, CON_ERRORES, MAL_USO = 0, 1, 2
SALIDA = "site"
# Cada cuántos objetos nuevos se buscan ciclos. Los datos no los forman: buscarlos tan a menudo como
# Python lo hace por omisión cuesta un décimo de la construcción.
CICLOS = (200_000, 20, 100)

_carpeta = click.Path(exists=True, file_okay=False, path_type=Path)
_raiz = click.option(
    "--raiz",
    type=_carpeta,
    default=Path(),
    metavar="CARPETA",
    help="Repositorio de contenido; por omisión, la carpeta actual.",
)
_fecha = click.option(
    "--fecha",
    type=click.DateTime(["%Y-%m-%d"]),
    metavar="AAAA-MM-DD",
    help="Fecha de la construcción; por omisión, la del último cambio guardado en Git.",
)


@click.group(cls=Grupo, context_settings={"help_option_names": ["-h", "--ayuda", "--help"]})
@click.version_option(
    __version__, "--version", message="generador %(version)s", help="Muestra la versión y termina."
)
def ordenes() -> None:
    """Valida el contenido del repositorio y construye su sitio.

    Ejemplo: generador construir
    """


@ordenes.command()
@_raiz
@_fecha
@click.option(
    "--formato",
    type=click.Choice(list(FORMATOS)),
    default="texto",
    metavar="FORMATO",
    help="Cómo se dan los problemas: texto, json, github o sarif.",
)
def validar(raiz: Path, fecha: datetime | None, formato: str) -> int:
    """Revisa todo el contenido y dice qué corregir, sin escribir nada.

    Ejemplo: generador validar --formato json
    """
    resultado = construir_catalogo(raiz, fecha_de(raiz, fecha))
    click.echo(FORMATOS[formato](resultado.problemas, raiz), nl=False)
    return CON_ERRORES if resultado.con_errores else BIEN


@ordenes.command()
@_raiz
@click.option(
    "--salida",
    type=click.Path(file_okay=False, path_type=Path),
    metavar="CARPETA",
    help="Dónde dejar el sitio; por omisión, «site» dentro del repositorio.",
)
@_fecha
def construir(raiz: Path, salida: Path | None, fecha: datetime | None) -> int:
    """Construye el sitio entero; si el contenido tiene errores, no cambia nada.

    Ejemplo: generador construir --salida /tmp/sitio --fecha 2026-11-24
    """
    destino = salida or raiz / SALIDA
    resultado = construir_sitio(raiz, destino, fecha_de(raiz, fecha), _con_avance)
    _informar(resultado, raiz)
    if resultado.con_errores:
        click.echo(f"no se construyó nada: {resumen(resultado.problemas)}", err=True)
        return CON_ERRORES
    click.echo(f"{len(resultado.catalogo.visibles)} fichas en {destino}")
    return BIEN


@ordenes.command()
@_raiz
@click.option(
    "--puerto",
    type=click.IntRange(1, 65535),
    default=8000,
    metavar="N",
    help="Puerto en que se sirve; por omisión, 8000.",
)
def servir(raiz: Path, puerto: int) -> int:
    """Muestra el sitio en este equipo y lo rehace cada vez que guarda un cambio.

    Ejemplo: generador servir --puerto 8080
    """
    with TemporaryDirectory() as temporal:
        vista_previa(raiz, Path(temporal), puerto, lambda: fecha_de(raiz), _al_rehacer(raiz))
    return BIEN


def _al_rehacer(raiz: Path) -> Callable[[Resultado], None]:
    def informar(resultado: Resultado) -> None:
        _informar(resultado, raiz)
        que = "no se rehizo" if resultado.con_errores else "sitio al día"
        click.echo(f"{que}: {resumen(resultado.problemas)}", err=True)

    return informar


@contextmanager
def _con_avance(paginas: Iterable[Pagina], total: int) -> Iterator[Iterable[Pagina]]:
    """Barra de progreso; fuera de una terminal no escribe nada."""
    if not sys.stderr.isatty():
        yield paginas
        return
    with click.progressbar(paginas, total, "Componiendo", file=sys.stderr) as barra:
        yield barra


def _informar(resultado: Resultado, raiz: Path) -> None:
    """Los problemas, a la salida de errores."""
    if resultado.problemas:
        click.echo(texto(resultado.problemas, raiz), err=True, nl=False)


def principal() -> None:
    """Entrada del programa: 0 si todo va bien, 1 si el contenido tiene errores, 2 si se usó mal."""
    gc.set_threshold(*CICLOS)
    try:
        codigo = ordenes.main(prog_name="generador", standalone_mode=False)
    except click.exceptions.NoArgsIsHelpError as ayuda:
        click.echo(ayuda.format_message(), err=True)
        codigo = MAL_USO
    except click.UsageError as error:
        click.echo(f"error: {explicar(error)}\nayuda: generador --ayuda", err=True)
        codigo = MAL_USO
    except ErrorDeSitio as error:
        click.echo(f"error: {error}", err=True)
        codigo = MAL_USO
    except (click.Abort, KeyboardInterrupt):
        codigo = MAL_USO
    sys.exit(codigo or BIEN)
