"""Importación, conocidas: qué fichas ya existen, por su título o por lo que enlazan."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import SplitResult, parse_qs, urlsplit

from generador.importacion.candidatas import Repositorio
from generador.libros.opciones import doblar
from generador.reglas.sobrantes import nombrados

_DE_DRIVE = re.compile(r"/d/([\w-]{20,})")
_CARPETA = re.compile(r"/folders?/|/drive/(?:u/\d+/)?(?:my-drive|shared-with-me)?/?\Z")
_DE_YOUTUBE = ("youtube.com", "youtu.be")


class Conocidas:
    """Título o enlace → id de la ficha que lo tiene. Crece mientras se importa."""

    def __init__(self, repositorio: Repositorio) -> None:
        self._claves: dict[str, str] = {}
        for fuente in repositorio.lectura.fuentes:
            for clave in _de_datos(fuente.metadatos):
                self._claves.setdefault(clave, fuente.id)

    def cual(self, titulo: str, urls: list[str]) -> str | None:
        """El id de la ficha que ya tiene ese título o uno de esos enlaces."""
        claves = (_de_titulo(titulo), *(identidad(u) for u in urls))
        return next((self._claves[c] for c in claves if c and c in self._claves), None)

    def anotar(self, titulo: str, urls: list[str], id_: str) -> None:
        """Desde ahora, ese título y esos enlaces son de esa ficha."""
        for clave in (_de_titulo(titulo), *(identidad(u) for u in urls)):
            if clave:
                self._claves.setdefault(clave, id_)


def identidad(url: str) -> str:
    """Lo que distingue un enlace de otro; vacío si es de una carpeta o de una portada.

    El mismo video o el mismo archivo se puede enlazar de muchas maneras; y en una carpeta hay
    muchas cosas: que dos filas la enlacen no las hace la misma.
    """
    if (partes := partir(url)) is None:
        return ""
    servidor = (partes.hostname or "").removeprefix("www.").removeprefix("m.")
    if servidor in _DE_YOUTUBE and (video := _video(servidor, partes.path, partes.query)):
        return f"youtube:{video}"
    if hallado := _DE_DRIVE.search(partes.path):
        return f"drive:{hallado[1]}"
    if _CARPETA.search(partes.path) or not partes.path.strip("/"):
        return ""
    return f"{servidor}{partes.path.rstrip('/')}?{partes.query}"


def partir(url: str) -> SplitResult | None:
    """Las partes de una dirección; None si no es una."""
    try:
        return urlsplit(url if "://" in url else f"https://{url}")
    except ValueError:  # «http://[::1»
        return None


def _video(servidor: str, ruta: str, consulta: str) -> str:
    if servidor == "youtu.be":
        return ruta.strip("/")
    if (pedido := parse_qs(consulta).get("v")) is not None:
        return pedido[0]
    partes = ruta.strip("/").split("/")
    return partes[1] if len(partes) > 1 and partes[0] in ("embed", "shorts", "live") else ""


def _de_datos(datos: Mapping[str, Any]) -> Iterator[str]:
    yield _de_titulo(str(datos.get("titulo", "")))
    for texto in nombrados(datos):
        if texto.startswith(("https://", "http://")) and (clave := identidad(texto)):
            yield clave
    yield from (f"youtube:{c}" for c in _codigos(datos))


def _codigos(datos: Any) -> Iterator[str]:
    """Los códigos de YouTube, de la ficha y de las que lleva dentro."""
    if isinstance(datos, Mapping):
        yield from (str(v) for c, v in datos.items() if c.startswith("youtube_"))
        for valor in datos.values():
            yield from _codigos(valor)
    elif isinstance(datos, list):
        for valor in datos:
            yield from _codigos(valor)


def _de_titulo(titulo: str) -> str:
    return f"titulo:{doblar(titulo)}" if titulo.strip() else ""
