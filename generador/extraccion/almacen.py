"""Extracción, almacén: lo ya leído, por el contenido de cada archivo. Se puede borrar siempre.

Cada lectura es un archivo de dos líneas: la suma de la segunda, y la lectura en JSON. Lo que no
cuadre se ignora y se vuelve a hacer. Se escribe aparte y se renombra, así que dos construcciones a
la vez no se estorban. Si la carpeta no se puede usar, solo se pierde tiempo.
"""

from __future__ import annotations

import hashlib
import tempfile
from collections.abc import Container
from contextlib import suppress
from pathlib import Path

from generador.extraccion.lectura import MEGA, Lectura

LIMITE = 256 * MEGA
"""Bytes que puede ocupar lo guardado de otras construcciones junto con lo de esta."""
_PROVISIONAL = ".tmp"


class Almacen:
    """Carpeta de lecturas; sin carpeta, no guarda nada."""

    def __init__(self, carpeta: Path | None) -> None:
        self._carpeta = carpeta

    def leer(self, clave: str) -> Lectura | None:
        """La lectura guardada con esa clave, si está y está sana."""
        if self._carpeta is None:
            return None
        try:
            suma, _, linea = (self._carpeta / clave).read_bytes().partition(b"\n")
        except OSError:
            return None
        return Lectura.de_json(linea) if suma == _suma(linea) else None

    def guardar(self, clave: str, lectura: Lectura) -> None:
        """Guarda la lectura; si no se puede, no pasa nada."""
        if self._carpeta is None:
            return
        linea = lectura.a_json()
        with suppress(OSError):
            self._carpeta.mkdir(parents=True, exist_ok=True)
            with tempfile.NamedTemporaryFile(
                dir=self._carpeta, suffix=_PROVISIONAL, delete=False
            ) as provisional:
                provisional.write(_suma(linea) + b"\n" + linea)
            try:
                Path(provisional.name).replace(self._carpeta / clave)
            except OSError:
                Path(provisional.name).unlink(missing_ok=True)

    def podar(self, usadas: Container[str], limite: int = LIMITE) -> None:
        """Si ocupa más del límite, borra lo que no se usó, de lo más antiguo a lo más nuevo."""
        if self._carpeta is None or not self._carpeta.is_dir():
            return
        with suppress(OSError):  # otra construcción puede estar borrando lo mismo
            archivos = [(c.stat(), c) for c in self._carpeta.iterdir()]
            sobra = sum(datos.st_size for datos, _ in archivos) - limite
            for datos, camino in sorted(
                archivos, key=lambda par: (par[0].st_mtime_ns, par[1].name)
            ):
                if sobra <= 0:
                    return
                if camino.name not in usadas:
                    camino.unlink(missing_ok=True)
                    sobra -= datos.st_size


def _suma(linea: bytes) -> bytes:
    return hashlib.sha256(linea).hexdigest().encode()
