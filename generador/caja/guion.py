"""Caja, guion: las partes de pagina/, y dos del formulario, en un solo guion clásico."""

from __future__ import annotations

from pathlib import Path

from generador.formulario.guion import aligerar
from generador.formulario.pagina import parte

COMUNES = ("dom", "borradores")
"""Piezas de página y memoria de borradores: son las del formulario «Proponer contenido»."""
PARTES = (
    *("memoria", "filas", "estado", "documento", "propuesta"),
    *("elegir", "planificar", "evaluar", "grabar", "autoevaluar", "comienzo"),
)
_CARPETA = Path(__file__).parent / "pagina"
_NOTA = "/* Hecho de generador/caja/pagina: cambie aquello, no esto. */\n"


def guion() -> str:
    """Las partes en un solo guion clásico, sin nada suelto en la ventana."""
    propias = ((_CARPETA / f"{p}.js").read_text(encoding="utf-8") for p in PARTES)
    cuerpo = aligerar("".join((*map(parte, COMUNES), *propias)))
    return f'{_NOTA}(function () {{\n"use strict";\n{cuerpo}}})();\n'


def estilos() -> str:
    """La hoja de estilos de estas páginas, que se suma a la del formulario."""
    return aligerar((_CARPETA / "caja.css").read_text(encoding="utf-8"))
