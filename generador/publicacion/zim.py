"""Publicación, ZIM: del sitio a un solo archivo que Kiwix abre en un teléfono o en una escuela."""

from __future__ import annotations

import hashlib
import os
import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from importlib import import_module, resources
from pathlib import Path
from typing import Any

from generador import __version__, publicacion
from generador.modelo import Fallo
from generador.publicacion.articulos import tipo_de, titulo_de
from generador.publicacion.disco import archivo_aparte
from generador.publicacion.manifiesto import PROPIOS, Identidad, recorrer

AUTOR = "MTPE, Oficina de Descentralización"
PORTADA = "index.html"
IDIOMA = "spa"
LARGO_TITULO, LARGO_DESCRIPCION = 30, 80
"""Lo que admite Kiwix."""

_AL_AZAR = re.compile(rb"(?:\AZIM\x04.{4}|\x0f\rXapian Glass..)(.{16})", re.DOTALL)
"""Los identificadores que libzim y Xapian ponen al azar: en la cabecera y en cada índice."""


class ErrorDeZim(Fallo):
    """No se pudo hacer el archivo ZIM."""


def hacer_zim(
    sitio: Path, destino: Path, identidad: Identidad, titulo: str, descripcion: str
) -> None:
    """Escribe «destino» con todos los archivos del sitio y los datos que Kiwix muestra."""
    try:
        writer = import_module("libzim.writer")  # opcional: no viene con lo demás
    except ImportError as e:
        raise ErrorDeZim("falta «libzim»: instálelo con «pip install .[zim]»") from e
    if not (sitio / PORTADA).is_file():
        raise ErrorDeZim(f"en «{sitio}» no está «{PORTADA}»: no es un sitio construido")
    with archivo_aparte(destino) as parte:
        parte.unlink(missing_ok=True)
        try:
            with _callado():
                _escribir(writer, sitio, parte, _metadatos(identidad, titulo, descripcion))
        except RuntimeError as e:
            raise ErrorDeZim(f"no se pudo hacer «{destino}»: {e}") from e
        _identificar(parte, f"{identidad.comentario}|{titulo}")


def _escribir(writer: Any, sitio: Path, parte: Path, metadatos: dict[str, Any]) -> None:
    # Un solo trabajador: con varios, el orden de los bloques cambia de una vez a otra.
    creador = writer.Creator(parte).config_indexing(True, IDIOMA).config_nbworkers(1)
    with creador.set_mainpath(PORTADA) as abierto:
        for nombre, valor in metadatos.items():
            abierto.add_metadata(nombre, valor)
        abierto.add_illustration(48, _dibujo())
        for articulo in _articulos(writer, sitio):
            abierto.add_item(articulo)


def _articulos(writer: Any, sitio: Path) -> Iterator[Any]:
    class Articulo(writer.Item):  # type: ignore[misc]
        """Un archivo del sitio, con lo que Kiwix pregunta por él."""

        def __init__(self, ruta: str, camino: Path) -> None:
            super().__init__()
            self.ruta, self.camino = ruta, camino
            self.titulo = titulo_de(camino)

        def get_path(self) -> str:
            return self.ruta

        def get_title(self) -> str:
            return self.titulo

        def get_mimetype(self) -> str:
            return tipo_de(self.camino)

        def get_contentprovider(self) -> Any:
            return writer.FileProvider(self.camino)

        def get_hints(self) -> dict[Any, int]:
            return {writer.Hint.FRONT_ARTICLE: bool(self.titulo), writer.Hint.COMPRESS: True}

    for ruta, camino in sorted(recorrer(sitio)):
        if ruta not in PROPIOS:
            yield Articulo(ruta, camino)


def _metadatos(i: Identidad, titulo: str, descripcion: str) -> dict[str, Any]:
    return {
        "Name": f"repositorio-mtpe_es_{i.paquete}",
        "Title": _corto(titulo, LARGO_TITULO),
        "Description": _corto(descripcion, LARGO_DESCRIPCION),
        "LongDescription": descripcion,
        "Language": IDIOMA,
        "Date": date.fromisoformat(i.fecha),
        "Creator": AUTOR,
        "Publisher": AUTOR,
        "Scraper": f"generador {__version__}",
        "Source": i.sitio,
        "Tags": "_ftindex:yes;_videos:no",
    }


def _corto(texto: str, largo: int) -> str:
    if len(texto) <= largo:
        return texto
    return texto[: largo - 1].rpartition(" ")[0].rstrip(" ,;:") + "…"


def _dibujo() -> bytes:
    return (resources.files(publicacion) / "plantillas" / "marca-48.png").read_bytes()


def _identificar(camino: Path, de_que: str) -> None:
    """Pone identificadores que salen de la edición, y rehace la suma con que termina el archivo."""
    datos = bytearray(camino.read_bytes())
    propio = hashlib.sha256(de_que.encode()).digest()[:16]
    for hallado in list(_AL_AZAR.finditer(bytes(datos))):
        datos[hallado.start(1) : hallado.end(1)] = propio
    datos[-16:] = hashlib.md5(datos[:-16], usedforsecurity=False).digest()
    camino.write_bytes(datos)


@contextmanager
def _callado() -> Iterator[None]:
    """Lo que libzim escribe en la salida sin que se le pida, a ninguna parte."""
    sys.stdout.flush()
    salida, nada = os.dup(1), os.open(os.devnull, os.O_WRONLY)
    try:
        os.dup2(nada, 1)
        yield
    finally:
        os.dup2(salida, 1)
        os.close(nada)
        os.close(salida)
