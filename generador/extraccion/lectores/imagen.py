"""Extracción, imágenes: se abren enteras, sin pasar de un tamaño; no tienen texto que dar."""

from __future__ import annotations

import io
import warnings
from collections.abc import Iterator

from PIL import Image

from generador.extraccion.lectura import Ilegible, Trozo

PUNTOS = 50_000_000
"""Alto por ancho: más de lo que da la cámara de un teléfono."""


def leer(crudo: bytes) -> Iterator[Trozo]:
    """Ningún trozo; Ilegible si no es una imagen sana."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            with Image.open(io.BytesIO(crudo), formats=("PNG", "JPEG", "WEBP")) as imagen:
                if imagen.width * imagen.height > PUNTOS:
                    raise Ilegible("puntos")
                imagen.load()
    except (OSError, SyntaxError, ValueError, Image.DecompressionBombError) as e:
        raise Ilegible("imagen") from e
    return iter(())
