"""Etapa 5, mapa: de las rutas del sitio a sitemap.xml, sitemap.xml.gz y robots.txt."""

from __future__ import annotations

import gzip
from collections.abc import Iterable
from xml.sax.saxutils import escape

from generador.modelo import Archivo, Sitio

Entrada = tuple[str, str]
"""(ruta, fecha del último cambio o vacío)."""


def mapa(sitio: Sitio, entradas: Iterable[Entrada]) -> tuple[Archivo, ...]:
    """El mapa del sitio, también comprimido, y el permiso para los buscadores."""
    filas = "".join(
        f"<url><loc>{escape(sitio.url + _limpia(ruta))}</loc>"
        + (f"<lastmod>{fecha}</lastmod>" if fecha else "")
        + "</url>\n"
        for ruta, fecha in sorted(entradas)
    )
    xml = (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n{filas}</urlset>\n'
    ).encode()
    permiso = f"User-agent: *\nAllow: /\nSitemap: {sitio.url}sitemap.xml\n"
    return (
        Archivo("sitemap.xml", xml),
        Archivo("sitemap.xml.gz", _comprimir(xml)),
        Archivo("robots.txt", permiso.encode()),
    )


def _comprimir(datos: bytes) -> bytes:
    """Gzip sin hora ni sistema (su décimo byte): los mismos bytes con cualquier Python."""
    comprimido = gzip.compress(datos, mtime=0)
    return comprimido[:9] + b"\xff" + comprimido[10:]


def _limpia(ruta: str) -> str:
    return "" if ruta == "index.html" else ruta
