"""Búsqueda, cliente: las partes del motor en un solo guion clásico, con las tablas del idioma."""

from __future__ import annotations

import json
from pathlib import Path

from generador.busqueda.raices import TABLAS
from generador.busqueda.reducir import reducir
from generador.modelo import Archivo

CARPETA = "buscar"
NOMBRE = f"{CARPETA}/buscar.js"
PARTES = ("analisis", "codigo", "indice", "consulta", "puntaje", "muestra", "interfaz")
PARTES_RARAS = ("pasajes", "parecidas", "facetas", "frases", "sugerir", "raras")
"""Lo que no hace falta para el primer resultado: va en otro archivo."""
RARAS = f"{CARPETA}/raras.js"
DEL_MOTOR = (
    *("conPrefijo", "valorEn", "leerNumeros", "pedir", "pedirTodos", "registrados", "manifiesto"),
    *("bloqueDe", "fichaDe", "textosDe", "pasajesDe", "palabrasDe", "parte", "sumar", "marcar"),
    *("PALABRA", "fuertesDe", "unos", "normalizar", "plegar", "raizDe", "alternativa"),
    *("necesarios", "hay"),
    *("prepararPasajes", "W", "buscar", "interpretar", "formasConPrefijo"),
)
"""Lo que las partes raras reciben del motor, en el orden en que interfaz.js se lo da."""

_CARPETA_DE_PARTES = Path(__file__).parent / "motor"
_NOTA = "/* Hecho de generador/busqueda/motor: cambie aquello, no esto. */\n"


def cliente() -> Archivo:
    """El motor de búsqueda del navegador: ``buscar/buscar.js``."""
    return Archivo(NOMBRE, (_NOTA + reducir(guion())).encode())


def raras() -> Archivo:
    """Las partes que se leen después: ``buscar/raras.js``."""
    cuerpo = '"use strict";\n'
    cuerpo += "".join(f"const {n} = arguments[{i}];\n" for i, n in enumerate(DEL_MOTOR))
    cuerpo += "".join(map(_parte, PARTES_RARAS))
    entero = f'repositorio.registrar("raras", function () {{\n{cuerpo}}});\n'
    return Archivo(RARAS, (_NOTA + reducir(entero)).encode())


def guion() -> str:
    """Texto del cliente sin reducir: sus partes, dentro de una función."""
    tablas = json.dumps(TABLAS, ensure_ascii=False, separators=(",", ":"))
    cuerpo = "".join(map(_parte, PARTES))
    return f'(function () {{\n"use strict";\nconst TABLAS = {tablas};\n{cuerpo}}})();\n'


def _parte(nombre: str) -> str:
    return (_CARPETA_DE_PARTES / f"{nombre}.js").read_text(encoding="utf-8")
