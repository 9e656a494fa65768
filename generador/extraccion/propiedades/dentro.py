"""Extracción, dentro: de un documento, sus firmas y las propiedades de las imágenes que lleva."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from zipfile import ZipFile

from generador.extraccion.lectores.comprimido import PARTE
from generador.extraccion.lectura import Ilegible
from generador.extraccion.propiedades import firmas, imagen
from generador.extraccion.propiedades.firmas import Regla, Seudonimos

_IMAGENES = (".jpg", ".jpeg", ".png", ".webp")


def leer(comprimido: ZipFile) -> Iterator[tuple[str, str]]:
    """Las firmas, y lo que dice cada imagen de quién la hizo y dónde."""
    for _, regla, crudo in _firmadas(comprimido):
        yield from ((firma.que, firma.dice) for firma in firmas.hallar(regla, crudo))
    for parte in _imagenes(comprimido):
        with suppress(Ilegible):  # una imagen rota no se ve; el documento sí
            for nombre, valor in imagen.leer(comprimido.read(parte)):
                yield f"{nombre} de la imagen «{parte.rpartition('/')[2]}»", valor


def quitar(comprimido: ZipFile) -> Iterator[tuple[str, bytes]]:
    """Las partes que cambian."""
    firmadas = [*_firmadas(comprimido)]
    seudonimos = Seudonimos(crudo for _, _, crudo in firmadas)
    for parte, regla, crudo in firmadas:
        if suyas := firmas.hallar(regla, crudo):
            yield parte, firmas.cambiar(crudo, suyas, seudonimos)
    for parte in _imagenes(comprimido):
        with suppress(Ilegible):
            crudo = comprimido.read(parte)
            if (limpio := imagen.quitar(crudo, girar=False)) != crudo:
                yield parte, limpio


def _firmadas(comprimido: ZipFile) -> Iterator[tuple[str, Regla, bytes]]:
    for parte in comprimido.infolist():
        if regla := firmas.regla_de(parte.filename):
            if parte.file_size > PARTE:
                raise Ilegible("grande")
            yield parte.filename, regla, comprimido.read(parte)


def _imagenes(comprimido: ZipFile) -> list[str]:
    return [n for n in comprimido.namelist() if n.lower().endswith(_IMAGENES)]
