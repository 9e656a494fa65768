"""Lo que comparten las pruebas de extracción."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.extraccion.preparacion import Mesa
from tests.repositorio import Repositorio


@pytest.fixture
def mesa(repositorio: Repositorio, tmp_path: Path) -> Mesa:
    """Una mesa vacía."""
    return Mesa(repositorio, tmp_path / "textos")
