"""Etapa 1, historia: del registro de Git a la primera y la última fecha de cada carpeta."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

Fechas = tuple[str, str]

_FECHA = re.compile(r"@([0-9]{4}-[0-9]{2}-[0-9]{2})")


def leer_historia(raiz: Path, profundidad: int = 3) -> dict[str, Fechas]:
    """Carpeta («recursos/formativos/re-x») → (primer cambio, último cambio), AAAA-MM-DD.

    Sin Git, o fuera de un repositorio, devuelve vacío: quien llama usa la fecha de construcción.
    """
    salida = _git(raiz, "log", "--relative", "--no-renames", "--format=@%cs", "--name-only", "-z")
    historia: dict[str, Fechas] = {}
    fecha = ""
    for parte in salida.replace("\n", "\0").split("\0"):
        if (hallada := _FECHA.fullmatch(parte)) is not None:
            fecha = hallada[1]
        elif parte:
            tramos = parte.split("/")[:-1][:profundidad]
            for hondo in range(1, len(tramos) + 1):
                carpeta = "/".join(tramos[:hondo])
                ultima = historia[carpeta][1] if carpeta in historia else fecha
                historia[carpeta] = (fecha, ultima)
    return historia


def fecha_del_ultimo_cambio(raiz: Path) -> str | None:
    """Fecha (AAAA-MM-DD) de la última confirmación del repositorio, o None si no hay."""
    return _git(raiz, "log", "-1", "--format=%cs").strip() or None


def _git(raiz: Path, *argumentos: str) -> str:
    orden = ["git", "-C", str(raiz), "-c", "core.quotepath=off", *argumentos]
    try:
        hecho = subprocess.run(orden, capture_output=True, check=False)
    except FileNotFoundError:
        return ""
    return hecho.stdout.decode("utf-8", "replace") if hecho.returncode == 0 else ""
