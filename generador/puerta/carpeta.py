"""Puerta, carpeta: de una carpeta terminada a un problema por cada cosa que no debería tener."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from hashlib import sha256
from pathlib import Path
from posixpath import splitext

from generador.almacen import Almacen, clave, programa
from generador.medios import Medios
from generador.modelo import Problema
from generador.puerta.pagina import mirar
from generador.puerta.vistazo import basta

REGLA = "sitio/puerta"
POR_TANDA = 100
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


def revisar(
    carpeta: Path, medios: Medios | None = None, sumas: Mapping[str, bytes] | None = None
) -> Iterator[Problema]:
    """Los problemas de todas las páginas y de los archivos que podrían ejecutarse.

    De una página que ya pasó, con los mismos bytes y el mismo programa, basta el almacén. «sumas»
    son las de lo que se acaba de escribir (SHA-256): de las demás páginas se calcula.
    """
    medios, sumas = medios or Medios(), sumas or {}
    rutas = sorted(rutas_de(carpeta))
    paginas = [r for r in rutas if r.lower().endswith(".html")]
    tandas = (paginas[i : i + POR_TANDA] for i in range(0, len(paginas), POR_TANDA))
    encargos = (_por_mirar(carpeta, tanda, sumas, medios.almacen) for tanda in tandas)
    for claves, hallados in medios.repartir(_mirar, encargos):
        malas = {p.archivo for p in hallados}
        for ruta, suya in claves.items():
            if ruta not in malas:
                medios.almacen.guardar(suya, b"pasa")
        yield from hallados
    for ruta in rutas:
        termino = splitext(ruta)[1].lower()
        if termino in _ACTIVOS:
            yield _problema(ruta, f"no se admiten archivos «{termino}»")
        elif termino in _DEL_PROGRAMA and not ruta.startswith(_DEL_PROGRAMA[termino]):
            yield _problema(ruta, f"un archivo «{termino}» no puede estar en esa carpeta")


def rutas_de(carpeta: Path) -> Iterator[str]:
    """La ruta de cada archivo de la carpeta, con barras y desde ella."""
    for lugar, _, nombres in os.walk(carpeta):
        dentro = Path(lugar).relative_to(carpeta).as_posix()
        yield from nombres if dentro == "." else (f"{dentro}/{n}" for n in nombres)


_Paginas = tuple[tuple[str, bytes], ...]


def _por_mirar(
    carpeta: Path, tanda: Sequence[str], sumas: Mapping[str, bytes], almacen: Almacen
) -> tuple[Mapping[str, str], _Paginas]:
    """(página → clave, páginas con sus bytes) de las de la tanda que aún no han pasado."""
    receta = f"puerta|{programa()}|"
    claves: dict[str, str] = {}
    nuevas: list[tuple[str, bytes]] = []
    for ruta in tanda:
        suma = sumas.get(ruta) or sha256((carpeta / ruta).read_bytes()).digest()
        suya = clave(receta + ruta, suma)
        if almacen.leer(suya) is None:
            claves[ruta] = suya
            nuevas.append((ruta, (carpeta / ruta).read_bytes()))
    return claves, tuple(nuevas)


def _mirar(paginas: _Paginas) -> list[Problema]:
    vistos: set[bytes] = set()
    return [p for ruta, datos in paginas for p in revisar_una(ruta, datos, vistos)]


def revisar_una(ruta: str, datos: bytes, vistos: set[bytes] | None = None) -> Iterator[Problema]:
    """Los problemas de una página; en «vistos» queda lo que ya se miró y puede repetirse."""
    if not basta(ruta, datos, set() if vistos is None else vistos):
        yield from (_problema(ruta, que) for que in mirar(ruta, datos))


def _problema(ruta: str, que: str) -> Problema:
    return Problema(
        ruta,
        1,
        REGLA,
        "error",
        que,
        "la página se rechaza entera; vea «docs/desarrollo/seguridad.md»",
    )
