"""Línea de órdenes, imprimir: «generador imprimir»."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import click

from generador import vistas
from generador.almacen import Almacen
from generador.cli import opciones
from generador.cli.espanol import Orden
from generador.cli.fecha import fecha_de
from generador.cli.informes import resumen
from generador.cli.opciones import BIEN, CON_ERRORES
from generador.cli.salida import informar
from generador.construccion import Resultado, construir
from generador.indicadores import medir
from generador.modelo import Fallo, Impreso
from generador.publicacion.impresos import escribir
from generador.sitio import leer_sitio
from generador.sitio.plano import ALMACEN

IMPRESOS = Path("dist") / "impresos"


class SinFicha(Fallo):
    """No hay una ficha imprimible con ese id."""


@click.command(cls=Orden)
@click.argument("ids", nargs=-1, metavar="[ID]…")
@opciones.raiz
@opciones.fecha
@click.option(
    "--salida",
    type=opciones.SALIDA,
    metavar="CARPETA",
    help="Dónde quedan los PDF; por omisión, «dist/impresos» dentro del repositorio.",
)
def imprimir(ids: tuple[str, ...], raiz: Path, fecha: datetime | None, salida: Path | None) -> int:
    """Hace en PDF una hoja por buena práctica, un cuaderno al año y los informes bimestrales.

    Con algún ID, solo las hojas de esas fichas. Pide el extra «impresos».

    Ejemplo: generador imprimir bp-citas-consultas-laborales
    """
    resultado = construir(raiz, fecha_de(raiz, fecha))
    informar(resultado, raiz)
    if resultado.con_errores:
        click.echo(f"no se imprimió nada: {resumen(resultado.problemas)}", err=True)
        return CON_ERRORES
    with Almacen(raiz / ALMACEN) as almacen:
        for impreso, camino in escribir(
            _pedidos(raiz, resultado, ids), salida or raiz / IMPRESOS, almacen
        ):
            click.echo(f"{camino}: {impreso.titulo}")
    return BIEN


def _pedidos(raiz: Path, resultado: Resultado, ids: tuple[str, ...]) -> Iterator[Impreso]:
    """Los impresos de esas fichas; sin ninguna, todos."""
    medidas = medir(resultado.catalogo, resultado.cifras)
    taller = vistas.preparar(resultado.catalogo, leer_sitio(raiz, resultado), {}, medidas)
    if not ids:
        return (
            i for hacer in (vistas.hojas, vistas.cuadernos, vistas.informes) for i in hacer(taller)
        )
    hojas = {i.nombre: i for i in vistas.hojas(taller)}
    if faltan := [i for i in ids if i not in hojas]:
        hay = ", ".join(sorted(hojas)) or "ninguna"
        raise SinFicha(f"no hay una ficha «{faltan[0]}» que se imprima; hay: {hay}")
    return (hojas[i] for i in ids)
