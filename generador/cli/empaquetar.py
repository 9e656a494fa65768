"""Línea de órdenes, empaquetar: «generador empaquetar», y lo que comparte con «publicar»."""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

import click

from generador.cli import opciones
from generador.cli.espanol import Orden
from generador.cli.fecha import fecha_de
from generador.cli.informes import resumen
from generador.cli.opciones import BIEN, CON_ERRORES
from generador.cli.paquetes import ARCHIVO, CLAVE, CONTRASENA
from generador.cli.salida import informar
from generador.impresos import hay_imprenta
from generador.modelo import Edicion
from generador.publicacion.antes import Antes, SinEdicion, de_entrega, siguiente
from generador.publicacion.cierre import Sello, sellar
from generador.publicacion.claves import ClaveInvalida
from generador.publicacion.jornada import (
    Preparada,
    preparar_en,
)
from generador.publicacion.preparar import Encargo
from generador.sitio.plano import trazar

EDICIONES = "dist"

_salida = click.option(
    "--salida",
    type=opciones.SALIDA,
    metavar="CARPETA",
    help="Carpeta de las ediciones preparadas; por omisión, «dist» dentro del repositorio.",
)
_secreta = click.option(
    "--clave-secreta",
    type=ARCHIVO,
    metavar="ARCHIVO",
    help="Firma la edición con esta clave, hecha con «generador claves».",
)
_zim = click.option("--zim", is_flag=True, help="Hace además el archivo ZIM, para Kiwix.")
_sin_impresos = click.option(
    "--sin-impresos",
    is_flag=True,
    help="No hace los PDF; por omisión se hacen si está instalado el extra «impresos».",
)
_procesos = click.option(
    "--procesos",
    type=click.IntRange(1, 64),
    default=1,
    metavar="N",
    help="Cuántos procesos hacen los paquetes a la vez; el resultado es el mismo.",
)
_interno = click.option(
    "--interno",
    type=opciones.CARPETA,
    metavar="CARPETA",
    help="Comprueba además que nada de esta carpeta interna esté en la edición.",
)
_comunes: tuple[Callable[[Any], Any], ...] = (
    _interno,
    _procesos,
    _sin_impresos,
    _zim,
    _secreta,
    _salida,
)


def con_comunes(orden: Callable[..., int]) -> Callable[..., int]:
    for opcion in _comunes:
        orden = opcion(orden)
    return orden


@click.command(cls=Orden)
@opciones.raiz
@opciones.fecha
@click.option(
    "--desde",
    metavar="EDICIÓN",
    help="Edición anterior: su nombre en la carpeta de ediciones, o la ruta de su ZIP o carpeta.",
)
@con_comunes
def empaquetar(raiz: Path, fecha: datetime | None, desde: str | None, **comunes: Any) -> int:
    """Prepara la edición del mes: el sitio y sus paquetes para llevar sin conexión.

    Con «--desde» hace además un paquete con solo lo que cambió.

    Ejemplo: generador empaquetar --desde 2026-10
    """
    cuando, ediciones = fecha_de(raiz, fecha), comunes["salida"] or raiz / EDICIONES
    antes = _anterior(ediciones, desde) if desde else Antes()
    edicion = siguiente(antes, cuando)
    hecha = preparar_edicion(raiz, cuando, edicion, antes, comunes)
    return contar(hecha, raiz)


def preparar_edicion(
    raiz: Path,
    fecha: str,
    edicion: Edicion,
    antes: Antes,
    comunes: dict[str, Any],
    rehacer: bool = False,
) -> Preparada:
    """La edición; con «rehacer», aunque diga lo mismo que la anterior."""
    ediciones = comunes["salida"] or raiz / EDICIONES
    sello = _sello(raiz, comunes["clave_secreta"])
    con_impresos = not comunes["sin_impresos"] and hay_imprenta()
    encargo = Encargo(edicion, antes.todo, sello, comunes["zim"], comunes["procesos"], con_impresos)
    with trazar(raiz, fecha) as plano:
        igual_a = None if rehacer else antes.todo
        return preparar_en(plano, raiz, ediciones, encargo, igual_a, comunes["interno"])


def contar(hecha: Preparada, raiz: Path) -> int:
    """Lo que pasó, y el código de salida."""
    informar(hecha.resultado, raiz)
    if hecha.resultado.con_errores:
        click.echo(f"no se preparó nada: {resumen(hecha.resultado.problemas)}", err=True)
        return CON_ERRORES
    if hecha.igual:
        click.echo(f"nada cambió desde la edición {hecha.edicion.anterior}: no hace falta otra")
    else:
        click.echo(
            f"edición {hecha.edicion.nombre}, n.º {hecha.edicion.secuencia}, en {hecha.carpeta}"
        )
    return BIEN


def _anterior(ediciones: Path, desde: str) -> Antes:
    """La edición que se nombró: una ruta, o un nombre en la carpeta de ediciones."""
    camino = Path(desde)
    if not camino.exists() and (ediciones / desde).is_dir():
        camino = ediciones / desde
    if not camino.exists():
        hay = sorted(c.name for c in ediciones.glob("[0-9]*")) if ediciones.is_dir() else []
        ayuda = f"; hay: {', '.join(hay)}" if hay else ""
        raise SinEdicion(f"no existe la edición «{desde}» en «{ediciones}»{ayuda}")
    return de_entrega(camino)


def _sello(raiz: Path, secreta: Path | None) -> Sello:
    """Con la clave secreta, quien firma con ella y la pública del repositorio, su pareja."""
    if secreta is None:
        return Sello()
    publica = raiz / CLAVE
    if not publica.is_file():
        raise ClaveInvalida(
            f"falta «{CLAVE.as_posix()}»: sin ella nadie podría comprobar lo que se firma; "
            "cópiela de donde la dejó «generador claves»"
        )
    contrasena = os.environ.get(CONTRASENA) or click.prompt(
        "Contraseña de la clave secreta", hide_input=True
    )
    return sellar(
        publica.read_text(encoding="utf-8"), secreta.read_text(encoding="utf-8"), contrasena
    )
