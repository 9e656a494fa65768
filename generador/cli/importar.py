"""Línea de órdenes, importar: «generador importar», de lo que llega de fuera a su sitio."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory

import click

from generador import tipos
from generador.cli import opciones
from generador.cli.espanol import Orden
from generador.cli.fecha import fecha_de
from generador.cli.hojas import EXTENSIONES, Pedido, importar_hojas
from generador.cli.informes import resumen, texto
from generador.cli.opciones import BIEN, CON_ERRORES
from generador.importacion import Propuesta, cambios, comprobar, guardar, leer
from generador.importacion.nombres import reparo_de_nombre
from generador.modelo import Problema


@click.command(cls=Orden)
@click.argument("ruta", type=opciones.RUTA, metavar="RUTA")
@opciones.raiz
@opciones.fecha
@click.option("--reemplazar", is_flag=True, help="Cambia las fichas que ya existen.")
@click.option(
    "--como-borrador",
    is_flag=True,
    help="Deja cada ficha en su primer estado, aunque esté incompleta.",
)
@click.option("--simular", is_flag=True, help="Dice qué haría, sin escribir nada.")
@click.option("--inventario", is_flag=True, help="Es una lista de materiales: una ficha por fila.")
@click.option("--youtube", is_flag=True, help="Es una lista exportada de YouTube.")
@click.option("--mapa", type=opciones.RUTA, metavar="MAPA", help="Mapa del inventario (.yml).")
@click.option(
    "--guardar-mapa",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="MAPA",
    help="Guarda el mapa del inventario, para completarlo.",
)
@click.option("--tipo", metavar="TIPO", help="Tipo de las filas del inventario que no lo digan.")
def importar(
    ruta: Path,
    raiz: Path,
    fecha: datetime | None,
    reemplazar: bool,
    como_borrador: bool,
    simular: bool,
    inventario: bool,
    youtube: bool,
    mapa: Path | None,
    guardar_mapa: Path | None,
    tipo: str | None,
) -> int:
    """Guarda en su sitio las fichas de un envío (el ZIP del formulario, una carpeta, un Excel…).

    Si algo está mal lo dice todo de una vez y no escribe nada.

    Ejemplo: generador importar propuesta.zip --simular
    """
    if ruta.suffix.lower() in EXTENSIONES and ruta.is_file():
        dia = fecha_de(raiz, fecha)
        modos = (reemplazar, como_borrador, simular, inventario, youtube)
        return importar_hojas(Pedido(ruta, raiz, dia, *modos, mapa, guardar_mapa, tipo))
    with leer(ruta, raiz) as leido:
        propuestas = leido.propuestas
        if como_borrador:
            propuestas = tuple(p.como_borrador(tipos.cargar()) for p in propuestas)
        lineas = [linea for p in propuestas for linea in cambios(raiz, p)]
        hacer = comprobar if simular else guardar
        dia = fecha_de(raiz, fecha)
        problemas = hacer(raiz, propuestas, reemplazar, dia, leido.problemas)
        _mostrar(problemas, propuestas)
    if not propuestas or any(p.nivel == "error" for p in problemas):
        click.echo(f"no se guardó nada: {resumen(problemas)}", err=True)
        return CON_ERRORES
    click.echo("\n".join(lineas))
    click.echo(f"{'se guardaría' if simular else 'se guardó'}: {_cuantas(len(propuestas))}")
    return BIEN


def _mostrar(problemas: tuple[Problema, ...], propuestas: tuple[Propuesta, ...]) -> None:
    """Los problemas, con la línea de la propuesta y no la de lo que hay en el repositorio."""
    if not problemas:
        return
    with TemporaryDirectory() as temporal:
        for propuesta in filter(_tiene_lugar, propuestas):
            carpeta = Path(temporal) / propuesta.lugar
            carpeta.mkdir(parents=True, exist_ok=True)
            (carpeta / propuesta.archivo).write_bytes(propuesta.texto)
        click.echo(texto(problemas, Path(temporal)), err=True, nl=False)


def _tiene_lugar(propuesta: Propuesta) -> bool:
    return reparo_de_nombre(propuesta.id) is None


def _cuantas(cuantas: int) -> str:
    return "1 ficha" if cuantas == 1 else f"{cuantas} fichas"
