"""Unos pocos archivos estropeados; cien mil, con ``python -m tests.sorteos``."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest

from tests.sorteos.blancos import BLANCOS

SEMILLAS = {"fichas": 3, "transcripciones": 300, "paquetes": 300}


@pytest.mark.parametrize("blanco", BLANCOS)
def test_nada_estropeado_tumba_al_programa(blanco: str, tmp_path: Path) -> None:
    """Sale lo leído, o por qué no se pudo: nunca una caída, ni un archivo fuera de su carpeta."""
    for semilla in range(SEMILLAS[blanco]):
        BLANCOS[blanco](Random(semilla), tmp_path)
