"""Etapa 4, imágenes: qué imágenes muestra una ficha, y cada una como etiqueta de su página."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from urllib.parse import unquote

from markupsafe import Markup

from generador.modelo import Ficha, Imagen
from generador.reglas.enlaces import destinos
from generador.tipos.campos import valores

SECCION = "imagenes"
"""Carpeta del sitio en que están todas."""
_IMG = re.compile(r'<img\b((?: [a-z-]+="[^"]*")*)(?: /)?>')
_ATRIBUTO = re.compile(r' ([a-z-]+)="([^"]*)"')
Lugar = tuple[str | int, ...]


def mostradas(ficha: Ficha) -> Iterator[tuple[Lugar, str]]:
    """(dónde se nombra, archivo) de cada imagen de sus textos y de sus campos de imagen."""
    if not ficha.vecinos or ficha.retirada:
        return
    for camino, campo in ficha.tipo.hojas:
        if campo.seccion:
            for lugar, texto in valores(ficha.datos, camino):
                yield from ((lugar, d) for imagen, d in destinos(texto) if imagen)
        elif campo.esquema.get("x-imagen"):
            yield from valores(ficha.datos, camino)


def etiqueta(imagen: Imagen, sube: str, alternativo: str, ancho: int = 0, clase: str = "") -> str:
    """La imagen, con el hueco ya medido; «alternativo» es lo que se ve en ella, ya escapado."""
    ancho = ancho or imagen.ancho
    alto = max(1, round(imagen.alto * ancho / imagen.ancho))
    return (
        f'<img{clase} src="{sube}{SECCION}/{imagen.versiones[0][0]}" alt="{alternativo}"'
        f' width="{ancho}" height="{alto}"{_a_elegir(imagen, sube, ancho)}'
        ' loading="lazy" decoding="async">'
    )


def _a_elegir(imagen: Imagen, sube: str, ancho: int) -> str:
    if len(imagen.versiones) == 1:
        return ""
    lista = ", ".join(f"{sube}{SECCION}/{nombre} {suyo}w" for nombre, suyo in imagen.versiones)
    return f' srcset="{lista}" sizes="(max-width: {ancho}px) 100vw, {ancho}px"'


def ausente(alternativo: str) -> str:
    """Lo que queda de una que no se pudo hacer: lo que se vería en ella, ya escapado."""
    return f"<em>[Imagen: {alternativo or 'no se pudo mostrar'}]</em>"


def poner(html: str, imagenes: Mapping[str, Imagen], sube: str) -> str:
    """El HTML ya limpio de un texto, con cada imagen en su etiqueta definitiva."""
    return _IMG.sub(_puesta(imagenes, sube), html)


def _puesta(imagenes: Mapping[str, Imagen], sube: str) -> Callable[[re.Match[str]], str]:
    def poner_una(hallada: re.Match[str]) -> str:
        atributos = dict(_ATRIBUTO.findall(hallada[1]))
        alternativo = atributos.get("alt", "")
        imagen = imagenes.get(unquote(Markup(atributos.get("src", "")).unescape()))
        return etiqueta(imagen, sube, alternativo) if imagen else ausente(alternativo)

    return poner_una
