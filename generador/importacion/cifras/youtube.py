"""Cifras de YouTube: de la tabla que exporta YouTube Studio a los datos de cada video."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from generador.importacion.cifras.mes import SinCifras
from generador.importacion.tabla import leer_texto
from generador.importacion.youtube_lectura import CODIGO
from generador.libros.opciones import doblar
from generador.modelo import Catalogo, Dato, Ficha

FUENTE = "YouTube Studio"
MAXIMO = 5_000
# Indicador → títulos de su columna, en español y en inglés.
MEDIDAS: Mapping[str, tuple[str, ...]] = {
    "canal-visualizaciones": ("views", "vistas", "visualizaciones"),
    "canal-me-gusta": ("likes", "me gusta", "cantidad de me gusta"),
    "canal-comentarios": (
        *("comments added", "comments", "comentarios agregados"),
        *("comentarios añadidos", "comentarios"),
    ),
}
_VIDEO = ("content", "contenido", "video id", "id del video", "id. de video")
_NUMERO = re.compile(r"[0-9]{1,12}")

Leido = tuple[tuple[Dato, ...], tuple[str, ...]]
"""Los datos, y los códigos de los videos que no están en el repositorio."""


def leer_studio(camino: Path, catalogo: Catalogo, mes: str) -> Leido:
    """Lo que la tabla dice de cada video del repositorio. Una celda mala la rechaza entera."""
    filas = csv.DictReader(io.StringIO(leer_texto(camino)))
    titulos = {doblar(t): t for t in filas.fieldnames or () if t}
    codigo = _columna(titulos, _VIDEO)
    columnas = {i: c for i, nombres in MEDIDAS.items() if (c := _columna(titulos, nombres))}
    if not codigo or not columnas:
        que = "no tiene las columnas que exporta YouTube Studio (contenido y vistas)"
        raise SinCifras(f"«{camino.name}» {que}")
    videos = {str(f.datos["youtube_id"]): f for f in catalogo.fichas.values() if _es_video(f)}
    hallados: dict[str, list[Dato]] = {}
    ajenos: list[str] = []
    for n, fila in enumerate(filas, 2):
        cual = (fila.get(codigo) or "").strip()
        if n > MAXIMO:
            raise SinCifras(f"«{camino.name}» pasa de {MAXIMO} videos")
        if not CODIGO.fullmatch(cual):
            continue  # la fila de totales
        if cual in hallados:
            raise SinCifras(f"«{camino.name}», fila {n}: el video {cual} está dos veces")
        if cual in videos:
            hallados[cual] = [*_datos(camino, n, fila, columnas, videos[cual], mes)]
        else:
            ajenos.append(cual)
    return tuple(d for suyos in hallados.values() for d in suyos), tuple(ajenos)


def _datos(
    camino: Path,
    n: int,
    fila: Mapping[str, str | None],
    columnas: Mapping[str, str],
    video: Ficha,
    mes: str,
) -> Iterator[Dato]:
    region = video.regiones[0] if len(video.regiones) == 1 else ""
    for indicador, columna in columnas.items():
        celda = (fila.get(columna) or "").strip()
        if celda and not _NUMERO.fullmatch(celda):
            que = f"«{columna}» dice «{celda[:40]}», y debe ser un número entero"
            raise SinCifras(f"«{camino.name}», fila {n}: {que}")
        if celda:
            yield Dato(indicador, mes, video.unidad, region, video.id, float(celda), 0, FUENTE)


def _es_video(ficha: Ficha) -> bool:
    return "youtube_id" in ficha.datos and not ficha.ejemplo


def _columna(titulos: Mapping[str, str], nombres: tuple[str, ...]) -> str:
    return next((titulos[doblar(n)] for n in nombres if doblar(n) in titulos), "")
