"""Importación, colocar: de propuestas a carpetas del repositorio, todas o ninguna.

Cada carpeta se arma entera al lado de su lugar y lo toma de una vez. Si algo falla, las que ya lo
habían tomado se devuelven. Lo que deje un programa muerto lo limpia el siguiente (vea «relevo»).
"""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from generador.fuentes.carpeta import NOMBRES, es_ajeno
from generador.importacion.propuesta import Propuesta
from generador.modelo import Fallo
from generador.reglas.sobrantes import nombrados
from generador.sitio.relevo import NUEVA, VIEJA, relevar, taller


class ErrorAlGuardar(Fallo):
    """El disco no dejó guardar; el repositorio quedó como estaba."""


@dataclass(frozen=True, slots=True)
class _Armada:
    """Una carpeta lista para tomar su lugar."""

    carpeta: Path
    destino: Path
    reemplaza: bool


def colocar(raiz: Path, propuestas: tuple[Propuesta, ...]) -> None:
    """Guarda las propuestas en el repositorio; si no puede con todas, con ninguna."""
    hechas: list[_Armada] = []
    with ExitStack() as pila:
        try:
            armadas = [pila.enter_context(_armada(raiz, p)) for p in propuestas]
            for armada in armadas:
                relevar(armada.carpeta, armada.destino)
                hechas.append(armada)
        except OSError as e:
            for armada in reversed(hechas):
                _deshacer(armada)
            que = f"no se pudo guardar en «{e.filename or raiz}»: {e.strerror or e}"
            raise ErrorAlGuardar(f"{que}; el repositorio quedó como estaba") from e
        for padre in {armada.destino.parent for armada in armadas}:
            _asegurar(padre)


def armar(carpeta: Path, propuesta: Propuesta, anterior: Path) -> None:
    """Escribe en «carpeta» una propuesta y lo que se conserva de la «anterior», si la hay."""
    carpeta.mkdir()
    (carpeta / propuesta.archivo).write_bytes(propuesta.texto)
    for nombre, contenido in propuesta.adjuntos.items():
        if isinstance(contenido, Path):
            shutil.copyfile(contenido, carpeta / nombre)
        else:
            (carpeta / nombre).write_bytes(contenido)
    for viejo in conservados(propuesta, anterior):
        shutil.copyfile(anterior / viejo, carpeta / viejo)


def conservados(propuesta: Propuesta, anterior: Path) -> tuple[str, ...]:
    """Archivos de la carpeta anterior que quedan: los nombrados que no vienen, y los ajenos."""
    usados = set(nombrados(propuesta.datos() or {}))
    traidos = {nombre.casefold() for nombre in propuesta.adjuntos}
    return tuple(
        nombre
        for nombre in archivos_de(anterior)
        if nombre.casefold() not in traidos and (es_ajeno(nombre) or nombre in usados)
    )


def archivos_de(carpeta: Path) -> tuple[str, ...]:
    """Los archivos corrientes de la carpeta de una ficha, menos la propia ficha, en orden."""
    if not carpeta.is_dir():
        return ()
    with os.scandir(carpeta) as entradas:
        nombres = [e.name for e in entradas if e.is_file(follow_symlinks=False)]
    return tuple(sorted(n for n in nombres if n not in NOMBRES))


@contextmanager
def _armada(raiz: Path, propuesta: Propuesta) -> Iterator[_Armada]:
    destino = raiz / propuesta.lugar
    destino.parent.mkdir(parents=True, exist_ok=True)
    with taller(destino) as carpeta:
        armar(carpeta / NUEVA, propuesta, destino)
        for archivo in sorted((carpeta / NUEVA).iterdir()):
            _asegurar(archivo)
        _asegurar(carpeta / NUEVA)
        yield _Armada(carpeta, destino, destino.exists())


def _deshacer(armada: _Armada) -> None:
    """Devuelve a su lugar lo que había; si no había nada, quita lo puesto."""
    puesta = armada.carpeta / "deshecha"
    vieja = armada.carpeta / VIEJA
    anterior = vieja if vieja.exists() else armada.carpeta / NUEVA
    armada.destino.rename(puesta)
    if armada.reemplaza:
        anterior.rename(armada.destino)


def _asegurar(camino: Path) -> None:
    """Que lo escrito esté en el disco y no solo en la memoria del sistema."""
    if sys.platform == "win32" and camino.is_dir():
        return
    with suppress(OSError):  # hay discos de red que no lo admiten
        abierto = os.open(camino, os.O_RDONLY)
        try:
            os.fsync(abierto)
        finally:
            os.close(abierto)
