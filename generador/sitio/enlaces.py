"""Etapa 5, enlaces: de las páginas terminadas a los enlaces internos que no llevan a nada."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from itertools import pairwise
from pathlib import Path
from posixpath import dirname, join, normpath
from urllib.parse import unquote

from generador.modelo import Problema

_ID = re.compile(r'\sid="([^"]+)"')
_HREF = re.compile(r'href="([^"]*)"')
_FUERA = re.compile(r"[a-z][a-z0-9+.-]*:|//", re.I)
_NO_ENLAZA = re.compile(r"<(script|pre)\b[^>]*>.*?</\1>", re.S)


class Comprobador:
    """Junta los destinos de cada página y al final dice cuáles faltan."""

    def __init__(self, base: str = "/") -> None:
        """«base» es la carpeta del servidor en que estará el sitio, entre barras."""
        self._base = base
        self._destinos: dict[tuple[str, str], str] = {}
        self._vistas: dict[str, set[str]] = {}
        """Carpeta → direcciones ya anotadas: desde ella llevan siempre al mismo lugar."""

    def anotar(self, ruta: str, html: str) -> None:
        """Anota los enlaces internos de una página (o de una parte de ella)."""
        carpeta = dirname(ruta)
        vistas = self._vistas.setdefault(carpeta, set())
        for direccion in sorted({*_direcciones(html)} - vistas):
            if not direccion.startswith("#"):
                vistas.add(direccion)
            elif f' id="{direccion[1:]}"' in html:
                continue
            destino = _resolver(ruta, carpeta, direccion, self._base)
            if destino is not None:
                self._destinos.setdefault(destino, ruta)

    def rotos(self, sitio: Path) -> Iterator[Problema]:
        """Un problema por destino que no existe en la carpeta del sitio."""
        ids: dict[str, set[str]] = {}
        for (archivo, ancla), ruta in sorted(self._destinos.items()):
            if archivo.startswith(("/", "..")) or not (sitio / archivo).is_file():
                yield _roto(ruta, archivo, "no lleva a ningún archivo del sitio")
            elif ancla and archivo.endswith(".html"):
                if archivo not in ids:
                    html = (sitio / archivo).read_text(encoding="utf-8")
                    ids[archivo] = set(_ID.findall(html))
                if ancla not in ids[archivo]:
                    yield _roto(ruta, f"{archivo}#{ancla}", "lleva a un apartado que no existe")


def _direcciones(html: str) -> Iterator[str]:
    """El valor de cada «href» y «src» que esté dentro de una etiqueta."""
    for atributo in ('href="', 'src="'):
        for antes, despues in pairwise(html.split(atributo)):
            if antes.rfind("<") > antes.rfind(">"):
                yield despues.partition('"')[0]


def sin_guiones(html: str) -> str:
    """La página sin sus guiones ni bloques de código, donde un «href» no enlaza."""
    return _NO_ENLAZA.sub("", html)


def desviar(html: str, ruta: str, fuera: Collection[str], url: str) -> str:
    """La página con sus enlaces a lo que está «fuera» llevados al sitio en línea."""

    def llevar(enlace: re.Match[str]) -> str:
        destino = _resolver(ruta, dirname(ruta), enlace[1], "/")
        esta_fuera = destino is not None and destino[0] in fuera
        return f'href="{url}{destino[0]}"' if destino and esta_fuera else enlace[0]

    return _HREF.sub(llevar, html)


def _resolver(ruta: str, carpeta: str, direccion: str, base: str) -> tuple[str, str] | None:
    """(archivo, ancla) dentro del sitio, o None si el enlace sale de él."""
    if not direccion or _FUERA.match(direccion):
        return None
    camino, _, ancla = direccion.replace("&amp;", "&").partition("#")
    camino = unquote(camino.partition("?")[0])
    if not camino:
        return (ruta, ancla) if ancla else None
    desde_la_raiz = camino.startswith("/")
    destino = normpath(camino.removeprefix(base) if desde_la_raiz else join(carpeta, camino))
    return ("index.html" if destino == "." else destino), ancla


def _roto(ruta: str, destino: str, que: str) -> Problema:
    return Problema(
        ruta,
        1,
        "sitio/enlace",
        "error",
        f"el enlace a «{destino}» {que}",
        "corrija la dirección en el contenido de esa página",
    )
