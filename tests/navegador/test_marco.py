"""El marco de las páginas: teclado, menú del teléfono, colores, copiar e imprimir."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.navegador.conftest import Abrir

pytestmark = pytest.mark.navegador


@pytest.mark.parametrize("ruta", ["glosario/index.html", "como-proponer.html", "index.html"])
def test_la_barra_lleva_al_buscador(ruta: str, abrir: Abrir) -> None:
    """«/» pone el cursor en el buscador, y escrita dentro de él es una barra."""
    pagina = abrir().ir(ruta)
    pagina.keyboard.press("/")
    campo = pagina.get_by_role("banner").locator("input[name=q]")
    expect(campo).to_be_focused()
    expect(campo).to_have_value("")
    pagina.keyboard.type("a/b")
    expect(campo).to_have_value("a/b")


def test_lo_primero_al_tabular_es_saltar_al_contenido(abrir: Abrir) -> None:
    """Quien usa teclado no recorre el menú en cada página."""
    pagina = abrir().ir("herramientas/index.html")
    pagina.keyboard.press("Tab")
    salto = pagina.get_by_role("link", name="Saltar al contenido")
    expect(salto).to_be_focused()
    expect(salto).to_be_in_viewport()
    pagina.keyboard.press("Enter")
    expect(pagina.locator("#contenido")).to_be_focused()


@pytest.mark.parametrize("como", ["http", "file"])
def test_el_menu_del_telefono_se_maneja_con_el_teclado(como: str, abrir: Abrir) -> None:
    """Se abre con Intro, el foco entra en él, Escape lo cierra y el foco vuelve al botón."""
    pagina = abrir(como, "teléfono").ir("herramientas/index.html")
    boton = pagina.get_by_role("button", name="Menú de secciones")
    cajon = pagina.get_by_role("navigation", name="Menú", exact=True)
    expect(cajon).to_be_hidden()
    expect(boton).to_have_attribute("aria-expanded", "false")
    boton.focus()
    pagina.keyboard.press("Enter")
    expect(cajon).to_be_visible()
    expect(boton).to_have_attribute("aria-expanded", "true")
    expect(cajon.get_by_role("link").first).to_be_focused()
    pagina.keyboard.press("Escape")
    expect(cajon).to_be_hidden()
    expect(boton).to_be_focused()
    pagina.keyboard.press("Enter")
    cajon.get_by_role("link", name="Comunidades").click()
    expect(pagina.locator("h1")).to_have_text("Comunidades de práctica")


def test_el_menu_dice_en_que_seccion_se_esta(abrir: Abrir) -> None:
    """La pestaña de la sección de una ficha está marcada."""
    pagina = abrir().ir("herramientas/index.html")
    pagina.locator(".tarjeta__titulo a").first.click()
    pestanas = pagina.get_by_role("navigation", name="Secciones")
    expect(pestanas.locator("[aria-current]")).to_have_text("Caja de herramientas")


def test_los_colores_elegidos_se_recuerdan(abrir: Abrir) -> None:
    """Del equipo a claros, de claros a oscuros; y la página siguiente ya viene oscura."""
    pagina = abrir().ir("index.html")
    cuerpo = pagina.locator("body")
    expect(cuerpo).to_have_attribute("data-md-color-scheme", "default")
    pagina.get_by_title("Colores según el equipo; cambiar a claros").click()
    pagina.get_by_title("Colores claros; cambiar a oscuros").click()
    expect(cuerpo).to_have_attribute("data-md-color-scheme", "slate")
    pagina.get_by_role("link", name="Glosario").first.click()
    expect(pagina.locator("h1")).to_have_text("Glosario")
    expect(cuerpo).to_have_attribute("data-md-color-scheme", "slate")


def test_la_cita_se_copia(abrir: Abrir, clases: dict[str, str]) -> None:
    """El botón copia la cita y lo confirma."""
    pagina = abrir().ir(clases["herramienta"])
    boton = pagina.get_by_role("button", name="Copiar la cita")
    boton.click()
    expect(pagina.get_by_role("button", name="Copiado")).to_be_visible()
    copiado = pagina.evaluate("String(getSelection())")
    assert copiado.startswith("Ministerio de Trabajo y Promoción del Empleo")
    assert clases["herramienta"] in copiado


def test_imprimir_abre_la_impresion(abrir: Abrir, clases: dict[str, str]) -> None:
    """El botón «Imprimir» hace lo que dice."""
    vista = abrir()
    vista.pagina.add_init_script("window.print = () => { window.impresas = 1; }")
    pagina = vista.ir(clases["buena práctica"])
    pagina.get_by_role("button", name="Imprimir").click()
    assert pagina.evaluate("window.impresas") == 1
