"""Importación, ensayo: cómo quedaría el repositorio con unas propuestas, construido aparte.

El contenido se copia con enlaces duros (o de verdad, si el disco no los admite) en una carpeta de
trabajo, donde se construye antes y después: así se ve también lo que las propuestas rompen en otra
ficha. El repositorio no se toca.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from generador import tipos
from generador.construccion import construir
from generador.fuentes.escritas import CARPETA as ESCRITAS
from generador.importacion.colocar import armar
from generador.importacion.propuesta import Propuesta
from generador.modelo import Fallo, Problema
from generador.sitio.relevo import taller

_TRABAJO = ".cache"


class ErrorAlEnsayar(Fallo):
    """El disco no dejó copiar el contenido para ensayar."""


def ensayar(raiz: Path, propuestas: tuple[Propuesta, ...], fecha: str) -> tuple[Problema, ...]:
    """Los problemas de las propuestas, y los errores que causarían en lo demás."""
    lugares = tuple(f"{p.lugar}/" for p in propuestas)
    try:
        with _copia(raiz) as copia:
            antes = set(construir(copia, fecha).problemas)
            for propuesta in propuestas:
                _poner(copia, propuesta)
            despues = construir(copia, fecha).problemas
    except OSError as e:
        raise ErrorAlEnsayar(f"no se pudo ensayar: {e.strerror or e} («{e.filename}»)") from e
    return tuple(
        p
        for p in despues
        if f"{p.archivo}/".startswith(lugares) or (p.nivel == "error" and p not in antes)
    )


def _poner(copia: Path, propuesta: Propuesta) -> None:
    destino = copia / propuesta.lugar
    anterior = destino.with_name(f".{destino.name}")
    destino.parent.mkdir(parents=True, exist_ok=True)
    if destino.exists():
        destino.rename(anterior)
    armar(destino, propuesta, anterior)


@contextmanager
def _copia(raiz: Path) -> Iterator[Path]:
    """El contenido de un repositorio, en un taller de su mismo disco que luego se borra."""
    trabajo = raiz / _TRABAJO
    nueva = not trabajo.exists()
    trabajo.mkdir(exist_ok=True)
    try:
        with taller(trabajo / "ensayo") as copia:
            for nombre in _de_contenido():
                if (raiz / nombre).is_dir():
                    shutil.copytree(
                        raiz / nombre, copia / nombre, symlinks=True, copy_function=_enlazar
                    )
            yield copia
    finally:
        if nueva:
            with suppress(OSError):
                trabajo.rmdir()


def _de_contenido() -> list[str]:
    """Carpetas de la raíz que lee «construir»."""
    de_tipos = {t.carpeta.split("/")[0] for t in tipos.cargar().values() if t.carpeta}
    return sorted({*de_tipos, "vocabularios", ESCRITAS})


def _enlazar(origen: str, destino: str) -> None:
    try:
        os.link(origen, destino)
    except OSError:
        shutil.copyfile(origen, destino)
