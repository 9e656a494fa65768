"""Fugas, revisión: de una edición terminada a los problemas de lo que no debería estar en ella."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from mmap import ACCESS_READ, mmap
from pathlib import Path

from generador.extraccion import abrir_lector
from generador.modelo import Nivel, Problema
from generador.publicacion.fugas import flujos
from generador.publicacion.fugas.documentos import Leer
from generador.publicacion.fugas.mirada import Mirada
from generador.publicacion.fugas.modelo import Rastro, Vedado
from generador.sitio.interno import MARCA

ENTERO = 32 * flujos.MEGA
"""Un archivo mayor no se lee entero en la memoria."""
MUCHAS = 2
"""Palabras corrientes de una misma ficha desde las que ya no es casualidad."""
_BANDA = b"edicion-interna"
_AYUDA = (
    "no publique esta edición: vea en docs/desarrollo/interno.md qué hacer, y si fuera texto que "
    "puede ser público, póngalo también en la ficha pública de la que sale"
)
_OPACA = "mírelo a mano, o quítelo de la edición"


def fugas(carpeta: Path, vedado: Vedado, almacen: Path | None = None) -> tuple[Problema, ...]:
    """Lo vedado que hay en una edición, hasta dentro de sus paquetes; vacío si está limpia.

    «almacen» es una carpeta con lo ya leído de los PDF, que se puede borrar siempre.
    """
    banda = "una edición institucional"
    vedado = replace(
        vedado,
        palabras={**vedado.palabras, _BANDA: banda},
        identificadores=vedado.identificadores | {_BANDA},
    )
    mirada = Mirada(vedado)
    problemas: list[Problema] = []
    with abrir_lector(almacen) as leer:
        for camino in sorted(carpeta.rglob("*")):
            ruta = camino.relative_to(carpeta).as_posix()
            if camino.is_symlink():
                problemas.append(_enlace(ruta))
            elif camino.is_file():
                rastro = _mirar(mirada, camino, ruta, leer)
                problemas += _del_rastro(ruta, rastro, vedado)
                if camino.name == MARCA:
                    problemas.append(_problema(ruta, "es de una edición institucional"))
    return tuple(sorted(set(problemas)))


def _mirar(mirada: Mirada, camino: Path, ruta: str, leer: Leer) -> Rastro:
    with _abierto(camino) as crudo:
        rastro = mirada.archivo(ruta, crudo)
        if crudo[:5] == b"%PDF-":
            mirada.texto(leer("pdf", bytes(crudo)), rastro, "texto del PDF")
    mirada.texto(ruta, rastro, "el nombre del archivo")
    return rastro


@contextmanager
def _abierto(camino: Path) -> Iterator[flujos.Bytes]:
    if camino.stat().st_size <= ENTERO:
        yield camino.read_bytes()
        return
    with camino.open("rb") as archivo, mmap(archivo.fileno(), 0, access=ACCESS_READ) as crudo:
        yield crudo


def _del_rastro(ruta: str, rastro: Rastro, vedado: Vedado) -> Iterator[Problema]:
    for huella in rastro.huellas:
        yield _problema(ruta, f"es, o lleva dentro, un archivo de {vedado.huellas[huella]}")
    for origen, halladas in _por_origen(rastro.frases, vedado.frases).items():
        yield _problema(ruta, f"dice texto de {origen}: {_muestra(halladas, rastro)}")
    for origen, halladas in _por_origen(rastro.palabras, vedado.palabras).items():
        ciertas = {p for p in halladas if p in vedado.identificadores or not p.isalpha()}
        nivel: Nivel = "error" if ciertas or len(halladas) >= MUCHAS else "aviso"
        yield _problema(ruta, f"dice palabras de {origen}: {_muestra(halladas, rastro)}", nivel)
    terminos = {t: o for t, o in vedado.raices.items() if t in rastro.raices}
    for origen in sorted(set(terminos.values())):
        suyos = {t for t, o in terminos.items() if o == origen}
        dudoso = len(suyos) < MUCHAS and all(t.isalpha() for t in suyos)
        que = f"deja buscar palabras de {origen}: {_muestra(suyos, rastro)}"
        yield _problema(ruta, que, "aviso" if dudoso else "error")
    for que in sorted(rastro.cerrados):
        mensaje = f"no se puede mirar dentro ({que})"
        yield Problema(ruta, 1, "fugas/opaco", "aviso", mensaje, _OPACA)


def _por_origen(halladas: set[bytes], origenes: Mapping[bytes, str]) -> dict[str, set[bytes]]:
    grupos: dict[str, set[bytes]] = defaultdict(set)
    for hallada in halladas:
        grupos[origenes[hallada]].add(hallada)
    return dict(sorted(grupos.items()))


def _muestra(halladas: set[bytes] | set[str], rastro: Rastro) -> str:
    """Cuántas son, cómo empieza la más larga y dónde está. Entera no: esto se lee en registros."""
    escritas = {h if isinstance(h, str) else h.decode("latin-1"): h for h in halladas}
    texto = min(escritas, key=lambda t: (-len(t), t))
    donde = rastro.lugares.get(escritas[texto], "")
    cuantas = f"{len(halladas)} tramos, " if len(halladas) > 1 else ""
    return f"{cuantas}«{texto[:3]}…» ({len(texto)} letras)" + (f", en {donde}" if donde else "")


def _enlace(ruta: str) -> Problema:
    return _problema(ruta, "es un enlace que lleva a otro lugar, y no se sabe qué se publicaría")


def _problema(ruta: str, mensaje: str, nivel: Nivel = "error") -> Problema:
    return Problema(ruta, 1, "fugas", nivel, mensaje, _AYUDA)
