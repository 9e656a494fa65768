"""Impresos, estilos: la hoja de estilo de los PDF, con los colores y las letras del sitio."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from markupsafe import Markup

_PROPIO = Path(__file__).parent / "impreso.css"
_TEMA = Path(__file__).parent.parent / "sitio" / "tema" / "assets"
_GRAFICOS = _TEMA / "graficos.css"
LETRAS = {
    f"letras:/{nombre}": _TEMA / "letras" / nombre
    for nombre in ("figtree-latin-variable.woff2", "source-serif-4-latin-600.woff2")
}
"""Dirección que usa la hoja de estilo → archivo."""

_VALOR = re.compile(r"(--[a-z0-9-]+):\s*([^;]+);")
_ROTULADO = re.compile(r'<svg [^>]*aria-label="([^"]*)"[^>]*>')
_USO = re.compile(r"var\((--[a-z0-9-]+)\)")


@cache
def estilo() -> str:
    """La hoja de estilo entera."""
    return _fijar(_PROPIO.read_text(encoding="utf-8"))


def vestir(html: str) -> str:
    """El HTML con el estilo y el texto alternativo dentro de cada dibujo, como los pide el PDF."""
    con_texto = _ROTULADO.sub(r"\g<0><title>\1</title>", html)
    return con_texto.replace("</svg>", f"<style>{_de_los_dibujos()}</style></svg>")


@cache
def marca() -> Markup:
    """La marca del sitio, como dibujo."""
    svg = (_TEMA / "marca.svg").read_text(encoding="utf-8")
    return Markup(svg.replace("<svg ", '<svg aria-label="Marca del repositorio" ', 1))


@cache
def _de_los_dibujos() -> str:
    return _fijar(_GRAFICOS.read_text(encoding="utf-8").partition("\n@media")[0])


def _fijar(css: str) -> str:
    """La hoja con cada variable cambiada por su valor en el tema claro."""
    colores = _colores()
    return _USO.sub(lambda uso: colores[uso[1]], css)


@cache
def _colores() -> dict[str, str]:
    """Los del primer bloque de cada hoja del tema, que es el claro."""
    hojas = [(_TEMA / "marco.css"), _GRAFICOS]
    bloques = [h.read_text(encoding="utf-8").partition("}")[0] for h in hojas]
    return dict(_VALOR.findall("".join(bloques)))
