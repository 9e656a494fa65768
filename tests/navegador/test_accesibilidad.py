"""Accesibilidad: cada clase de página, con colores claros y oscuros, sin faltas según axe."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, expect

from tests.navegador.ajustes import perdidas
from tests.navegador.apertura import CON_FICHAS, FIJAS
from tests.navegador.axe import CONTRASTE, TODO, faltas
from tests.navegador.conftest import Abrir

pytestmark = pytest.mark.navegador
CLASES = (*FIJAS, *CON_FICHAS)


@pytest.mark.parametrize("clase", CLASES)
def test_la_pagina_es_accesible_con_los_dos_juegos_de_colores(
    clase: str, abrir: Abrir, clases: dict[str, str]
) -> None:
    """Ninguna falta y contraste 7:1 en los dos; nada se pierde ampliada, ni con otros ajustes."""
    pagina = abrir().ir(clases[clase])
    expect(pagina.locator("body")).to_have_attribute("data-md-color-scheme", "default")
    assert faltas(pagina, TODO) == []
    pagina.emulate_media(color_scheme="dark")
    expect(pagina.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    assert faltas(pagina, CONTRASTE) == []
    assert perdidas(pagina) == []


MALA = """<style>.icono { display: inline-block; width: 9px; height: 9px; forced-color-adjust: none;
  background: Canvas } .corto { width: 40px; overflow: hidden; white-space: nowrap }
  .tinta { forced-color-adjust: none; color: Canvas } div { transition: color 1s }</style>
  <main><span class="icono"></span><p class="corto">un texto que no cabe</p><p class="tinta">x</p>
  <input style="border: 0"><div style="width: 900px">ancho</div></main>"""


def test_lo_que_se_pierde_se_ve(navegador: Browser) -> None:
    """Si una página mala no diera faltas, que las buenas no las den no probaría nada."""
    pagina = navegador.new_page()
    pagina.set_content(MALA)
    dichas = " ".join(perdidas(pagina))
    pagina.close()
    malas = ("mueve DIV", "ve SPAN.icono", "ve P.tinta", "ve INPUT", "corta P.corto", "sobran")
    for falta in malas:
        assert falta in dichas


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
