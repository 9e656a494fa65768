"""Etapa 4, adjuntos: los archivos que acompañan a las fichas, con su nombre publicado."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generador.modelo import Archivo, Ficha
from generador.vistas.entorno import Taller

_IMAGEN = re.compile(r"!\[[^\]\n]*\]\(\s*<?([^)\s>]+)")


def archivos(taller: Taller) -> Iterator[Archivo]:
    """Adjuntos e imágenes de las fichas visibles, sin repetir."""
    hechos: set[str] = set()
    for ficha in taller.catalogo.visibles:
        for archivo in (*_adjuntos(ficha), *_imagenes(ficha)):
            if archivo.ruta not in hechos:
                hechos.add(archivo.ruta)
                yield archivo


def _adjuntos(ficha: Ficha) -> Iterator[Archivo]:
    return (Archivo(a.url, a.camino) for a in ficha.adjuntos if a.camino)


def _imagenes(ficha: Ficha) -> Iterator[Archivo]:
    carpeta = f"{ficha.tipo.ruta}/{ficha.contenedora or ficha.id}"
    for campo in ficha.tipo.campos:
        texto = ficha.datos.get(campo.nombre) if campo.seccion else None
        for nombre in _IMAGEN.findall(texto or ""):
            if nombre in ficha.vecinos:
                yield Archivo(f"{carpeta}/{nombre}", ficha.vecinos[nombre].camino)
