"""Video, muestras: del archivo abierto a sus medidas. Solo se usa dentro del proceso hijo."""

from __future__ import annotations

import math
from array import array
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import av
from av.audio.resampler import AudioResampler
from av.error import FFmpegError

from generador.video.medida import Medida

MUESTRAS, OIDO = 12, 3
"""Cuántos momentos se miran, y cuántos segundos se oye cada uno."""
PAQUETES = 4000
"""Paquetes que se leen, a lo sumo, en cada momento."""
PIXELES = 8192 * 8192
COLA = 10.0
"""Segundos que pueden faltar al final sin que el archivo parezca cortado."""
_LISA = 10
"""Diferencia entre lo más claro y lo más oscuro (0 a 255) por debajo de la cual no se ve nada."""


def tomar(camino: Path, formato: str, nombre: str) -> Medida:
    """Las medidas de un archivo de ese formato."""
    tamano = camino.stat().st_size
    try:
        with camino.open("rb") as archivo, av.open(archivo, format=formato) as video:
            return _medir(video, nombre, tamano)
    except MemoryError:
        raise
    except (FFmpegError, OSError, ValueError, OverflowError):
        return Medida("danado", contenedor=nombre)


def _medir(video: Any, nombre: str, tamano: int) -> Medida:
    imagen = next(iter(video.streams.video), None)
    if imagen is None:
        return Medida("sin_imagen", contenedor=nombre)
    if imagen.codec_context is None:  # un códec que nadie conoce: casi siempre, una cabecera rota
        return Medida("danado", contenedor=nombre)
    if imagen.width * imagen.height > PIXELES:
        return Medida("memoria", contenedor=nombre)
    imagen.thread_count = 1
    sonido = next((s for s in video.streams.audio if s.codec_context is not None), None)
    duracion = _duracion(video, imagen)
    completo = _indice_completo(imagen, tamano)
    giro, lisas, picos, ultimo = 0, list[bool](), list[float](), 0.0
    for momento in _momentos(duracion):
        cuadro = _cuadro(video, imagen, momento)
        if cuadro is not None:
            giro = getattr(cuadro, "rotation", 0) or giro
            lisas.append(_es_lisa(cuadro))
            ultimo = max(ultimo, float(cuadro.time or 0))
        if sonido is not None:
            picos += _picos(video, sonido, momento)
    if not lisas:
        return Medida("danado", contenedor=nombre)
    ancho, alto = _a_la_vista(imagen, giro)
    return Medida(
        "",
        nombre,
        imagen.codec_context.name.removesuffix("_cuvid"),
        ancho,
        alto,
        round(float(imagen.average_rate or 0), 2),
        round(duracion, 2),
        int(imagen.bit_rate or (tamano * 8 / duracion if duracion else 0)),
        sonido.codec_context.name if sonido is not None else "",
        round(max(picos), 1) if picos else None,
        all(lisas),
        completo and _llega_al_final(video, imagen, duracion),
    )


def _duracion(video: Any, imagen: Any) -> float:
    if video.duration:
        return float(video.duration / av.time_base)
    return float(imagen.duration * imagen.time_base) if imagen.duration else 0.0


def _momentos(duracion: float) -> Iterator[float]:
    """Al comienzo y repartidos por todo el video; uno corto se mira menos veces."""
    cuantos = max(1, min(MUESTRAS, int(duracion / OIDO)))
    return (duracion * i / cuantos for i in range(cuantos))


def _cuadro(video: Any, pista: Any, momento: float) -> Any:
    """El primer cuadro que se puede ver desde ese momento; None si no hay."""
    for _, cuadro in _desde(video, pista, momento):
        return cuadro
    return None


def _desde(video: Any, pista: Any, momento: float) -> Iterator[tuple[int, Any]]:
    """(paquete, cuadro) desde ese momento; se detiene en lo ilegible."""
    with suppress(FFmpegError):
        video.seek(int(momento / pista.time_base), stream=pista)
        for leidos, paquete in enumerate(video.demux(pista)):
            for cuadro in paquete.decode():
                yield leidos, cuadro
            if leidos > PAQUETES:
                return


def _es_lisa(cuadro: Any) -> bool:
    """Si el cuadro, reducido a unos pocos puntos grises, es de un solo tono."""
    gris = bytes(cuadro.reformat(64, 36, "gray").planes[0])
    return max(gris) - min(gris) < _LISA


def _picos(video: Any, sonido: Any, momento: float) -> Iterator[float]:
    """Lo más fuerte de cada trozo de sonido desde ese momento, en dBFS."""
    remuestreo = AudioResampler("s16", "mono", 8000)
    for _, cuadro in _desde(video, sonido, momento):
        for trozo in remuestreo.resample(cuadro):
            valores = array("h", bytes(trozo.planes[0])[: 2 * trozo.samples])
            pico = max(map(abs, valores), default=0)
            yield 20 * math.log10(pico / 32768) if pico else -120.0
        if float(cuadro.time or 0) > momento + OIDO:
            return


def _a_la_vista(imagen: Any, giro: int) -> tuple[int, int]:
    aspecto = imagen.sample_aspect_ratio
    ancho = round(imagen.width * float(aspecto)) if aspecto else imagen.width
    return (imagen.height, ancho) if giro % 180 else (ancho, imagen.height)


def _indice_completo(imagen: Any, tamano: int) -> bool:
    """Si el archivo llega hasta donde dice su índice."""
    entradas = imagen.index_entries
    return all(e.pos + e.size <= tamano for e in entradas[-1:]) if len(entradas) else True


def _llega_al_final(video: Any, imagen: Any, duracion: float) -> bool:
    """Si hay imagen cerca del final que el archivo anuncia."""
    if not duracion:
        return False
    with suppress(FFmpegError):
        video.seek(int(max(0, duracion - 1) / imagen.time_base), stream=imagen)
        ultimo = 0.0
        for leidos, paquete in enumerate(video.demux(imagen)):
            if paquete.pts is not None:
                fin = paquete.pts + (paquete.duration or 0)
                ultimo = max(ultimo, float(fin * imagen.time_base))
            if leidos > PAQUETES:
                break
        return ultimo >= duracion - COLA
    return False
