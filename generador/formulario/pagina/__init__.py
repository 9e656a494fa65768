"""Formulario, página: el guion que dibuja el árbol de campos y los estilos de esas páginas."""

from __future__ import annotations

from pathlib import Path

from generador.formulario.guion import aligerar

PARTES = (
    *("dom", "arbol", "borradores", "archivos", "zip", "marcado"),
    *("combo", "opciones", "textos", "adjuntos", "listas", "sueltos", "grupos", "campo"),
    *("relaciones", "errores", "previa", "salidas", "envio", "pasos", "barra"),
    *("formulario", "comienzo"),
)
_CARPETA = Path(__file__).parent
_NOTA = "/* Hecho de generador/formulario/pagina: cambie aquello, no esto. */\n"


def guion() -> str:
    """Las partes en un solo guion clásico, sin nada suelto en la ventana."""
    cuerpo = aligerar("".join(map(parte, PARTES)))
    return f'{_NOTA}(function () {{\n"use strict";\n{cuerpo}}})();\n'


def parte(nombre: str) -> str:
    """Una de las partes, tal cual; «caja» comparte algunas."""
    return (_CARPETA / f"{nombre}.js").read_text(encoding="utf-8")


def estilos() -> str:
    """La hoja de estilos de estas páginas; las demás no la leen."""
    return (_CARPETA / "pagina.css").read_text(encoding="utf-8")
