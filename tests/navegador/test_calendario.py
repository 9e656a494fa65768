"""Quinientas acciones en el calendario: se filtran por región y perfil, también con doble clic."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from generador.sitio import construir_sitio
from tests.calendario.oferta import quinientas
from tests.navegador.conftest import nueva_vista
from tests.repositorio import FECHA, Repositorio
from tests.sitio.preparacion import poner_repositorio

pytestmark = pytest.mark.navegador


@pytest.fixture(scope="module")
def grande(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Un sitio con quinientas acciones formativas."""
    raiz = tmp_path_factory.mktemp("oferta")
    repositorio = Repositorio(poner_repositorio(raiz / "repositorio"))
    quinientas(repositorio)
    resultado = construir_sitio(repositorio.raiz, raiz / "site", FECHA)
    assert not resultado.con_errores, resultado.problemas
    return raiz / "site"


@pytest.fixture
def pagina(navegador: Browser, grande: Path) -> Iterator[Page]:
    """El calendario de 2027, abierto con doble clic."""
    vista = nueva_vista(navegador, f"{grande.as_uri()}/")
    yield vista.ir("calendario/2027.html")
    assert (vista.quejas, vista.fuera) == ([], [])
    vista.pagina.context.close()


def test_se_filtra_por_region_y_perfil(pagina: Page) -> None:
    """Lo nacional sirve a toda región; las cuentas, el .ics y la dirección acompañan."""
    visibles = pagina.locator(".suceso:visible")
    expect(visibles).to_have_count(500)
    pagina.get_by_label("Región").select_option("puno")
    expect(visibles).to_have_count(200)
    expect(pagina.get_by_role("status")).to_have_text("200 de 500")
    canal = pagina.get_by_role("link", name="Llevar el de Puno a mi calendario")
    expect(canal).to_have_attribute("href", "region-puno.ics")
    pagina.get_by_label("Perfil").select_option("nuevo")
    expect(visibles).to_have_count(68)
    assert pagina.url.endswith("?region=puno&perfil=nuevo")
    pagina.reload()
    expect(visibles).to_have_count(68)
    pagina.get_by_role("button", name="Quitar filtros").click()
    expect(visibles).to_have_count(500)
    assert "?" not in pagina.url


def test_sin_guiones_se_lee_entero(navegador: Browser, grande: Path) -> None:
    """La lista y el mes en cuadrícula están en la página; los filtros, no."""
    vista = nueva_vista(navegador, f"{grande.as_uri()}/", java_script_enabled=False)
    pagina = vista.ir("calendario/2027.html")
    expect(pagina.locator(".suceso:visible")).to_have_count(500)
    expect(pagina.get_by_label("Región")).to_be_hidden()
    pagina.get_by_role("link", name="Ver e imprimir el mes").first.click()
    expect(pagina.get_by_role("table")).to_be_visible()
    vista.pagina.context.close()
