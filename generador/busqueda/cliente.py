"""Búsqueda, cliente: las partes del motor en un solo guion clásico, con las tablas del idioma."""

from __future__ import annotations

import json
import re
from pathlib import Path

from generador.busqueda.indexar import CARPETA
from generador.busqueda.raices import TABLAS
from generador.modelo import Archivo

NOMBRE = f"{CARPETA}/buscar.js"
PARTES = (
    "analisis",
    "codigo",
    "indice",
    "parecidas",
    "consulta",
    "puntaje",
    "muestra",
    "facetas",
    "interfaz",
)
_CARPETA_DE_PARTES = Path(__file__).parent / "motor"
_COMENTARIO = re.compile(r"^[ ]*/\*.*?\*/\n|^[ ]*//.*\n", re.M | re.S)
_SANGRIA = re.compile(r"^[ ]+", re.M)


def cliente() -> Archivo:
    """El motor de búsqueda del navegador: ``buscar/buscar.js``."""
    return Archivo(NOMBRE, guion().encode())


def guion() -> str:
    """Texto del cliente: sus partes dentro de una función, sin comentarios ni sangría."""
    tablas = json.dumps(TABLAS, ensure_ascii=False, separators=(",", ":"))
    partes = [(_CARPETA_DE_PARTES / f"{p}.js").read_text(encoding="utf-8") for p in PARTES]
    cuerpo = _SANGRIA.sub("", _COMENTARIO.sub("", "".join(partes)))
    juntas = f'(function(){{\n"use strict";\nconst TABLAS={tablas};\n{cuerpo}}})();\n'
    return "/* Motor de búsqueda. Se hace de generador/busqueda/motor. */\n" + juntas
