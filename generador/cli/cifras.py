"""Línea de órdenes, cifras: «generador importar-cifras», de otros programas al archivo del mes."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from urllib.parse import urlsplit

import click

from generador.cli import opciones
from generador.cli.espanol import Orden
from generador.cli.fecha import hoy
from generador.cli.informes import texto
from generador.cli.opciones import BIEN, CON_ERRORES
from generador.construccion import construir
from generador.importacion.cifras import (
    Encuesta,
    SinCifras,
    contar_registro,
    guardar,
    leer_encuesta,
    leer_studio,
    unir,
)
from generador.indicadores import definir
from generador.modelo import Catalogo, Dato
from generador.sitio.motor import leer_configuracion

_ORIGENES = ("youtube", "servidor", "encuesta")


@click.command("importar-cifras", cls=Orden)
@click.argument("archivos", type=opciones.RUTA, metavar="ARCHIVO…", nargs=-1, required=True)
@click.option(
    "--origen",
    type=click.Choice(_ORIGENES),
    required=True,
    metavar="ORIGEN",
    help="De dónde vienen: youtube, servidor o encuesta.",
)
@click.option(
    "--mes",
    type=click.DateTime(["%Y-%m"]),
    required=True,
    metavar="AAAA-MM",
    help="El mes de las cifras.",
)
@click.option("--indicador", default="", metavar="CÓDIGO", help="El que mide la encuesta.")
@click.option(
    "--columna",
    "columnas",
    multiple=True,
    metavar="TÍTULO[=CATEGORÍA]",
    help="Columna de la encuesta con respuestas de 1 a 5; se repite por cada una.",
)
@click.option("--unidad", default="", metavar="SIGLA", help="Unidad de la encuesta: odes.")
@click.option("--region", default="", metavar="REGIÓN", help="Región de la encuesta: puno.")
@opciones.raiz
@click.option("--simular", is_flag=True, help="Dice qué haría, sin escribir nada.")
def importar_cifras(
    archivos: Sequence[Path],
    origen: str,
    mes: datetime,
    indicador: str,
    columnas: Sequence[str],
    unidad: str,
    region: str,
    raiz: Path,
    simular: bool,
) -> int:
    """Trae las cifras de un mes: de YouTube Studio, del registro del servidor o de una encuesta.

    Solo guarda totales y promedios: ni direcciones, ni respuestas de nadie.

    Ejemplo: generador importar-cifras Datos.csv --origen youtube --mes 2026-11
    """
    catalogo, cual = construir(raiz, hoy()).catalogo, f"{mes:%Y-%m}"
    if origen == "servidor":
        nuevos = _del_servidor(archivos, raiz, catalogo, cual)
    elif len(archivos) > 1:
        raise SinCifras("de YouTube o de una encuesta se trae un archivo cada vez")
    elif origen == "youtube":
        nuevos = _de_youtube(archivos[0], catalogo, cual)
    else:
        lugar = (cual, unidad, region)
        nuevos = _de_encuesta(archivos[0], catalogo, indicador, columnas, lugar)
    if not nuevos:
        raise SinCifras("no hay ninguna cifra que guardar")
    unidas = unir(raiz, catalogo, cual, nuevos, enteros=origen != "encuesta")
    if unidas.problemas:
        click.echo(texto(unidas.problemas, raiz), err=True, nl=False)
        return CON_ERRORES
    if not simular:
        guardar(raiz, unidas)
    hace = "se guardarían" if simular else "se guardaron"
    click.echo(f"{hace} {len(nuevos)} cifras en {unidas.archivo}")
    return BIEN


def _de_youtube(archivo: Path, catalogo: Catalogo, mes: str) -> tuple[Dato, ...]:
    datos, ajenos = leer_studio(archivo, catalogo, mes)
    if ajenos:
        nombres = ", ".join(ajenos[:5]) + (" y más" if len(ajenos) > 5 else "")
        click.echo(f"{len(ajenos)} videos no están en el repositorio: {nombres}", err=True)
    return datos


def _del_servidor(
    archivos: Sequence[Path], raiz: Path, catalogo: Catalogo, mes: str
) -> tuple[Dato, ...]:
    direccion = str(leer_configuracion(raiz)["site_url"])
    base = f"{urlsplit(direccion).path.rstrip('/')}/"
    registro = contar_registro(archivos, catalogo, mes, base, secrets.token_bytes(32))
    click.echo(
        f"{registro.leidas} líneas: {registro.robots} de robots, {registro.de_otro_mes} de otro "
        f"mes y {registro.ilegibles} que no se entienden",
        err=True,
    )
    if registro.ilegibles == registro.leidas or registro.de_otro_mes == registro.leidas:
        return ()
    return registro.datos(catalogo, mes)


def _de_encuesta(
    archivo: Path,
    catalogo: Catalogo,
    indicador: str,
    columnas: Sequence[str],
    lugar: tuple[str, str, str],
) -> tuple[Dato, ...]:
    definido = definir(catalogo.vocabularios).get(indicador)
    if definido is None or definido.clase != "escala" or not definido.traido:
        posibles = (i for i in definir(catalogo.vocabularios).values() if i.traido)
        nombres = ", ".join(i.id for i in posibles if i.clase == "escala")
        raise SinCifras(f"diga en «--indicador» qué mide la encuesta: {nombres}")
    if not columnas:
        raise SinCifras("diga en «--columna» qué columna tiene las respuestas")
    pares = tuple(_par(c, bool(definido.categoria)) for c in columnas)
    datos, callados = leer_encuesta(archivo, Encuesta(definido, *lugar, pares))
    for que in callados:
        click.echo(f"no se guarda el promedio de {que}: son menos de cinco", err=True)
    return datos


def _par(columna: str, con_categoria: bool) -> tuple[str, str]:
    """«¿Fue útil?=utilidad» → («¿Fue útil?», «utilidad»)."""
    if not con_categoria:
        return columna, ""
    titulo, _, categoria = columna.rpartition("=")
    return titulo or columna, categoria
