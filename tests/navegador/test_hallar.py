"""Hallar: lo que ayuda a quien busca, por http y con doble clic."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.navegador.conftest import Abrir, Vista

pytestmark = pytest.mark.navegador
FORMAS = ["http", "file"]


def _explorar(vista: Vista, consulta: str) -> Page:
    """Explorar con esa consulta, ya con su resultado definitivo."""
    pagina = vista.ir(f"explorar/index.html{consulta}")
    expect(pagina.locator("#resultados")).to_have_attribute("aria-busy", "false")
    return pagina


@pytest.mark.parametrize("como", FORMAS)
def test_lo_hallado_se_resalta_y_dice_donde_esta(como: str, abrir: Abrir) -> None:
    """Las palabras buscadas van marcadas, y un enlace lleva al lugar del texto donde están."""
    vista = abrir(como)
    pagina = _explorar(vista, "?q=lluvia+de+ideas")
    assert pagina.locator("#resultados mark").count() > 0
    lugar = pagina.locator("#resultados .tarjeta__meta a").first
    expect(lugar).to_contain_text("Está en:")
    lugar.click()
    expect(pagina.locator("h1")).to_be_visible()
    assert vista.quejas == []


def test_lo_mal_escrito_se_halla_y_se_corrige(abrir: Abrir) -> None:
    """Con letras cambiadas hay resultados y la pregunta «¿quiso decir…?», que se puede aceptar."""
    pagina = _explorar(abrir(), "?q=dictamne+economico")
    expect(pagina.locator("#resultados .tarjeta__titulo").first).to_contain_text(
        re.compile("dictamen", re.I)
    )
    pagina.locator("#nota").get_by_role("link").first.click()
    expect(pagina.locator("#consulta")).to_have_value(re.compile("^dictamen"))


def test_sin_resultados_ofrece_por_donde_seguir(abrir: Abrir) -> None:
    """Quitar filtros, usar menos palabras, los índices o preguntar a ODES."""
    pagina = _explorar(abrir(), "?q=xyzxyz+qwertyqwerty&tipo=herramienta")
    expect(pagina.get_by_role("main").get_by_role("status")).to_have_text(re.compile("^0 "))
    for texto in ("sin filtros", "índices", "ODES"):
        expect(pagina.locator("#nota").get_by_role("link", name=texto)).to_be_visible()


def test_se_ordena_por_titulo(abrir: Abrir) -> None:
    """El orden elegido se aplica y queda en la dirección."""
    pagina = _explorar(abrir(), "")
    pagina.get_by_label("Ordenar").select_option("titulo")
    expect(pagina).to_have_url(re.compile("orden=titulo"))
    expect(pagina.locator("#resultados")).to_have_attribute("aria-busy", "false")
    titulos = pagina.locator("#resultados .tarjeta__titulo").all_inner_texts()
    primeras = [t.lstrip("¿")[0].lower() for t in titulos]
    assert primeras == sorted(primeras)


def test_una_faceta_ofrece_su_canal_de_novedades(abrir: Abrir) -> None:
    """Con un solo filtro y sin palabras, la página tiene canal; y el canal existe."""
    vista = abrir()
    pagina = _explorar(vista, "?unidad=odes")
    expect(pagina.locator("#canal")).to_have_attribute("href", "../canales/unidad-odes.xml")
    assert pagina.request.get(f"{vista.base}canales/unidad-odes.xml").ok


def test_las_flechas_recorren_los_resultados(abrir: Abrir) -> None:
    """Del buscador al primer resultado, al segundo, y Escape vuelve."""
    pagina = _explorar(abrir(), "?q=sesion")
    enlaces = pagina.locator("#resultados .tarjeta__titulo a")
    pagina.locator("#consulta").focus()
    pagina.keyboard.press("ArrowDown")
    expect(enlaces.nth(0)).to_be_focused()
    pagina.keyboard.press("ArrowDown")
    expect(enlaces.nth(1)).to_be_focused()
    pagina.keyboard.press("Escape")
    expect(pagina.locator("#consulta")).to_be_focused()


@pytest.mark.parametrize("como", FORMAS)
def test_la_cabecera_sugiere_mientras_se_escribe(como: str, abrir: Abrir) -> None:
    """Las sugerencias se recorren con el teclado y Escape las cierra."""
    vista = abrir(como)
    pagina = vista.ir("glosario/index.html")
    campo = pagina.get_by_role("banner").get_by_role("combobox")
    campo.press_sequentially("dictam")
    opciones = pagina.get_by_role("option")
    expect(opciones.first).to_be_visible()
    expect(campo).to_have_attribute("aria-expanded", "true")
    pagina.keyboard.press("ArrowDown")
    expect(opciones.first).to_have_attribute("aria-selected", "true")
    pagina.keyboard.press("Escape")
    expect(opciones.first).to_be_hidden()
    assert vista.quejas == []
    assert vista.fuera == []


def test_cualquier_pagina_puede_usar_la_misma_funcion(abrir: Abrir) -> None:
    """«repositorio.buscar» es la entrada documentada: total, facetas y resultados."""
    pagina = _explorar(abrir(), "")
    hallado = pagina.evaluate(
        "repositorio.buscar('guía', {filtros: {tipo: ['herramienta']}, limite: 3})"
        ".then(r => [r.total, r.facetas.length, r.resultados.map(x => Object.keys(x))])"
    )
    total, facetas, claves = hallado
    assert total >= 3
    assert facetas > 3
    assert all({"id", "url", "titulo", "puntaje", "donde"} <= set(c) for c in claves)
