"""Etapa 5, aligerado: las hojas del tema, en una sola; sus guiones, sin comentarios ni sangrías."""

from __future__ import annotations

from pathlib import Path

from generador.formulario.guion import aligerar

HOJAS = ("marco", "componentes", "graficos", "iconos")
"""Las que lee toda página, en este orden: lo de una vale más que lo de las anteriores."""
UNIDA = "estilos.css"
_NOTA = "/* Hecho de generador/sitio/tema/assets: cambie aquello, no esto. */\n"


def aligerar_tema(assets: Path) -> None:
    """Deja la hoja unida en vez de las que la forman, y los guiones sin notas."""
    hojas = [assets / f"{nombre}.css" for nombre in HOJAS]
    _escribir(assets / UNIDA, "".join(hoja.read_text(encoding="utf-8") for hoja in hojas))
    for hoja in hojas:
        hoja.unlink()
    for guion in sorted(assets.glob("*.js")):
        _escribir(guion, guion.read_text(encoding="utf-8"))


def _escribir(destino: Path, texto: str) -> None:
    destino.write_text(_NOTA + aligerar(texto), encoding="utf-8", newline="\n")
