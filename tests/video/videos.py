"""Videos de verdad, hechos aquí mismo con la biblioteca que los lee, y lo más cortos posible."""

from __future__ import annotations

import math
import random
from array import array
from fractions import Fraction
from pathlib import Path
from typing import Any

import av

RITMO = 8000


def video(
    destino: Path,
    ancho: int = 1920,
    alto: int = 1080,
    codec: str = "libx264",
    sonido: str | None = "tono",
    segundos: int = 2,
    ruido: bool = True,
    cuadros: int = 2,
    **opciones: Any,
) -> Path:
    """Un video con «cuadros» cuadros repartidos en esos segundos; con ruido pesa, y liso no."""
    with av.open(str(destino), "w", **opciones) as archivo:
        imagen: Any = archivo.add_stream(codec, rate=25)
        imagen.width, imagen.height, imagen.pix_fmt = ancho, alto, "yuv420p"
        imagen.codec_context.time_base = Fraction(1, 25)
        rapido = {"preset": "ultrafast", "crf": "10"} if codec == "libx264" else {}
        imagen.options = rapido or {"deadline": "realtime", "cpu-used": "8"}
        pista: Any = None
        if sonido is not None:
            pista = archivo.add_stream("aac" if codec == "libx264" else "libopus", rate=48000)
            pista.layout = "mono"
        _pintar(archivo, imagen, cuadros, segundos, ruido)
        if pista is not None:
            _sonar(archivo, pista, segundos, sonido == "tono")
    return destino


def _pintar(archivo: Any, imagen: Any, cuadros: int, segundos: int, ruido: bool) -> None:
    azar = random.Random(7)
    cada = segundos * 25 // cuadros
    for i in range(cuadros):
        cuadro = av.VideoFrame(imagen.width, imagen.height, "yuv420p")
        for plano in cuadro.planes:
            tamano = plano.buffer_size
            # Media imagen oscura: el ruido, visto de lejos, es de un solo gris.
            oscuro = b"\x10" * (tamano // 2)
            plano.update(oscuro + azar.randbytes(tamano // 2) if ruido else oscuro + oscuro)
        cuadro.pts, cuadro.time_base = i * cada, Fraction(1, 25)
        archivo.mux(imagen.encode(cuadro))
    # Un último cuadro al final, para que el archivo dure lo pedido.
    cuadro.pts = segundos * 25 - 1
    archivo.mux(imagen.encode(cuadro))
    archivo.mux(imagen.encode(None))


def _sonar(archivo: Any, pista: Any, segundos: int, suena: bool) -> None:
    for i in range(segundos):
        onda = (int(9000 * math.sin(n / 20)) if suena else 0 for n in range(48000))
        cuadro = av.AudioFrame("s16", "mono", 48000)
        cuadro.planes[0].update(array("h", onda).tobytes())
        cuadro.sample_rate, cuadro.pts, cuadro.time_base = 48000, i * 48000, Fraction(1, 48000)
        archivo.mux(pista.encode(cuadro))
    archivo.mux(pista.encode(None))
