"""Un navegador y una página con el motor, para todas estas pruebas."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page

from tests.formulario.paridad import abrir
from tests.navegador.apertura import chromium


@pytest.fixture(scope="package")
def pagina() -> Iterator[Page]:
    """Una página vacía en la que está ``window.propuesta``."""
    with chromium() as navegador:
        yield abrir(navegador)
