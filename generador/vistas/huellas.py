"""Etapa 4, huellas: de una ficha a un resumen de su contenido, para saber si cambió."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

from generador.modelo import Ficha

LARGO = 16
_CODIFICADOR = json.JSONEncoder(ensure_ascii=False, sort_keys=True)


def huella(ficha: Ficha) -> str:
    """Cambia si cambian sus datos o el contenido de un adjunto; no, si solo cambia su fecha."""
    archivos = [_resumen(a.camino) for a in ficha.adjuntos if a.camino]
    datos = {c: v for c, v in ficha.datos.items() if c != "revisar_antes_de"}
    suma = hashlib.sha256(_CODIFICADOR.encode([ficha.estado, datos, archivos]).encode())
    return suma.hexdigest()[:LARGO]


def _resumen(camino: Path) -> str:
    with camino.open("rb") as archivo:
        return hashlib.file_digest(archivo, "sha256").hexdigest()
