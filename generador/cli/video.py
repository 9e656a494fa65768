"""Línea de órdenes, video: «generador revisar-video», el archivo contra el estándar del plan."""

from __future__ import annotations

import json
import sys
from dataclasses import asdict
from datetime import datetime
from pathlib import Path

import click

from generador.cli import opciones
from generador.cli.espanol import Orden
from generador.cli.fecha import hoy
from generador.cli.opciones import BIEN, CON_ERRORES
from generador.construccion import construir
from generador.modelo import Ficha
from generador.publicacion.disco import archivo_aparte
from generador.video import (
    NoSePuedeAnotar,
    Revision,
    anotar,
    cargar,
    datos_de,
    juzgar,
    medir,
    reunir,
)

_ROTULOS = {
    "cumple": "cumple",
    "cumple_con_avisos": "cumple, con avisos",
    "no_cumple": "no cumple",
}
Revisados = list[tuple[Path, Revision]]


@click.command("revisar-video", cls=Orden)
@click.argument("ruta", type=opciones.RUTA, metavar="ARCHIVO|CARPETA")
@click.option(
    "--formato",
    type=click.Choice(["texto", "json"]),
    default="texto",
    metavar="FORMATO",
    help="Cómo se da el informe: texto o json.",
)
@click.option(
    "--anotar",
    "ficha",
    metavar="ID",
    help="Escribe el resultado en la ficha de ese video, por su id: vi-que-es-dictamen.",
)
@opciones.raiz
@click.option(
    "--fecha",
    type=click.DateTime(["%Y-%m-%d"]),
    metavar="AAAA-MM-DD",
    help="Fecha de la revisión; por omisión, la de hoy.",
)
def revisar_video(
    ruta: Path, formato: str, ficha: str | None, raiz: Path, fecha: datetime | None
) -> int:
    """Dice si un video, o los de una carpeta, cumplen el estándar técnico, y cómo se corrige.

    No lee el archivo entero ni lo cambia. Termina en 1 si alguno no cumple.

    Ejemplo: generador revisar-video entregas/video-1.mp4 --anotar vi-que-es-dictamen
    """
    if ficha is not None and ruta.is_dir():
        raise click.UsageError("«--anotar» va con un solo archivo de video")
    dia = hoy(fecha)
    suya = _buscar(raiz, ficha, dia) if ficha is not None else None
    estandar = cargar()
    revisados: Revisados = []
    archivos = reunir(ruta)
    with click.progressbar(
        archivos, label="Revisando", file=sys.stderr, hidden=not sys.stderr.isatty()
    ) as barra:
        revisados += ((archivo, juzgar(medir(archivo), estandar)) for archivo in barra)
    click.echo(_json(revisados) if formato == "json" else _texto(revisados), nl=False)
    if suya is not None:
        _anotar(raiz, suya, revisados[0][1], dia)
    return CON_ERRORES if any(r.resultado == "no_cumple" for _, r in revisados) else BIEN


def _buscar(raiz: Path, id_: str, dia: str) -> Ficha:
    """La ficha de ese id, que debe poder llevar una revisión."""
    suya = construir(raiz, dia).catalogo.fichas.get(id_)
    if suya is None:
        raise NoSePuedeAnotar(f"no hay una ficha «{id_}» sin errores: vea «generador validar»")
    if suya.tipo.campo("revision_tecnica") is None or suya.contenedora is None:
        raise NoSePuedeAnotar(f"«{id_}» no es la ficha de un video")
    return suya


def _anotar(raiz: Path, ficha: Ficha, revision: Revision, dia: str) -> None:
    if revision.medida.reparo:
        raise NoSePuedeAnotar("no se anotó nada: el archivo no se pudo medir")
    camino = raiz / ficha.archivo
    with camino.open(encoding="utf-8", newline="") as abierto:
        texto = abierto.read()
    if not ficha.archivo.endswith(".yml"):
        raise NoSePuedeAnotar(f"«{ficha.archivo}» no es un .yml: anótelo a mano")
    nuevo = anotar(texto, ficha.archivo, ficha.id, datos_de(revision, dia))
    with archivo_aparte(camino) as parte:
        parte.write_text(nuevo, encoding="utf-8", newline="")
    click.echo(f"anotado en {ficha.archivo}: {ficha.id}", err=True)


def _texto(revisados: Revisados) -> str:
    lineas: list[str] = []
    for archivo, revision in revisados:
        lineas.append(f"{_visible(str(archivo))}: {_ROTULOS[revision.resultado]}")
        if not revision.medida.reparo:
            lineas.append(f"  {_cifras(revision)}")
        for h in revision.hallazgos:
            duda = " (por confirmar: el plan no lo dice)" if h.por_confirmar else ""
            lineas += (f"  {h.nivel}: {h.mensaje}{duda} [{h.regla}]", f"    ayuda: {h.arreglo}")
        lineas.append("")
    malos = sum(r.resultado == "no_cumple" for _, r in revisados)
    total = len(revisados)
    lineas.append(f"{total} {'archivo' if total == 1 else 'archivos'}; no cumplen: {malos}")
    return "\n".join(lineas) + "\n"


def _cifras(revision: Revision) -> str:
    m = revision.medida
    minutos, segundos = divmod(round(m.duracion), 60)
    tasa = f"{m.tasa / 1e6:.1f}".replace(".", ",")
    fps = f"{m.fps:g}".replace(".", ",")
    return (
        f"{m.ancho} × {m.alto}, {m.contenedor.upper()}, {m.codec}, {tasa} Mbps, {fps} cuadros/s, "
        f"{minutos} min {segundos:02} s, sonido: {m.sonido or 'no'}"
    )


def _json(revisados: Revisados) -> str:
    datos = [
        {
            "archivo": _visible(str(archivo)),
            "resultado": r.resultado,
            "medida": asdict(r.medida),
            "hallazgos": [asdict(h) for h in r.hallazgos],
        }
        for archivo, r in revisados
    ]
    return json.dumps(datos, ensure_ascii=False, indent=2) + "\n"


def _visible(valor: str) -> str:
    return "".join(c if c.isprintable() else "·" for c in valor)
