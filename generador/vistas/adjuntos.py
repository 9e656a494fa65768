"""Etapa 4, adjuntos: los archivos que acompañan a las fichas, con su nombre publicado."""

from __future__ import annotations

from collections.abc import Iterator

from generador.modelo import Archivo, Ficha, Imagenes
from generador.vistas.entorno import Taller
from generador.vistas.imagenes import SECCION, mostradas


def archivos(taller: Taller) -> Iterator[Archivo]:
    """Adjuntos e imágenes de las fichas visibles, sin repetir."""
    hechos: set[str] = set()
    for ficha in taller.catalogo.visibles:
        for archivo in (*_adjuntos(ficha), *_imagenes(taller.imagenes, ficha)):
            if archivo.ruta not in hechos:
                hechos.add(archivo.ruta)
                yield archivo


def _adjuntos(ficha: Ficha) -> Iterator[Archivo]:
    return (Archivo(a.url, a.camino) for a in ficha.adjuntos if a.camino)


def _imagenes(imagenes: Imagenes, ficha: Ficha) -> Iterator[Archivo]:
    """Las versiones de las que se ven en su página; los archivos de que salieron no se publican."""
    suyas = imagenes.de(ficha.id)
    for _, nombre in mostradas(ficha) if suyas else ():
        for version, _ in suyas[nombre].versiones if nombre in suyas else ():
            yield Archivo(f"{SECCION}/{version}", imagenes.carpeta / version)
