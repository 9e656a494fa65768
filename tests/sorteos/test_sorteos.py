"""Unos pocos archivos estropeados, siempre los mismos; cien mil, con la orden de este paquete."""

from __future__ import annotations

import pytest

from tests.sorteos.blancos import BLANCOS
from tests.sorteos.sorteo import sortear

CASOS = {"fichas": 2, "transcripciones": 100, "paquetes": 100}


@pytest.mark.parametrize("nombre", BLANCOS)
def test_nada_estropeado_tumba_al_programa(nombre: str) -> None:
    """Sale lo leído, o por qué no se pudo: nunca una caída, ni un archivo fuera de su carpeta."""
    assert sortear(BLANCOS[nombre], CASOS[nombre], semilla=1).archivos >= CASOS[nombre]
