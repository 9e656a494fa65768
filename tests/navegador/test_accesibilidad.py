"""Accesibilidad: cada clase de página, con colores claros y oscuros, sin faltas según axe."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.navegador.apertura import CON_FICHAS, FIJAS
from tests.navegador.axe import CONTRASTE, TODO, faltas
from tests.navegador.conftest import Abrir

pytestmark = pytest.mark.navegador
CLASES = (*FIJAS, *CON_FICHAS)


@pytest.mark.parametrize("clase", CLASES)
def test_la_pagina_es_accesible_con_los_dos_juegos_de_colores(
    clase: str, abrir: Abrir, clases: dict[str, str]
) -> None:
    """Ninguna falta, de las normas ni de las buenas prácticas, y contraste 7:1 en los dos."""
    pagina = abrir().ir(clases[clase])
    expect(pagina.locator("body")).to_have_attribute("data-md-color-scheme", "default")
    assert faltas(pagina, TODO) == []
    pagina.emulate_media(color_scheme="dark")
    expect(pagina.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    assert faltas(pagina, CONTRASTE) == []


@pytest.mark.parametrize("clase", ["portada", "explorar", "buena práctica"])
def test_la_pagina_es_accesible_en_el_telefono(
    clase: str, abrir: Abrir, clases: dict[str, str]
) -> None:
    """Con el menú cerrado y también abierto."""
    pagina = abrir(medida="teléfono").ir(clases[clase])
    assert faltas(pagina, TODO) == []
    pagina.get_by_role("button", name="Menú de secciones").click()
    expect(pagina.get_by_role("navigation", name="Menú")).to_be_visible()
    assert faltas(pagina, TODO) == []
