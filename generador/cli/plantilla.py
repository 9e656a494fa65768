"""Línea de órdenes, plantilla: «generador plantilla», el libro de Excel que llena quien propone."""

from __future__ import annotations

from pathlib import Path

import click

from generador import libros, tipos, vocabularios
from generador.cli import opciones
from generador.cli.espanol import Orden
from generador.cli.opciones import BIEN
from generador.esquemas.sugerencias import parecido
from generador.modelo import Fallo, Tipo


@click.command(cls=Orden)
@opciones.raiz
@click.argument("tipo", metavar="TIPO")
@click.option("--xlsx", is_flag=True, required=True, help="Un libro de Excel (.xlsx).")
@click.argument("salida", type=click.Path(path_type=Path), required=False, metavar="[SALIDA]")
def plantilla(raiz: Path, tipo: str, xlsx: bool, salida: Path | None) -> int:
    """Escribe la plantilla de un tipo de ficha, para llenarla en Excel e importarla después.

    Ejemplo: generador plantilla buena_practica --xlsx practica.xlsx
    """
    todos = tipos.cargar()
    suyo = _buscar(tipo, {n: t for n, t in todos.items() if t.carpeta})
    terminos, _ = vocabularios.leer(raiz)
    destino = salida or Path(f"plantilla-{suyo.nombre.replace('_', '-')}.xlsx")
    try:
        destino.write_bytes(libros.libro(libros.disponer(suyo, todos), terminos))
    except OSError as e:
        raise Fallo(f"no se pudo escribir «{destino}»: ¿está abierto en Excel?") from e
    click.echo(f"plantilla de {suyo.titulo.lower()}: {destino}")
    return BIEN


def _buscar(pedido: str, conocidos: dict[str, Tipo]) -> Tipo:
    if pedido in conocidos:
        return conocidos[pedido]
    cerca = parecido(pedido, {n: t.titulo for n, t in conocidos.items()})
    pregunta = f"¿quiso decir «{cerca}»? " if cerca else ""
    raise click.UsageError(
        f"no hay plantilla para «{pedido}»: {pregunta}tipos: {', '.join(conocidos)}"
    )
