"""Línea de órdenes, enlaces: «generador enlaces» y «generador pendientes»."""

from __future__ import annotations

import sys
from datetime import datetime
from pathlib import Path
from typing import Any

import click

from generador import __version__
from generador.cli import opciones
from generador.cli.espanol import Orden
from generador.cli.fecha import hoy
from generador.cli.opciones import BIEN, CON_ERRORES
from generador.cli.tablas import FORMATOS
from generador.construccion import Resultado, construir
from generador.enlaces import EstadoRoto, Limites, Lugar, comprobar, guardar, informe, lugares
from generador.fuentes.enlaces import se_admite
from generador.modelo import Enlace
from generador.sitio.motor import ErrorDeMotor, leer_configuracion
from generador.vistas.lectura import consejos
from generador.vistas.pendientes import revisiones

_fecha = click.option(
    "--fecha",
    type=click.DateTime(["%Y-%m-%d"]),
    metavar="AAAA-MM-DD",
    help="Fecha de la revisión; por omisión, la de hoy.",
)
_formato = click.option(
    "--formato",
    type=click.Choice(list(FORMATOS)),
    default="texto",
    metavar="FORMATO",
    help="Cómo se da el informe: texto, json, csv o markdown.",
)
_POR_OMISION = Limites()


@click.command(cls=Orden)
@opciones.raiz
@_fecha
@_formato
@click.option(
    "--dias",
    type=click.IntRange(0),
    default=_POR_OMISION.dias,
    metavar="N",
    help=f"Días que vale lo que respondió bien; por omisión, {_POR_OMISION.dias}.",
)
@click.option(
    "--cuantos",
    type=click.IntRange(1),
    default=_POR_OMISION.cuantos,
    metavar="N",
    help=f"Enlaces que se preguntan como mucho; por omisión, {_POR_OMISION.cuantos}.",
)
@click.option(
    "--minutos",
    type=click.FloatRange(0, min_open=True),
    default=_POR_OMISION.segundos / 60,
    metavar="N",
    help=f"Lo que dura como mucho; por omisión, {_POR_OMISION.segundos / 60:g}.",
)
@click.option(
    "--pausa",
    type=click.FloatRange(0),
    default=_POR_OMISION.pausa,
    metavar="N",
    help=f"Segundos entre dos peticiones al mismo sitio; por omisión, {_POR_OMISION.pausa:g}.",
)
@click.option(
    "--plazo",
    type=click.FloatRange(0, min_open=True),
    default=_POR_OMISION.plazo,
    metavar="N",
    help=f"Segundos que se espera cada respuesta; por omisión, {_POR_OMISION.plazo:g}.",
)
@click.option(
    "--internas",
    is_flag=True,
    help="Admite direcciones de este equipo y de la red interna; solo para pruebas.",
)
def enlaces(
    raiz: Path,
    fecha: datetime | None,
    formato: str,
    minutos: float,
    **limites: Any,
) -> int:
    """Pregunta por los enlaces externos y dice cuáles no responden; se puede interrumpir.

    Ejemplo: generador enlaces --formato markdown
    """
    dia = hoy(fecha)
    resultado, sitios = _leer(raiz, dia)
    urls = {lugar.url for lugar in sitios if se_admite(lugar.url)}
    medida = Limites(segundos=minutos * 60, **limites)
    with click.progressbar(
        length=len(urls), label="Preguntando", file=sys.stderr, hidden=not sys.stderr.isatty()
    ) as barra:
        resumen = comprobar(
            urls,
            _vigentes(resultado, urls),
            dia,
            medida,
            _agente(raiz),
            lambda sabidos: guardar(raiz, sabidos),
            barra.update,
        )
    click.echo(FORMATOS[formato](informe(sitios, resumen.enlaces), resultado.catalogo), nl=False)
    click.echo(
        f"{resumen.preguntados} enlaces preguntados de {len(urls)}; "
        f"{resumen.pendientes} quedan para la próxima vez",
        err=True,
    )
    return CON_ERRORES if any(e.caido for e in resumen.enlaces.values()) else BIEN


@click.command(cls=Orden)
@opciones.raiz
@_fecha
@_formato
@click.option(
    "--unidad",
    metavar="SIGLA",
    default="",
    help="Solo lo de esa unidad, por su código: odes; por omisión, lo de todas.",
)
@click.option(
    "--lectura",
    is_flag=True,
    help="En su lugar, cómo se lee cada ficha, primero lo más difícil, y sus siglas: un consejo.",
)
def pendientes(raiz: Path, fecha: datetime | None, formato: str, unidad: str, lectura: bool) -> int:
    """Dice qué tiene que revisar cada unidad: fichas por vencer y enlaces caídos. No usa la red.

    Ejemplo: generador pendientes --unidad odes
    """
    resultado, sitios = _leer(raiz, hoy(fecha))
    catalogo = resultado.catalogo
    de_enlaces = (p for p in informe(sitios, resultado.enlaces) if p.asunto == "enlace_caido")
    hay = consejos(catalogo) if lectura else (*revisiones(catalogo), *de_enlaces)
    todos = [p for p in hay if unidad in ("", p.unidad)]
    todos.sort(key=lambda p: p.unidad)
    click.echo(FORMATOS[formato](todos, catalogo), nl=False)
    return BIEN


def _leer(raiz: Path, dia: str) -> tuple[Resultado, tuple[Lugar, ...]]:
    resultado = construir(raiz, dia)
    roto = next((p for p in resultado.problemas if p.regla == "enlaces/estado"), None)
    if roto is not None:
        raise EstadoRoto(f"{roto.archivo}:{roto.linea}: {roto.mensaje}; {roto.ayuda}")
    return resultado, lugares(raiz, resultado)


def _vigentes(resultado: Resultado, urls: set[str]) -> dict[str, Enlace]:
    """Lo sabido de lo que sigue en el contenido; si hay fichas con errores, se guarda todo."""
    todo = resultado.con_errores
    return {u: e for u, e in sorted(resultado.enlaces.items()) if todo or u in urls}


def _agente(raiz: Path) -> str:
    """Cómo nos presentamos: qué somos y de qué sitio, para quien quiera reclamar."""
    try:
        sitio = str(leer_configuracion(raiz)["site_url"])
    except ErrorDeMotor:
        sitio = ""
    de_quien = f"; +{sitio}" if sitio.isascii() and sitio.isprintable() and sitio else ""
    return f"generador/{__version__} (comprobador de enlaces{de_quien})"
