"""Etapa 5, mapa: de las rutas del sitio a sitemap.xml, sitemap.xml.gz y robots.txt."""

from __future__ import annotations

import gzip
from collections.abc import Iterable, Iterator
from xml.sax.saxutils import escape

from generador.modelo import Archivo, Sitio

Entrada = tuple[str, str]
"""(ruta, fecha del último cambio o vacío)."""


POR_MAPA = 50_000
"""Direcciones que caben en un mapa, según sitemaps.org; con más, hay varios y un índice."""
_ESPACIO = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'


def mapa(sitio: Sitio, entradas: Iterable[Entrada]) -> Iterator[Archivo]:
    """El mapa del sitio, también comprimido, y el permiso para los buscadores."""
    ordenadas = sorted(entradas)
    partes = [ordenadas[i : i + POR_MAPA] for i in range(0, len(ordenadas), POR_MAPA)]
    nombres = [f"sitemap-{n}.xml" for n in range(1, len(partes) + 1)]
    if len(partes) > 1:
        yield from _en_dos("sitemap.xml", _indice(sitio, nombres))
        for nombre, parte in zip(nombres, partes, strict=True):
            yield from _en_dos(nombre, _urls(sitio, parte))
    else:
        yield from _en_dos("sitemap.xml", _urls(sitio, ordenadas))
    permiso = f"User-agent: *\nAllow: /\nSitemap: {sitio.url}sitemap.xml\n"
    yield Archivo("robots.txt", permiso.encode())


def _urls(sitio: Sitio, entradas: Iterable[Entrada]) -> str:
    filas = "".join(
        f"<url><loc>{escape(sitio.url + _limpia(ruta))}</loc>"
        + (f"<lastmod>{fecha}</lastmod>" if fecha else "")
        + "</url>\n"
        for ruta, fecha in entradas
    )
    return f"<urlset {_ESPACIO}>\n{filas}</urlset>\n"


def _indice(sitio: Sitio, nombres: Iterable[str]) -> str:
    filas = "".join(f"<sitemap><loc>{escape(sitio.url + n)}</loc></sitemap>\n" for n in nombres)
    return f"<sitemapindex {_ESPACIO}>\n{filas}</sitemapindex>\n"


def _en_dos(nombre: str, cuerpo: str) -> Iterator[Archivo]:
    """El archivo y su copia comprimida."""
    xml = f'<?xml version="1.0" encoding="UTF-8"?>\n{cuerpo}'.encode()
    yield Archivo(nombre, xml)
    yield Archivo(f"{nombre}.gz", _comprimir(xml))


def _comprimir(datos: bytes) -> bytes:
    """Gzip sin hora ni sistema (su décimo byte): los mismos bytes con cualquier Python."""
    comprimido = gzip.compress(datos, mtime=0)
    return comprimido[:9] + b"\xff" + comprimido[10:]


def _limpia(ruta: str) -> str:
    return "" if ruta == "index.html" else ruta
