"""Lo que una página pierde ampliada, con otros colores o sin movimiento."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Page

# 1280 puntos de ancho al 400 %, lo que pide WCAG 1.4.10; y un teléfono con la letra al doble.
ANGOSTA, TELEFONO = {"width": 320, "height": 640}, {"width": 390, "height": 844}
_AJUSTES = Path(__file__).with_suffix(".js").read_text(encoding="utf-8")


def perdidas(pagina: Page) -> list[str]:
    """Lo que se corta, no se ve o se mueve; la página debe estar abierta con menos movimiento."""
    faltas = _faltas(pagina, "movil()")
    pagina.emulate_media(forced_colors="active")
    faltas += _faltas(pagina, "invisible()")
    pagina.emulate_media(forced_colors="none")
    pagina.set_viewport_size(ANGOSTA)  # type: ignore[arg-type]
    faltas += _faltas(pagina, "cortado('a 320 puntos')")
    pagina.set_viewport_size(TELEFONO)  # type: ignore[arg-type]
    pagina.evaluate("document.documentElement.style.fontSize = '250%'")
    return faltas + _faltas(pagina, "cortado('con la letra al doble')")


def _faltas(pagina: Page, llamada: str) -> list[str]:
    hallado: list[str] = pagina.evaluate(f"{_AJUSTES.strip()}.{llamada}")
    return hallado
