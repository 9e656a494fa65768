"""El avance de una ruta se guarda en este navegador, también con doble clic y por teclado."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.navegador.conftest import Abrir

pytestmark = pytest.mark.navegador
RUTA = "rutas/ru-documentar-buena-practica.html"


def _avance(pagina: Page) -> str:
    return pagina.locator(".avance").get_by_role("status").inner_text()


@pytest.mark.parametrize("como", ["http", "file"])
def test_lo_marcado_sigue_marcado_al_volver(como: str, abrir: Abrir) -> None:
    """Solo con el teclado: se marcan dos pasos, se vuelve otro día y se empieza de nuevo."""
    vista = abrir(como)
    pagina = vista.ir(RUTA)
    assert _avance(pagina).startswith("0 de 6.")
    casillas = pagina.get_by_role("checkbox")
    casillas.first.focus()
    pagina.keyboard.press("Space")
    assert _avance(pagina) == "1 de 6. Sigue: Registro de buenas prácticas"
    casillas.nth(1).focus()
    pagina.keyboard.press("Space")
    pagina = vista.ir("rutas/ru-personal-nuevo.html")
    assert _avance(pagina).startswith("0 de 8.")
    pagina = vista.ir(RUTA)
    assert _avance(pagina).startswith("2 de 6. Sigue: ")
    expect(casillas.first).to_be_checked()
    pagina.get_by_role("button", name="Empezar de nuevo").press("Enter")
    assert _avance(pagina).startswith("0 de 6.")
    expect(casillas.first).to_be_focused()
    pagina.reload()
    expect(casillas.first).not_to_be_checked()
    assert (vista.quejas, vista.fuera) == ([], [])


def test_terminada_lo_dice(abrir: Abrir) -> None:
    """Al marcar el último paso."""
    pagina = abrir("file").ir(RUTA)
    for casilla in pagina.get_by_role("checkbox").all():
        casilla.check()
    assert _avance(pagina) == "6 de 6: ruta terminada"


def test_sin_guiones_se_recorre_igual(abrir: Abrir) -> None:
    """Están los pasos y cuánto toman; no, las casillas."""
    pagina = abrir("file", java_script_enabled=False).ir(RUTA)
    expect(pagina.locator(".pasos > li")).to_have_count(6)
    expect(pagina.get_by_text("6 pasos, 16 h 15 min.")).to_be_visible()
    expect(pagina.get_by_role("checkbox")).to_have_count(0)
    expect(pagina.locator(".avance")).to_be_hidden()
