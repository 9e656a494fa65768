"""Accesibilidad: cada clase de página, con colores claros y oscuros, sin faltas según axe."""

from __future__ import annotations

from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]
from playwright.sync_api import Page, expect

from tests.navegador.apertura import CON_FICHAS, FIJAS
from tests.navegador.conftest import Abrir

pytestmark = pytest.mark.navegador
CLASES = (*FIJAS, *CON_FICHAS)
# Todo lo que axe conoce y, además, el contraste más exigente (7:1), que trae apagado.
TODO: dict[str, Any] = {
    "resultTypes": ["violations"],
    "rules": {"color-contrast-enhanced": {"enabled": True}},
}
CONTRASTE: dict[str, Any] = {**TODO, "runOnly": ["color-contrast", "color-contrast-enhanced"]}


def _faltas(pagina: Page, opciones: dict[str, Any]) -> list[str]:
    """Cada falta con su regla, dónde está y qué dice axe."""
    respuesta = Axe().run(pagina, options=opciones).response
    return [
        f"{falta['id']} ({falta['impact']}): {nodo['html'][:160]} — {nodo['failureSummary']}"
        for falta in respuesta["violations"]
        for nodo in falta["nodes"]
    ]


@pytest.mark.parametrize("clase", CLASES)
def test_la_pagina_es_accesible_con_los_dos_juegos_de_colores(
    clase: str, abrir: Abrir, clases: dict[str, str]
) -> None:
    """Ninguna falta, de las normas ni de las buenas prácticas, y contraste 7:1 en los dos."""
    pagina = abrir().ir(clases[clase])
    expect(pagina.locator("body")).to_have_attribute("data-md-color-scheme", "default")
    assert _faltas(pagina, TODO) == []
    pagina.emulate_media(color_scheme="dark")
    expect(pagina.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    assert _faltas(pagina, CONTRASTE) == []


@pytest.mark.parametrize("clase", ["portada", "explorar", "buena práctica"])
def test_la_pagina_es_accesible_en_el_telefono(
    clase: str, abrir: Abrir, clases: dict[str, str]
) -> None:
    """Con el menú cerrado y también abierto."""
    pagina = abrir(medida="teléfono").ir(clases[clase])
    assert _faltas(pagina, TODO) == []
    pagina.get_by_role("button", name="Menú de secciones").click()
    expect(pagina.get_by_role("navigation", name="Menú")).to_be_visible()
    assert _faltas(pagina, TODO) == []
