"""El repositorio pequeño y su sitio, construidos una vez para todas estas pruebas."""

from __future__ import annotations

from pathlib import Path

import pytest

from generador.sitio import construir_sitio
from generador.sitio.motor import Motor
from tests.sitio.preparacion import FECHA, poner_repositorio


@pytest.fixture(scope="session")
def muestra(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """El repositorio pequeño. Es de todas las pruebas: ninguna lo cambia."""
    return poner_repositorio(tmp_path_factory.mktemp("muestra") / "repositorio")


@pytest.fixture(scope="session")
def sitio(muestra: Path, motor: Motor, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """El sitio del repositorio pequeño. Es de todas las pruebas: ninguna lo cambia."""
    salida = tmp_path_factory.mktemp("sitio") / "site"
    resultado = construir_sitio(muestra, salida, FECHA, motor=motor)
    assert not resultado.con_errores, resultado.problemas
    return salida


@pytest.fixture
def raiz(tmp_path: Path) -> Path:
    """Una copia propia del repositorio pequeño, para cambiarla."""
    return poner_repositorio(tmp_path / "repositorio")
