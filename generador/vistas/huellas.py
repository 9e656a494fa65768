"""Etapa 4, huellas: de una ficha a un resumen de su contenido, para saber si cambió."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping
from pathlib import Path

from generador.modelo import Catalogo, Ficha

LARGO = 16
_SIN_CONTAR = ("revisar_antes_de", "ids_anteriores")
# Un id como dato entero o en un enlace «ficha:ID».
_ID = re.compile(r'(?<=[":])[a-z]{2}-[a-z0-9-]+')
_CODIFICADOR = json.JSONEncoder(ensure_ascii=False, sort_keys=True)


def primeros(catalogo: Catalogo) -> dict[str, str]:
    """Id de ahora → el primero que tuvo, de las fichas que cambiaron de nombre."""
    return {nuevo: viejo for viejo, nuevo in reversed([*catalogo.antiguos.items()])}


def huella(ficha: Ficha, primeros: Mapping[str, str]) -> str:
    """Cambia si cambian sus datos o el contenido de un adjunto.

    No, si solo cambia su fecha de revisión, ni porque ella u otra a la que nombra cambie de id.
    """
    archivos = [_resumen(a.camino) for a in ficha.adjuntos if a.camino]
    datos = {c: v for c, v in ficha.datos.items() if c not in _SIN_CONTAR}
    texto = _CODIFICADOR.encode([ficha.estado, datos, archivos])
    if primeros:
        texto = _ID.sub(lambda m: primeros.get(m[0], m[0]), texto)
    return hashlib.sha256(texto.encode()).hexdigest()[:LARGO]


def _resumen(camino: Path) -> str:
    with camino.open("rb") as archivo:
        return hashlib.file_digest(archivo, "sha256").hexdigest()
