"""Formulario, página: los guiones que dibujan el árbol de campos y los estilos de esas páginas.

Son tres: el del índice, el que dibuja el formulario y el que muestra y envía lo escrito, que se lee
después y usa piezas del segundo.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from generador.formulario.guion import aligerar

PARTES = (
    *("dom", "arbol", "borradores", "archivos", "guardados", "relaciones", "tardio"),
    *("combo", "opciones", "textos", "adjuntos", "listas", "sueltos", "grupos", "campo"),
    *("errores", "pasos", "barra", "formulario", "comienzo"),
)
PARTES_DEL_INDICE = ("dom", "borradores", "archivos", "guardados", "indice")
PARTES_DE_ENVIO = ("zip", "marcado", "previa", "salidas", "envio")
PIEZAS = (
    *("boton", "botonDePrevia", "contar", "crear", "descargar", "errores", "esCuadro"),
    *("estadoDe", "extensionDe", "hijosDe", "icono", "largo", "listaDeProblemas"),
    *("nombreDeEstado", "nombreDeOpcion", "pesoDe", "podar", "vacio"),
)
"""Lo del formulario que usan las partes de envío."""
_CARPETA = Path(__file__).parent
_NOTA = "/* Hecho de generador/formulario/pagina: cambie aquello, no esto. */\n"


def guion() -> str:
    """El que dibuja el formulario."""
    return _juntar(PARTES, despues=f"window.propuesta.piezas = {{ {', '.join(PIEZAS)} }};\n")


def guion_del_indice() -> str:
    """El que muestra los borradores guardados."""
    return _juntar(PARTES_DEL_INDICE)


def guion_de_envio() -> str:
    """El de la vista previa y las formas de enviar, que se lee cuando hace falta."""
    antes = f"const {{ {', '.join(PIEZAS)} }} = window.propuesta.piezas;\n"
    return _juntar(
        PARTES_DE_ENVIO, antes, "window.propuesta.envio = { abrirPrevia, pintarEnvio };\n"
    )


def _juntar(partes: Iterable[str], antes: str = "", despues: str = "") -> str:
    """Las partes en un solo guion clásico, sin nada suelto en la ventana."""
    cuerpo = antes + aligerar("".join(map(parte, partes))) + despues
    return f'{_NOTA}(function () {{\n"use strict";\n{cuerpo}}})();\n'


def parte(nombre: str) -> str:
    """Una de las partes, tal cual; «caja» comparte algunas."""
    return (_CARPETA / f"{nombre}.js").read_text(encoding="utf-8")


def estilos() -> str:
    """La hoja de estilos de estas páginas; las demás no la leen."""
    return aligerar((_CARPETA / "pagina.css").read_text(encoding="utf-8"))
