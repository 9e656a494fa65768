"""Un almacén compatible con S3 en este equipo, en otro proceso, para las pruebas y la campaña."""

from __future__ import annotations

import os
import re
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from posixpath import normpath
from typing import Any

ESPERA = 20.0
"""Segundos que se le dan para arrancar."""
_MOTO = Path(sys.executable).with_name("moto_server")
_NOMBRA = re.compile(r'(?:href|src)="([^"]+)"')


@contextmanager
def servidor() -> Iterator[dict[str, str]]:
    """Las variables de entorno con que se llega a él; al salir, se mata."""
    with socket.socket() as libre:
        libre.bind(("127.0.0.1", 0))
        puerto = libre.getsockname()[1]
    orden = [str(_MOTO), "-H", "127.0.0.1", "-p", str(puerto)]
    with subprocess.Popen(orden, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as proceso:
        try:
            _esperar(puerto, proceso)
            yield {
                "AWS_ENDPOINT_URL": f"http://127.0.0.1:{puerto}",
                "AWS_ACCESS_KEY_ID": "prueba",
                "AWS_SECRET_ACCESS_KEY": "prueba",
                "AWS_DEFAULT_REGION": "us-east-1",
                "AWS_EC2_METADATA_DISABLED": "true",
                "AWS_CONFIG_FILE": os.devnull,
                "AWS_SHARED_CREDENTIALS_FILE": os.devnull,
            }
        finally:
            proceso.kill()


def objetos(fs: Any, base: str) -> dict[str, bytes]:
    """Lo que se sirve: ruta → bytes, sin lo nuestro."""
    rutas = [r for r in fs.find(base) if "/.publicacion/" not in r]
    return {r.removeprefix(f"{base}/"): fs.cat_file(r) for r in rutas}


def faltan(fs: Any, base: str) -> list[tuple[str, str]]:
    """Página que se sirve y archivo que nombra y no está."""
    hay = {r.removeprefix(f"{base}/") for r in fs.find(base)}
    return [
        (pagina, nombrado)
        for pagina in sorted(hay)
        if pagina.endswith(".html") and not pagina.startswith(".")
        for nombrado in _NOMBRA.findall(fs.cat_file(f"{base}/{pagina}").decode())
        if normpath(PurePosixPath(pagina).parent / nombrado) not in hay
    ]


def _esperar(puerto: int, proceso: subprocess.Popen[bytes]) -> None:
    limite = time.monotonic() + ESPERA
    while time.monotonic() < limite and proceso.poll() is None:
        try:
            socket.create_connection(("127.0.0.1", puerto), 1).close()
            return
        except OSError:
            time.sleep(0.05)
    raise RuntimeError(f"el almacén de prueba no arrancó en {ESPERA:.0f} s")
