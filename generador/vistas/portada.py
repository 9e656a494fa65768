"""Etapa 4, portada: ejes, tipos, cifras y novedades de la página de inicio."""

from __future__ import annotations

from markupsafe import Markup

from generador.modelo import Ficha
from generador.vistas.compilado import SUBE
from generador.vistas.entorno import Taller
from generador.vistas.listas import cuantas
from generador.vistas.terminos import fichas_de

RECIENTES = 6


def tablero(taller: Taller) -> str:
    """HTML del tablero de la portada, con enlaces relativos a la raíz del sitio."""
    catalogo = taller.catalogo
    propias = [f for f in catalogo.visibles if not f.ejemplo and not f.retirada]
    tipos = [(t, sum(f.tipo is t for f in propias)) for t in catalogo.tipos.values()]
    ejes = [
        (e, cuantas(fichas_de(taller, "ejes", e.slug)))
        for e in catalogo.vocabularios["ejes"].terminos.values()
    ]
    regiones = {r for f in propias for r in f.regiones if r != "nacional"}
    html = taller.pintar(
        "tablero.html.j2",
        tipos=tipos,
        ejes=ejes,
        total=len(propias),
        regiones=len(regiones),
        archivos=sum(a.camino is not None for f in propias for a in f.adjuntos),
        recientes=taller.tarjetas_de(_recientes(propias)),
    )
    return Markup(html.replace(f'"{SUBE}', '"'))


def _recientes(fichas: list[Ficha]) -> list[Ficha]:
    """Las últimas, sin que un solo tipo llene la portada: primero la más reciente de cada uno."""
    por_tipo: dict[str, Ficha] = {}
    for ficha in fichas:
        por_tipo.setdefault(ficha.tipo.nombre, ficha)
    primeras = list(por_tipo.values())
    elegidas = {f.id: f for f in [*primeras, *fichas]}
    return sorted(list(elegidas.values())[:RECIENTES], key=lambda f: f.publicada, reverse=True)
