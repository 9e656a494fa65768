"""Lo que axe halla en una página, dicho para leerlo en una prueba."""

from __future__ import annotations

from typing import Any

from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]
from playwright.sync_api import Page

# Todo lo que axe conoce y, además, el contraste más exigente (7:1), que trae apagado.
TODO: dict[str, Any] = {
    "resultTypes": ["violations"],
    "rules": {"color-contrast-enhanced": {"enabled": True}},
}
CONTRASTE: dict[str, Any] = {**TODO, "runOnly": ["color-contrast", "color-contrast-enhanced"]}


def faltas(pagina: Page, opciones: dict[str, Any]) -> list[str]:
    """Cada falta con su regla, dónde está y qué dice axe."""
    respuesta = Axe().run(pagina, options=opciones).response
    return [
        f"{falta['id']} ({falta['impact']}): {nodo['html'][:160]} — {nodo['failureSummary']}"
        for falta in respuesta["violations"]
        for nodo in falta["nodes"]
    ]
