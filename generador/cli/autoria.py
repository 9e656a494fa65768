"""Línea de órdenes, autoría: «generador nuevo» y «corregir», para quien edita las fichas a mano."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import click

from generador import tipos, vocabularios
from generador.cli import opciones
from generador.cli.espanol import Orden
from generador.cli.fecha import fecha_de
from generador.cli.informes import texto
from generador.cli.opciones import BIEN, CON_ERRORES
from generador.esquemas.sugerencias import parecido
from generador.importacion import Propuesta, corregir_rutas, guardar
from generador.importacion.esqueleto import esqueleto, faltantes
from generador.importacion.identificar import identificar
from generador.modelo import Tipo


@click.command(cls=Orden)
@click.argument("tipo", metavar="TIPO")
@click.option("--titulo", default="", metavar="TEXTO", help="Título de la ficha; da su nombre.")
@opciones.raiz
@opciones.fecha
def nuevo(tipo: str, titulo: str, raiz: Path, fecha: datetime | None) -> int:
    """Crea la carpeta de una ficha por llenar, con la ayuda de cada campo al lado.

    Ejemplo: generador nuevo herramienta --titulo "Guía para definir objetivos"
    """
    suyo = _buscar(tipo, {n: t for n, t in tipos.cargar().items() if t.carpeta})
    archivo, contenido = esqueleto(suyo, titulo, vocabularios.leer(raiz)[0])
    usados = {c.name for c in (raiz / str(suyo.carpeta)).glob("*")}
    id_ = identificar(suyo, titulo or suyo.titulo, usados)
    propuesta = Propuesta(suyo, id_, archivo, contenido.encode())
    problemas = guardar(raiz, (propuesta,), False, fecha_de(raiz, fecha))
    if errores := tuple(p for p in problemas if p.nivel == "error"):
        click.echo(texto(errores, raiz), err=True, nl=False)
        return CON_ERRORES
    click.echo(f"creada: {raiz / propuesta.lugar / archivo}")
    if faltan := faltantes(suyo, titulo):
        click.echo(f"complete: {', '.join(faltan)}")
    click.echo("ponga sus adjuntos en la misma carpeta; para revisarla: generador validar")
    return BIEN


@click.command(cls=Orden)
@click.argument("rutas", type=opciones.RUTA, nargs=-1, metavar="[RUTAS]")
@opciones.raiz
@click.option("--simular", is_flag=True, help="Dice qué haría, sin escribir nada.")
def corregir(rutas: tuple[Path, ...], raiz: Path, simular: bool) -> int:
    """Corrige lo mecánico de las fichas (todas, o las de esas rutas) y dice qué hizo.

    Comillas que faltan, fechas, códigos escritos por su nombre, orden de los campos, caracteres
    que no se ven y nombres de adjuntos. Quita de los adjuntos las propiedades que hablan de
    personas (autor, empresa…). No cambia lo que dice el texto.

    Ejemplo: generador corregir recursos/herramientas/he-guia-objetivos --simular
    """
    hechos, problemas = corregir_rutas(raiz, rutas, simular)
    for hecho in hechos:
        click.echo("\n  ".join((hecho.archivo, *hecho.hechos)))
    cuantas = "1 ficha" if len(hechos) == 1 else f"{len(hechos)} fichas"
    verbo = "por corregir" if simular else "corregidas"
    click.echo(f"{verbo}: {cuantas}" if hechos else "no hay nada que corregir")
    if problemas:
        click.echo("no se tocó lo que sigue, porque no se puede leer con seguridad:", err=True)
        click.echo(texto(problemas, raiz), err=True, nl=False)
        return CON_ERRORES
    return BIEN


def _buscar(pedido: str, conocidos: dict[str, Tipo]) -> Tipo:
    if pedido in conocidos:
        return conocidos[pedido]
    cerca = parecido(pedido, {n: t.titulo for n, t in conocidos.items()})
    pregunta = f"¿quiso decir «{cerca}»? " if cerca else ""
    raise click.UsageError(f"no existe el tipo «{pedido}»: {pregunta}tipos: {', '.join(conocidos)}")
