"""Propuestas, problemas: de lo que dejó la revisión (no es de fiar) a problemas, con límites."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from generador.modelo import Fallo, Problema

PESO = 4_000_000
CUANTOS = 5_000
_TEXTOS = ("archivo", "regla", "mensaje", "ayuda")


class InformeRoto(Fallo):
    """El informe de la revisión no tiene la forma debida."""


def leer(archivo: Path) -> tuple[Problema, ...]:
    """Los problemas de un «problemas.json»; si algo no casa, se rechaza entero."""
    try:
        if archivo.is_symlink() or archivo.stat().st_size > PESO:
            raise InformeRoto(f"«{archivo.name}» no es un archivo corriente o pesa demasiado")
        datos = json.loads(archivo.read_bytes())
    except (OSError, ValueError, RecursionError) as e:
        raise InformeRoto(f"no se puede leer «{archivo.name}»") from e
    if not isinstance(datos, list) or len(datos) > CUANTOS:
        raise InformeRoto(f"«{archivo.name}» no es una lista de hasta {CUANTOS} problemas")
    return tuple(_uno(d) for d in datos)


def _uno(dato: Any) -> Problema:
    bien = (
        isinstance(dato, dict)
        and all(isinstance(dato.get(c), str) for c in _TEXTOS)
        and type(dato.get("linea")) is int
        and 0 <= dato["linea"] <= 10_000_000
        and dato.get("nivel") in ("error", "aviso")
    )
    if not bien:
        raise InformeRoto("el informe tiene un problema sin la forma debida")
    return Problema(
        dato["archivo"], dato["linea"], dato["regla"], dato["nivel"], dato["mensaje"], dato["ayuda"]
    )
