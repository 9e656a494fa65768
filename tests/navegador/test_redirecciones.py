"""La dirección anterior de una ficha lleva a la de hoy, en el mismo apartado."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from generador.sitio import construir_sitio
from tests.navegador.apertura import servidor
from tests.sitio.preparacion import FECHA, poner_repositorio

VIEJA = "herramientas/he-guia-vieja.html"
NUEVA = "herramientas/he-guia-completa.html"


@pytest.fixture(scope="module")
def renombrado(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Un sitio con una ficha que antes se llamaba de otra manera."""
    raiz = poner_repositorio(tmp_path_factory.mktemp("renombrado") / "repositorio")
    ficha = raiz / "recursos/herramientas/he-guia-completa/ficha.md"
    texto = ficha.read_text(encoding="utf-8")
    campo = "---\nids_anteriores: [he-guia-vieja]\n"
    ficha.write_text(texto.replace("---\n", campo, 1), encoding="utf-8")
    salida = raiz.parent / "site"
    resultado = construir_sitio(raiz, salida, FECHA)
    assert not resultado.con_errores, resultado.problemas
    return salida


@pytest.mark.parametrize("como", ["http", "file"])
def test_se_llega_al_mismo_apartado(como: str, renombrado: Path, navegador: Browser) -> None:
    """Por un servidor y con doble clic; volver atrás no cae otra vez en la redirección."""
    with servidor(renombrado) as direccion:
        base = direccion if como == "http" else f"{renombrado.as_uri()}/"
        pagina = navegador.new_page()
        pagina.goto(f"{base}index.html")
        pagina.goto(f"{base}{VIEJA}?desde=correo#cuando-usarla")
        pagina.wait_for_url(f"{base}{NUEVA}?desde=correo#cuando-usarla")
        assert pagina.locator("#cuando-usarla").is_visible()
        pagina.go_back()
        pagina.wait_for_url(f"{base}index.html")
        pagina.close()


def test_sin_guiones_tambien_se_llega(renombrado: Path, navegador: Browser) -> None:
    """Sin JavaScript se pierde el apartado, pero no la ficha."""
    contexto = navegador.new_context(java_script_enabled=False)
    pagina = contexto.new_page()
    pagina.goto(f"{renombrado.as_uri()}/{VIEJA}")
    pagina.wait_for_url(f"{renombrado.as_uri()}/{NUEVA}")
    contexto.close()
