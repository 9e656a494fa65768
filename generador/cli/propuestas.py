"""Línea de órdenes, propuestas: lo que ejecutan los flujos de la forja y «responsables»."""

from __future__ import annotations

import json
import os
from datetime import datetime
from pathlib import Path
from typing import Any

import click

from generador import tipos
from generador.cli import informes, opciones
from generador.cli.espanol import Orden
from generador.cli.fecha import fecha_de
from generador.cli.opciones import BIEN, CON_ERRORES
from generador.cli.salida import con_avance
from generador.construccion import construir
from generador.modelo import Fallo
from generador.propuestas import alcance, comentar, evento, informe, problemas
from generador.propuestas.forja import Forja
from generador.propuestas.responsables import ARCHIVO, responsables
from generador.sitio import construir_sitio

LLAVE, DIRECCION = "GITHUB_TOKEN", "GITHUB_API_URL"
LISTA, SARIF, RESUMEN = "problemas.json", "problemas.sarif", "resumen.md"
_ARCHIVO = click.Path(exists=True, dir_okay=False, path_type=Path)


@click.command("revisar-propuesta", cls=Orden)
@opciones.raiz
@opciones.fecha
@click.option(
    "--desde",
    default="HEAD^1",
    metavar="CAMBIO",
    help="Con qué se compara; por omisión, lo que había antes de la propuesta.",
)
@click.option(
    "--informe",
    "salida",
    type=opciones.SALIDA,
    required=True,
    metavar="CARPETA",
    help=f"Dónde dejar {LISTA}, {SARIF} y {RESUMEN}.",
)
@click.option(
    "--previa",
    type=opciones.SALIDA,
    metavar="CARPETA",
    help="Construye ahí el sitio, si la propuesta solo cambia fichas y no tiene errores.",
)
def revisar_propuesta(
    raiz: Path, fecha: datetime | None, desde: str, salida: Path, previa: Path | None
) -> int:
    """Revisa una propuesta de cambio y deja el informe para GitHub. No ejecuta nada de ella.

    Ejemplo: generador revisar-propuesta --raiz propuesta --informe informe --previa previa
    """
    cuando = fecha_de(raiz, fecha)
    medido = alcance.medir(alcance.cambiados(raiz, desde), tipos.cargar())
    resultado = construir(raiz, cuando, desde=desde)
    hallados = resultado.problemas
    if previa is not None and medido.solo_contenido and not resultado.con_errores:
        del_sitio = construir_sitio(raiz, previa, cuando, con_avance).problemas
        hallados = tuple(sorted({*hallados, *del_sitio}))
    salida.mkdir(parents=True, exist_ok=True)
    dicho = informe.informe(hallados, medido, informe.Lugares())
    for nombre, texto in (
        (LISTA, informes.como_json(hallados, raiz)),
        (SARIF, informes.sarif(hallados, raiz)),
        (RESUMEN, dicho),
    ):
        (salida / nombre).write_text(texto, encoding="utf-8")
    suyos = tuple(p for p in hallados if medido.suyo(p))
    click.echo(informes.github(suyos, raiz), nl=False)
    return CON_ERRORES if any(p.nivel == "error" for p in hallados) else BIEN


@click.command("comentar-propuesta", cls=Orden)
@click.option(
    "--evento",
    "archivo",
    type=_ARCHIVO,
    required=True,
    metavar="ARCHIVO",
    help="El evento «workflow_run» de la revisión que terminó.",
)
@click.option(
    "--informe",
    "carpeta",
    type=opciones.SALIDA,
    required=True,
    metavar="CARPETA",
    help=f"Lo que dejó la revisión: se lee solo {LISTA}, con límites.",
)
@click.option("--simular", is_flag=True, help="Dice qué haría, sin escribir nada en la forja.")
def comentar_propuesta(archivo: Path, carpeta: Path, simular: bool) -> int:
    """Pone en una propuesta el comentario con lo que hay que corregir, o edita el que ya puso.

    La llave se toma de la variable GITHUB_TOKEN.

    Ejemplo: generador comentar-propuesta --evento "$GITHUB_EVENT_PATH" --informe informe
    """
    ejecucion = evento.ejecucion(_json(archivo))
    forja = Forja(os.environ.get(DIRECCION, "https://api.github.com"), _llave())
    propuesta = evento.elegir(forja.lista(comentar.ruta_de_abiertas(ejecucion)), ejecucion)
    if ejecucion.evento != "pull_request" or propuesta is None:
        click.echo("no hay una propuesta abierta con ese cambio: no se comenta nada")
        return BIEN
    texto = _texto(forja, ejecucion, propuesta, carpeta)
    comentarios = forja.lista(comentar.ruta_de_comentarios(ejecucion, propuesta))
    llamada = comentar.llamada(ejecucion, propuesta, comentarios, texto)
    if llamada is None:
        click.echo("el comentario ya dice eso")
        return BIEN
    click.echo(f"{llamada.metodo} {llamada.ruta}")
    if simular:
        click.echo(llamada.texto, nl=False)
    else:
        forja.escribir(llamada)
    return BIEN


@click.command("responsables", cls=Orden)
@opciones.raiz
@opciones.fecha
@click.option("--comprobar", is_flag=True, help="Solo dice si el archivo está al día.")
def responsables_(raiz: Path, fecha: datetime | None, comprobar: bool) -> int:
    """Escribe .github/CODEOWNERS: qué equipo revisa las fichas de cada unidad.

    Ejemplo: generador responsables --comprobar
    """
    catalogo = construir(raiz, fecha_de(raiz, fecha)).catalogo
    terminos = catalogo.vocabularios["unidades"].terminos
    texto = responsables(terminos, catalogo.fichas.values())
    destino = raiz / ARCHIVO
    if destino.is_file() and destino.read_text(encoding="utf-8") == texto:
        click.echo(f"{ARCHIVO} está al día")
        return BIEN
    if comprobar:
        click.echo(f"{ARCHIVO} no está al día: ejecute «generador responsables»", err=True)
        return CON_ERRORES
    destino.parent.mkdir(parents=True, exist_ok=True)
    destino.write_text(texto, encoding="utf-8")
    click.echo(f"escrito: {ARCHIVO}")
    return BIEN


def _texto(
    forja: Forja, ejecucion: evento.Ejecucion, propuesta: evento.Propuesta, carpeta: Path
) -> str:
    artefactos = forja.lista(comentar.ruta_de_artefactos(ejecucion), "artifacts")
    lugares = comentar.lugares(ejecucion, artefactos)
    archivos = forja.lista(comentar.ruta_de_archivos(ejecucion, propuesta))
    medido = alcance.medir(comentar.nombres(archivos), tipos.cargar())
    try:
        hallados = problemas.leer(carpeta / LISTA)
    except problemas.InformeRoto as error:
        click.echo(f"aviso: {error}", err=True)
        return informe.sin_informe(lugares)
    return informe.comentario(hallados, medido, lugares)


def _json(archivo: Path) -> Any:
    try:
        return json.loads(archivo.read_bytes())
    except ValueError as e:
        raise Fallo(f"«{archivo}» no es JSON") from e


def _llave() -> str:
    if llave := os.environ.get(LLAVE, ""):
        return llave
    raise Fallo(f"falta la llave de la forja: póngala en la variable {LLAVE}")
