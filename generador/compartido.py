"""Almacén compartido: el de aquí y el de otros equipos, en cualquier sistema de archivos de fsspec.

Lo compartido es un solo archivo. Se trae antes de construir y se lleva después: si dos lo llevan a
la vez queda el del último, y no importa, porque cada valor está por el contenido de que salió.
"""

from __future__ import annotations

import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import Any

from generador.almacen import NOMBRE, Almacen
from generador.modelo import Fallo

_SUMAR = """INSERT OR IGNORE INTO guardado (clave, suma, valor)
SELECT clave, suma, valor FROM de.guardado"""


class SinCompartido(Fallo):
    """No se alcanza el almacén compartido, o falta con qué alcanzarlo."""


@contextmanager
def compartir(direccion: str | None, carpeta: Path) -> Iterator[None]:
    """Trae a «carpeta» lo compartido en «direccion» (un archivo) y, al terminar, lleva lo de aquí.

    Sin dirección no hace nada. Levanta SinCompartido si no se puede leer o escribir allí.
    """
    if direccion is None:
        yield
        return
    fs, ruta = _sistema(direccion)
    with _explicado(direccion):
        if fs.exists(ruta):
            _traer(fs, ruta, carpeta)
    yield
    with _explicado(direccion):
        fs.makedirs(ruta.rpartition("/")[0], exist_ok=True)
        fs.put_file(str(carpeta / NOMBRE), ruta)


@contextmanager
def _explicado(direccion: str) -> Iterator[None]:
    try:
        yield
    except Exception as e:  # cada sistema de archivos tiene los suyos
        raise SinCompartido(f"no se pudo usar el almacén compartido «{direccion}»: {e}") from e


def _sistema(direccion: str) -> tuple[Any, str]:
    try:
        from fsspec.core import url_to_fs  # noqa: PLC0415 (es de un extra)

        fs, ruta = url_to_fs(direccion)
    except (ImportError, ValueError) as e:
        ayuda = "instale el extra «almacen»: pip install -e '.[almacen]'"
        raise SinCompartido(f"no se puede leer «{direccion}» ({e}): {ayuda}") from e
    return fs, ruta


def _traer(fs: Any, ruta: str, carpeta: Path) -> None:
    """Suma lo de allí a lo de aquí; si aquel archivo está roto, no se trae nada."""
    with tempfile.TemporaryDirectory() as temporal:
        copia = Path(temporal) / NOMBRE
        fs.get_file(ruta, str(copia))
        Almacen(carpeta).cerrar()  # que haya dónde sumar
        with closing(sqlite3.connect(carpeta / NOMBRE, isolation_level=None)) as conexion:
            conexion.execute("PRAGMA trusted_schema=OFF")
            with suppress(sqlite3.DatabaseError):
                conexion.execute("ATTACH ? AS de", (str(copia),))
                conexion.execute(_SUMAR)
