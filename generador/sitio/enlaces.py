"""Etapa 5, enlaces: de las páginas terminadas a los enlaces internos que no llevan a nada."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from functools import lru_cache
from itertools import pairwise
from pathlib import Path
from posixpath import dirname, join, normpath
from urllib.parse import unquote

from generador.modelo import Problema
from generador.puerta import rutas_de

_ID = re.compile(r'\sid="([^"]+)"')
_HREF = re.compile(r'href="([^"]*)"')
_FUERA = re.compile(r"[a-z][a-z0-9+.-]*:|//", re.I)
_NO_ENLAZA = re.compile(r"<(script|pre)\b[^>]*>.*?</\1>", re.S)


class Comprobador:
    """Junta los destinos de cada página y al final dice cuáles faltan."""

    def __init__(self) -> None:
        self._destinos: dict[str, str] = {}
        """Destino → la primera página que lo nombra."""

    def anotar(self, ruta: str, destinos: Iterable[str]) -> None:
        """Anota a dónde llevan los enlaces de una página."""
        nuevos = set(destinos).difference(self._destinos)
        self._destinos |= dict.fromkeys(nuevos, ruta)

    def rotos(self, sitio: Path) -> Iterator[Problema]:
        """Un problema por destino que no está en la carpeta del sitio."""
        archivos = {*rutas_de(sitio)}
        ids: dict[str, set[str]] = {}
        for destino, ruta in sorted(self._destinos.items()):
            archivo, _, ancla = destino.partition("#")
            if archivo not in archivos:
                yield _roto(ruta, archivo, "no lleva a ningún archivo del sitio")
            elif ancla and archivo.endswith(".html"):
                if archivo not in ids:
                    html = (sitio / archivo).read_text(encoding="utf-8")
                    ids[archivo] = set(_ID.findall(html))
                if ancla not in ids[archivo]:
                    yield _roto(ruta, destino, "lleva a un apartado que no existe")


def destinos(ruta: str, html: str, base: str = "/") -> list[str]:
    """«archivo» o «archivo#apartado» de cada enlace interno de una página, o de parte de ella.

    «base» es la carpeta del servidor en que estará el sitio, entre barras. Los apartados de la
    misma parte no salen: se ve que están.
    """
    carpeta = dirname(ruta)
    hallados = set()
    for direccion in {*_direcciones(html)}:
        if not direccion.startswith(("#", "?")):
            hallados.add(_resolver(carpeta, direccion, base))
        elif (ancla := direccion.partition("#")[2]) and f' id="{ancla}"' not in html:
            hallados.add(f"{ruta}#{ancla}")
    return sorted(hallados - {""})


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
        archivo = _resolver(dirname(ruta), enlace[1], "/").partition("#")[0]
        return f'href="{url}{archivo}"' if archivo in fuera else enlace[0]

    return _HREF.sub(llevar, html)


@lru_cache(maxsize=20_000)
def _resolver(carpeta: str, direccion: str, base: str) -> str:
    """A dónde lleva dentro del sitio, desde una página de la carpeta; vacío si sale de él."""
    if not direccion or _FUERA.match(direccion):
        return ""
    camino, _, ancla = direccion.replace("&amp;", "&").partition("#")
    camino = unquote(camino.partition("?")[0]).replace("#", "%23")
    if not camino:
        return ""
    desde_la_raiz = camino.startswith("/")
    destino = normpath(camino.removeprefix(base) if desde_la_raiz else join(carpeta, camino))
    archivo = "index.html" if destino == "." else destino
    return f"{archivo}#{ancla}" if ancla else archivo


def _roto(ruta: str, destino: str, que: str) -> Problema:
    return Problema(
        ruta,
        1,
        "sitio/enlace",
        "error",
        f"el enlace a «{destino}» {que}",
        "corrija la dirección en el contenido de esa página",
    )
