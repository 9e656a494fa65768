"""Importación, lectura de YouTube: de una exportación a sus videos, con lo que de ellos consta."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from generador.importacion.excel_abrir import LibroInservible
from generador.importacion.excel_textos import Reparo, fecha_de
from generador.importacion.limpieza import limpiar
from generador.importacion.tabla import leer_texto
from generador.libros.opciones import doblar

MAXIMO = 500
CODIGO = re.compile(r"[A-Za-z0-9_-]{11}")
# Dato → títulos de su columna en lo que exporta YouTube Studio, en español y en inglés.
_COLUMNAS = {
    "id": ("content", "contenido", "video id", "id del video", "id. de video"),
    "titulo": ("video title", "título del video", "título del vídeo", "título"),
    "duracion": ("duration", "duración"),
    "fecha": (
        "video publish time",
        "hora de publicación del video",
        "hora de publicación del vídeo",
        "fecha de publicación del video",
        "fecha de publicación",
    ),
}
_MESES = {"jan": 1, "feb": 2, "mar": 3, "apr": 4, "may": 5, "jun": 6} | {
    "jul": 7,
    "aug": 8,
    "sep": 9,
    "oct": 10,
    "nov": 11,
    "dec": 12,
}
_EN_INGLES = re.compile(r"([A-Za-z]{3})[a-z]*\.? (\d{1,2}), (\d{4})")


@dataclass(frozen=True, slots=True)
class Video:
    """Un video de la exportación."""

    codigo: str
    titulo: str
    segundos: float
    subido: str
    lugar: str


def leer_videos(camino: Path, titulo: str) -> tuple[Mapping[str, Any], list[Video]]:
    """Los datos de la lista y sus videos; «titulo» es el de un CSV, que no lo trae."""
    texto = leer_texto(camino)
    if camino.suffix.lower() == ".csv":
        return {"title": titulo or camino.stem.replace("_", " ")}, [*_de_studio(camino, texto)]
    return _de_json(camino, texto)


def _de_json(camino: Path, texto: str) -> tuple[dict[str, Any], list[Video]]:
    try:
        lista = json.loads(texto)
    except (ValueError, RecursionError) as e:
        raise LibroInservible(f"«{camino.name}» no es JSON: hágalo con yt-dlp") from e
    entradas = lista.get("entries") if isinstance(lista, dict) else None
    if not isinstance(entradas, list):
        que = "no es una lista de YouTube: hágala con «yt-dlp --flat-playlist -J»"
        raise LibroInservible(f"«{camino.name}» {que}")
    if len(entradas) > MAXIMO:
        raise LibroInservible(f"«{camino.name}» pasa de {MAXIMO} videos")
    return lista, [
        _video(e, f"video {i}") for i, e in enumerate(entradas, 1) if isinstance(e, dict)
    ]


def _video(entrada: Mapping[str, Any], lugar: str) -> Video:
    segundos = entrada.get("duration")
    subido = str(entrada.get("upload_date") or "")
    dia = f"{subido[:4]}-{subido[4:6]}-{subido[6:8]}" if re.fullmatch(r"\d{8}", subido) else ""
    return Video(
        str(entrada.get("id") or ""),
        una_linea(str(entrada.get("title") or "")),
        float(segundos) if isinstance(segundos, int | float) else 0.0,
        dia,
        lugar,
    )


def _de_studio(camino: Path, texto: str) -> Iterator[Video]:
    filas = csv.DictReader(io.StringIO(texto))
    lugar = {doblar(t): t for t in filas.fieldnames or ()}
    columnas = {
        dato: next((lugar[doblar(t)] for t in titulos if doblar(t) in lugar), "")
        for dato, titulos in _COLUMNAS.items()
    }
    if not columnas["id"] or not columnas["titulo"]:
        que = "no tiene las columnas que exporta YouTube Studio (contenido y título del video)"
        raise LibroInservible(f"«{camino.name}» {que}")
    for n, fila in enumerate(filas, 2):
        codigo = (fila.get(columnas["id"]) or "").strip()
        if not CODIGO.fullmatch(codigo) and not fila.get(columnas["titulo"]):
            continue  # la fila de totales
        if n > MAXIMO:
            raise LibroInservible(f"«{camino.name}» pasa de {MAXIMO} videos")
        titulo = una_linea(fila.get(columnas["titulo"]) or "")
        segundos = _segundos(fila.get(columnas["duracion"]) or "")
        subido = _dia(fila.get(columnas["fecha"]) or "")
        yield Video(codigo, titulo, segundos, subido, f"fila {n}")


def _segundos(texto: str) -> float:
    """Segundos, de «754» o de «12:34»."""
    partes = texto.strip().split(":")
    if not all(re.fullmatch(r"\d+(\.\d+)?", p) for p in partes):
        return 0.0
    return sum(float(p) * (60.0**i) for i, p in enumerate(reversed(partes)))


def _dia(texto: str) -> str:
    hallado = _EN_INGLES.fullmatch(texto.strip())
    if hallado and hallado[1].lower() in _MESES:
        texto = f"{hallado[2]}/{_MESES[hallado[1].lower()]}/{hallado[3]}"
    try:
        return fecha_de(texto, "fecha")
    except Reparo:
        return ""


def una_linea(texto: str) -> str:
    return " ".join(limpiar(texto).split())
