"""Etapa 4, redirecciones: la dirección que tuvo una ficha o un término lleva a la de hoy."""

from __future__ import annotations

from collections.abc import Iterator
from posixpath import dirname, relpath

from generador.modelo import Archivo, Catalogo
from generador.vistas.campos import PAGINAS_DE_TERMINOS
from generador.vistas.entorno import Taller


def archivos(taller: Taller) -> Iterator[Archivo]:
    """Una página mínima por dirección antigua."""
    for antigua, vigente, titulo in (*_terminos(taller.catalogo), *_fichas(taller.catalogo)):
        html = taller.pintar(
            "redireccion.html.j2",
            destino=relpath(vigente, dirname(antigua)),
            canonica=taller.sitio.url + vigente,
            titulo=titulo,
        )
        yield Archivo(antigua, html.encode())


def _terminos(catalogo: Catalogo) -> Iterator[tuple[str, str, str]]:
    """(dirección antigua, vigente, título) de los términos que otro reemplaza."""
    for nombre in PAGINAS_DE_TERMINOS:
        for antiguo, vigente in catalogo.vocabularios[nombre].antiguos.items():
            titulo = catalogo.nombre(nombre, vigente)
            yield f"{nombre}/{antiguo}.html", f"{nombre}/{vigente}.html", titulo


def _fichas(catalogo: Catalogo) -> Iterator[tuple[str, str, str]]:
    """Lo mismo, de las fichas que cambiaron de nombre. Cada una estuvo donde dice su prefijo."""
    visibles = {f.id: f for f in catalogo.visibles}
    for antiguo, id_ in catalogo.antiguos.items():
        if id_ in visibles:
            tipo = next(t for t in catalogo.tipos.values() if antiguo.startswith(t.prefijo))
            yield f"{tipo.ruta}/{antiguo}.html", visibles[id_].ruta, visibles[id_].titulo
