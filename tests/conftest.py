"""Lo que comparten las pruebas."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.repositorio import Repositorio


@pytest.fixture
def repositorio(tmp_path: Path) -> Repositorio:
    """Un repositorio vacío, con los vocabularios verdaderos."""
    return Repositorio.crear(tmp_path / "repositorio")
