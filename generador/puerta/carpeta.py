"""Puerta, carpeta: de una carpeta terminada a un problema por cada cosa que no debería tener."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from generador.almacen import Almacen, clave, programa
from generador.modelo import Problema
from generador.puerta.pagina import mirar

REGLA = "sitio/puerta"
_ACTIVOS = frozenset(
    (
        ".htm",
        ".xhtml",
        ".xht",
        ".shtml",
        ".mht",
        ".mhtml",
        ".svgz",
        ".xsl",
        ".xslt",
        ".swf",
        ".hta",
        ".php",
        ".mjs",
        ".wasm",
    )
)
"""Lo que un navegador o un servidor ejecutaría: en el sitio no hay ninguno."""
_DEL_PROGRAMA = {
    ".svg": ("assets/", "imagenes/"),
    ".js": ("assets/", "buscar/", "caja/", "proponer/"),
    ".css": ("assets/", "caja/", "proponer/"),
}
"""Extensión → carpetas en que la pone el programa; en la de una ficha sería un adjunto."""


def revisar(carpeta: Path, almacen: Almacen | None = None) -> Iterator[Problema]:
    """Los problemas de todas las páginas y de los archivos que podrían ejecutarse.

    De una página que ya pasó, con los mismos bytes y el mismo programa, basta el almacén.
    """
    almacen = almacen or Almacen()
    for camino in sorted(c for c in carpeta.rglob("*.*") if c.is_file()):
        ruta = camino.relative_to(carpeta).as_posix()
        termino = PurePosixPath(ruta).suffix.lower()
        if termino == ".html":
            yield from _con_memoria(ruta, camino.read_bytes(), almacen)
        elif termino in _ACTIVOS:
            yield _problema(ruta, f"no se admiten archivos «{termino}»")
        elif termino in _DEL_PROGRAMA and not ruta.startswith(_DEL_PROGRAMA[termino]):
            yield _problema(ruta, f"un archivo «{termino}» no puede estar en esa carpeta")


def _con_memoria(ruta: str, datos: bytes, almacen: Almacen) -> Iterator[Problema]:
    suya = clave(f"puerta {ruta}|{programa()}", datos)
    if almacen.leer(suya) is not None:
        return
    hallados = tuple(revisar_una(ruta, datos))
    if not hallados:
        almacen.guardar(suya, b"pasa")
    yield from hallados


def revisar_una(ruta: str, datos: bytes) -> Iterator[Problema]:
    """Los problemas de una página."""
    return (_problema(ruta, que) for que in mirar(ruta, datos))


def _problema(ruta: str, que: str) -> Problema:
    return Problema(
        ruta,
        1,
        REGLA,
        "error",
        que,
        "la página se rechaza entera; vea «docs/desarrollo/seguridad.md»",
    )
