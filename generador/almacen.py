"""Almacén: lo ya hecho, por el contenido de aquello de que salió. Se puede borrar siempre.

Es un archivo de SQLite que comparten todas las órdenes. Guarda bytes por clave, y la clave resume
todo lo que decide esos bytes: por eso nunca hay que invalidar nada. Lo que no cuadre con su suma se
ignora y se vuelve a hacer. Si el archivo no se puede usar, solo se pierde tiempo.
"""

from __future__ import annotations

import hashlib
import sqlite3
import sys
import zlib
from collections.abc import Callable
from contextlib import suppress
from functools import cache
from importlib import metadata
from pathlib import Path
from types import TracebackType
from typing import Any, TypeVar

NOMBRE = "almacen.sqlite"
MEGA = 1024 * 1024
LIMITE = 1024 * MEGA
"""Bytes que puede ocupar lo guardado; más, solo si todo lo usó la última construcción."""
ESPERA = 2.0
"""Segundos que se espera a otra construcción que está guardando."""
BIBLIOTECAS = ("jinja2", "markupsafe", "comrak", "nh3", "openpyxl", "pyyaml", "segno", "selectolax")
_COMPILADO = {".pyc", ".pyo"}
_TANDA = 8 * MEGA
_TABLA = """CREATE TABLE IF NOT EXISTS guardado
(vez INTEGER PRIMARY KEY, clave TEXT UNIQUE NOT NULL, suma INTEGER NOT NULL, valor BLOB NOT NULL)"""

T = TypeVar("T")


def clave(receta: str, *partes: bytes) -> str:
    """Clave de lo que sale de esas partes con esa receta."""
    suma = hashlib.sha256(receta.encode())
    for parte in partes:
        suma.update(b"%d:" % len(parte) + parte)
    return suma.hexdigest()


@cache
def programa() -> str:
    """Resumen de este programa y de las bibliotecas con que compone: con otro, nada sirve."""
    aqui = Path(__file__).parent
    archivos = sorted(c for c in aqui.rglob("*") if c.is_file() and c.suffix not in _COMPILADO)
    partes = [c.relative_to(aqui).as_posix().encode() + b"\0" + c.read_bytes() for c in archivos]
    versiones = (f"{b} {metadata.version(b)}" for b in BIBLIOTECAS)
    return clave("|".join((sys.version, *versiones)), *partes)


class Almacen:
    """Valores por clave, en una carpeta; sin carpeta, no guarda nada."""

    def __init__(self, carpeta: Path | None = None, limite: int = LIMITE) -> None:
        self._carpeta, self._limite = carpeta, limite
        self._conexion = _abrir(carpeta) if carpeta is not None else None
        self._usadas: set[str] = set()
        self._nuevas: dict[str, bytes] = {}
        self._peso = 0

    def __enter__(self) -> Almacen:
        return self

    def __exit__(
        self, _: type[BaseException] | None, __: BaseException | None, ___: TracebackType | None
    ) -> None:
        self.cerrar()

    def __reduce__(self) -> tuple[Any, ...]:
        """A otro proceso viaja la carpeta: allí se abre de nuevo."""
        return Almacen, (self._carpeta, self._limite)

    def leer(self, clave: str) -> bytes | None:
        """Lo guardado con esa clave, si está y está sano."""
        self._usadas.add(clave)
        if clave in self._nuevas:
            return self._nuevas[clave]
        fila = self._intentar(lambda c: c.execute(_LEER, (clave,)).fetchone())
        if fila is None:
            return None
        suma, valor = fila
        return valor if isinstance(valor, bytes) and suma == zlib.crc32(valor) else None

    def guardar(self, clave: str, valor: bytes) -> None:
        """Guarda un valor; si no se puede, no pasa nada."""
        self._usadas.add(clave)
        if self._conexion is None:
            return
        self._nuevas[clave] = valor
        self._peso += len(valor)
        if self._peso > _TANDA:
            self.volcar()

    def recordar(self, clave: str, hacer: Callable[[], bytes]) -> bytes:
        """Lo guardado o, si no está, lo que se haga ahora."""
        valor = self.leer(clave)
        if valor is None:
            valor = hacer()
            self.guardar(clave, valor)
        return valor

    def cerrar(self) -> None:
        """Escribe lo que falta y, si todo ocupa demasiado, borra lo más antiguo sin usar."""
        self.volcar()
        self._intentar(self._podar)
        if self._conexion is not None:
            self._conexion.close()
            self._conexion = None

    def volcar(self) -> None:
        """Escribe ya lo guardado, para que lo halle otra construcción que esté en marcha."""
        filas = [(c, zlib.crc32(v), v) for c, v in self._nuevas.items()]
        self._nuevas, self._peso = {}, 0
        if filas:
            self._intentar(lambda c: _escribir(c, filas))

    def _podar(self, conexion: sqlite3.Connection) -> None:
        def de(nombre: str) -> int:
            return int(conexion.execute(f"PRAGMA {nombre}").fetchone()[0])

        sobra = (de("page_count") - de("freelist_count")) * de("page_size") - self._limite
        if sobra <= 0:
            return
        borrar = []
        for vez, clave, largo in conexion.execute(_POR_ANTIGUEDAD):
            if sobra <= 0:
                break
            if clave not in self._usadas:
                borrar.append((vez,))
                sobra -= largo
        conexion.executemany("DELETE FROM guardado WHERE vez = ?", borrar)

    def _intentar(self, hacer: Callable[[sqlite3.Connection], T]) -> T | None:
        """Lo que resulte. Si está ocupado, nada; si está roto, se borra y se sigue sin él."""
        if self._conexion is None:
            return None
        try:
            return hacer(self._conexion)
        except sqlite3.OperationalError:
            return None
        except sqlite3.DatabaseError:
            self._conexion.close()
            self._conexion = None
            _borrar(self._carpeta)
            return None


def _abrir(carpeta: Path) -> sqlite3.Connection | None:
    """El archivo de la carpeta; si está roto, uno nuevo; None si ahí no se puede escribir."""
    for _ in range(2):
        try:
            carpeta.mkdir(parents=True, exist_ok=True)
            conexion = sqlite3.connect(carpeta / NOMBRE, timeout=ESPERA, isolation_level=None)
        except (OSError, sqlite3.Error):
            return None
        try:
            # Sin luz puede quedar roto, y entonces se rehace: no vale la pena esperar al disco.
            conexion.execute("PRAGMA synchronous=OFF")
            conexion.execute(_TABLA)
        except sqlite3.Error as e:
            conexion.close()
            if isinstance(e, sqlite3.OperationalError):
                return None
            _borrar(carpeta)
        else:
            return conexion
    return None


def _borrar(carpeta: Path | None) -> None:
    with suppress(OSError):
        if carpeta is not None:
            (carpeta / NOMBRE).unlink(missing_ok=True)


_LEER = "SELECT suma, valor FROM guardado WHERE clave = ?"
_POR_ANTIGUEDAD = "SELECT vez, clave, length(valor) FROM guardado ORDER BY vez"


def _escribir(conexion: sqlite3.Connection, filas: list[tuple[str, int, bytes]]) -> None:
    """En una sola transacción: o entran todas o ninguna."""
    conexion.execute("BEGIN IMMEDIATE")
    try:
        conexion.executemany(
            "INSERT OR REPLACE INTO guardado (clave, suma, valor) VALUES (?, ?, ?)", filas
        )
    except sqlite3.Error:
        conexion.rollback()
        raise
    conexion.commit()
