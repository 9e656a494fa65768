"""Lo que comparten las pruebas."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from generador.almacen import Almacen
from generador.sitio.marcos import MotorConMemoria
from generador.sitio.montaje import TEMA
from generador.sitio.motor import Motor
from tests.repositorio import Repositorio

GUARDADO = Path(__file__).parents[1] / ".cache" / "pruebas"
"""Los marcos que hicieron otras pruebas, también las de otra vez."""


@pytest.fixture(scope="session")
def motor() -> Iterator[Motor]:
    """El motor verdadero, que no repite un marco ya hecho."""
    with Almacen(GUARDADO) as almacen:
        yield MotorConMemoria(almacen, TEMA)


@pytest.fixture
def repositorio(tmp_path: Path) -> Repositorio:
    """Un repositorio vacío, con los vocabularios verdaderos."""
    return Repositorio.crear(tmp_path / "repositorio")
