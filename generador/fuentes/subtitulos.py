"""Etapa 1, subtítulos: de un WebVTT o un SRT a sus entradas con su línea, sin interpretar nada más.

El texto para la búsqueda y la página lo saca «extraccion»; esto es para decir qué corregir y dónde.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_RELOJ = r"(?:(\d{1,3}):)?(\d{1,2}):(\d{1,2})[.,](\d{1,3})"
_TIEMPOS = re.compile(rf"\s*{_RELOJ}\s*-->\s*{_RELOJ}(?:\s.*)?")
_MARCA = re.compile(r"<[^<>]{0,200}>")


@dataclass(frozen=True, slots=True)
class Subtitulo:
    """Un subtítulo: su línea, cuándo se muestra (en segundos) y lo que dice."""

    linea: int
    inicio: float
    fin: float
    texto: str


def leer_subtitulos(texto: str) -> tuple[list[Subtitulo], list[int]]:
    """Los subtítulos, y las líneas cuyos tiempos no se entienden."""
    subtitulos: list[Subtitulo] = []
    malas: list[int] = []
    lineas = texto.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    for i, linea in enumerate(lineas):
        if "-->" not in linea or linea.lstrip().startswith("NOTE"):
            continue
        tiempos = _TIEMPOS.fullmatch(linea[:300])
        if tiempos is None:
            malas.append(i + 1)
            continue
        inicio, fin = _segundos(tiempos.groups()[:4]), _segundos(tiempos.groups()[4:])
        dicho = _MARCA.sub("", " ".join(_debajo(lineas, i))).strip()
        subtitulos.append(Subtitulo(i + 1, inicio, fin, dicho))
    return subtitulos, malas


def _debajo(lineas: list[str], desde: int) -> Iterator[str]:
    """Las líneas que siguen a un tiempo, hasta una vacía u otro tiempo."""
    for i in range(desde + 1, len(lineas)):
        if not lineas[i].strip() or "-->" in lineas[i]:
            return
        yield lineas[i]


def _segundos(partes: tuple[str | None, ...]) -> float:
    horas, minutos, segundos, milesimas = partes
    total = int(horas or 0) * 3600 + int(minutos or 0) * 60 + int(segundos or 0)
    return total + int((milesimas or "0").ljust(3, "0")) / 1000
