"""Publicación, contenido: los archivos de una carpeta o de un ZIP, leídos del mismo modo."""

from __future__ import annotations

import hashlib
import zipfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from generador.publicacion.comprimido import DANADO, ContenidoIlegible, abrir_zip, listar
from generador.publicacion.disco import motivo
from generador.publicacion.entradas import Entrada
from generador.publicacion.manifiesto import recorrer

TROZO = 1 << 20


@dataclass(frozen=True, slots=True)
class Contenido:
    """Qué archivos hay, con su tamaño, y cómo se abre cada uno."""

    nombre: str
    tamanos: Mapping[str, int]
    abrir: Callable[[str], IO[bytes]]

    def leer(self, ruta: str, hasta: int) -> bytes:
        """Un archivo pequeño entero."""
        if ruta not in self.tamanos:
            raise ContenidoIlegible(f"falta «{ruta}» en «{self.nombre}»")
        if self.tamanos[ruta] > hasta:
            raise ContenidoIlegible(f"«{ruta}» es demasiado grande")
        return b"".join(self.trozos(ruta, hasta))

    def trozos(self, ruta: str, hasta: int) -> Iterator[bytes]:
        """Un archivo por partes; se detiene si pasa de «hasta», diga lo que diga el índice."""
        try:
            with self.abrir(ruta) as abierto:
                while trozo := abierto.read(min(TROZO, hasta + 1)):
                    hasta -= len(trozo)
                    if hasta < 0:
                        raise ContenidoIlegible(f"«{ruta}» es más grande de lo que dice")
                    yield trozo
        except DANADO as e:
            raise ContenidoIlegible(f"«{ruta}» está dañado") from e
        except OSError as e:
            raise ContenidoIlegible(f"no se pudo leer «{ruta}»: {motivo(e)}") from e

    def es(self, entrada: Entrada) -> bool:
        """Si el archivo está y es, byte a byte, el de esa entrada."""
        if self.tamanos.get(entrada.ruta) != entrada.bytes:
            return False
        suma = hashlib.sha256()
        try:
            for trozo in self.trozos(entrada.ruta, entrada.bytes):
                suma.update(trozo)
        except ContenidoIlegible:
            return False
        return suma.hexdigest() == entrada.sha256


@contextmanager
def abrir(origen: Path, senal: str) -> Iterator[Contenido]:
    """La carpeta o el ZIP; si todo está en una sola subcarpeta, la que tiene «senal» es la raíz."""
    with ExitStack() as pila:
        try:
            if origen.is_dir():
                dentro = _de_carpeta(origen, senal)
            else:
                dentro = _de_zip(origen.name, pila.enter_context(abrir_zip(origen)), senal)
        except OSError as e:
            raise ContenidoIlegible(f"no se pudo leer «{origen}»: {motivo(e)}") from e
        yield dentro


def _de_carpeta(carpeta: Path, senal: str) -> Contenido:
    caminos = dict(sorted(recorrer(carpeta)))
    raiz = _raiz(caminos, senal)
    dentro = {r.removeprefix(raiz): c for r, c in caminos.items()}
    tamanos = {r: c.stat().st_size for r, c in dentro.items()}
    return Contenido(carpeta.name, tamanos, lambda ruta: dentro[ruta].open("rb"))


def _de_zip(nombre: str, abierto: zipfile.ZipFile, senal: str) -> Contenido:
    archivos = listar(abierto)
    raiz = _raiz(archivos, senal)
    dentro = {r.removeprefix(raiz): i for r, i in archivos.items()}
    tamanos = {r: i.file_size for r, i in dentro.items()}
    return Contenido(nombre, tamanos, lambda ruta: abierto.open(dentro[ruta]))


def _raiz(rutas: Iterable[str], senal: str) -> str:
    """«» o la única carpeta que lo contiene todo, terminada en «/»."""
    todas = list(rutas)
    if not todas or senal in todas:
        return ""
    primera = todas[0].partition("/")[0] + "/"
    una_sola = all(r.startswith(primera) for r in todas)
    return primera if una_sola and primera + senal in todas else ""
