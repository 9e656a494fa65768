"""Destinos, copia: una edición a otra carpeta, comprobada y asentada en el disco."""

from __future__ import annotations

import errno
import hashlib
import os
from collections.abc import Iterable
from pathlib import Path

from generador.publicacion.destinos.averias import ErrorDeDestino
from generador.publicacion.destinos.edicion import propios
from generador.publicacion.manifiesto import Entrada, Manifiesto, huella_de

TROZO = 1 << 20
ARCHIVO, CARPETA = 0o444, 0o755
"""Permisos: todos leen, y nadie cambia por descuido un archivo que comparten dos ediciones."""

_SIN_ENLACES = {errno.EMLINK, errno.EPERM, errno.EXDEV, errno.ENOTSUP, errno.ENOSYS}


def copiar(origen: Path, manifiesto: Manifiesto, destino: Path, base: Path | None) -> None:
    """Copia la edición; lo que no cambió desde la de «base» es el mismo archivo, sin copiarlo.

    Al terminar, todo está en el disco y no solo en la memoria: primero los archivos, luego las
    carpetas, de dentro afuera.
    """
    carpetas = _carpetas(e.ruta for e in manifiesto.archivos)
    destino.mkdir()
    for carpeta in carpetas:
        (destino / carpeta).mkdir()
    for entrada in manifiesto.archivos:
        if base is None or not _compartir(base, destino, entrada):
            _copiar(origen / entrada.ruta, destino / entrada.ruta, entrada)
    for nombre in propios(origen):
        _copiar(origen / nombre, destino / nombre)
    for carpeta in (*reversed(carpetas), ""):
        (destino / carpeta).chmod(CARPETA)
        sincronizar(destino / carpeta)


def sincronizar(carpeta: Path) -> None:
    """Asienta en el disco los nombres de una carpeta."""
    abierta = os.open(carpeta, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(abierta)
    finally:
        os.close(abierta)


def _carpetas(rutas: Iterable[str]) -> list[str]:
    """Todas las carpetas de esas rutas, cada una después de la que la contiene."""
    halladas: set[str] = set()
    for ruta in rutas:
        carpeta = ruta.rpartition("/")[0]
        while carpeta and carpeta not in halladas:
            halladas.add(carpeta)
            carpeta = carpeta.rpartition("/")[0]
    return sorted(halladas)


def _compartir(base: Path, destino: Path, entrada: Entrada) -> bool:
    """El archivo de la edición anterior, con un segundo nombre; False si no es el mismo."""
    anterior = base / entrada.ruta
    try:
        if anterior.is_symlink() or huella_de(anterior) != entrada.sha256:
            return False
        (destino / entrada.ruta).hardlink_to(anterior)
    except (FileNotFoundError, NotADirectoryError, IsADirectoryError):
        return False
    except OSError as e:
        if e.errno not in _SIN_ENLACES:
            raise
        return False
    return True


def _copiar(origen: Path, destino: Path, entrada: Entrada | None = None) -> None:
    suma, cuantos = hashlib.sha256(), 0
    with origen.open("rb") as leido, destino.open("xb") as escrito:
        while trozo := leido.read(TROZO):
            suma.update(trozo)
            cuantos += len(trozo)
            escrito.write(trozo)
        escrito.flush()
        os.fchmod(escrito.fileno(), ARCHIVO)
        os.fsync(escrito.fileno())
    if entrada and (cuantos, suma.hexdigest()) != (entrada.bytes, entrada.sha256):
        raise ErrorDeDestino(
            f"«{origen}» no es lo que dice el manifiesto; vuelva a preparar la edición"
        )
