"""Extracción, WebVTT y SRT: la transcripción en trozos de unos 45 segundos."""

from __future__ import annotations

import html
import io
from collections.abc import Iterable, Iterator

import webvtt
from webvtt.errors import MalformedCaptionError, MalformedFileError

from generador.extraccion.lectores.llano import decodificar
from generador.extraccion.lectura import Ilegible, Trozo

SEGUNDOS = 45
"""Lo que dura un trozo, a lo menos."""
Entrada = tuple[int, list[str]]
"""Segundo en que empieza a mostrarse y sus líneas."""


def leer(crudo: bytes) -> Iterator[Trozo]:
    """Un trozo por cada 45 segundos o algo más, con el segundo en que empieza."""
    texto = "\n".join(decodificar(crudo).strip().splitlines())
    formato = "vtt" if texto.startswith("WEBVTT") else "srt"
    try:
        subtitulos = webvtt.from_buffer(io.StringIO(texto), formato).captions
    except (MalformedFileError, MalformedCaptionError) as e:
        raise Ilegible("danado") from e
    en_orden = sorted(subtitulos, key=lambda s: s.start_in_seconds)
    entradas = ((s.start_in_seconds, html.unescape(s.text).splitlines()) for s in en_orden)
    return ((t, f"min {_reloj(s)}", f"?t={s}") for s, t in _trozos(entradas))


def _trozos(entradas: Iterable[Entrada]) -> Iterator[tuple[int, str]]:
    """Junta entradas seguidas. Los subtítulos automáticos repiten cada línea: va una vez."""
    inicio, lineas, ultima = 0, list[str](), ""
    for segundo, nuevas in entradas:
        if lineas and segundo - inicio >= SEGUNDOS:
            yield inicio, "\n".join(lineas)
            lineas = []
        for linea in nuevas:
            if linea.strip() and linea != ultima:
                inicio = inicio if lineas else segundo
                lineas.append(linea)
                ultima = linea
    if lineas:
        yield inicio, "\n".join(lineas)


def _reloj(segundos: int) -> str:
    """«750» → «12:30»."""
    minutos, resto = divmod(segundos, 60)
    horas, minutos = divmod(minutos, 60)
    return f"{horas}:{minutos:02}:{resto:02}" if horas else f"{minutos}:{resto:02}"
