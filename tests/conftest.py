"""Lo que comparten las pruebas."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from generador.almacen import Almacen
from generador.sitio.marcos import MotorConMemoria
from generador.sitio.montaje import TEMA
from generador.sitio.motor import Motor
from tests.repositorio import Repositorio

# Cuánto tarda un caso depende de lo ocupado que esté el equipo: no es una falta.
settings.register_profile("sin plazo", deadline=None)
settings.load_profile("sin plazo")

PRIMEROS = (
    "cli/test_publicar.py",
    "formulario/test_paridad.py",
    "publicacion/test_destinos_almacen.py",
    "publicacion/test_fugas.py",
    "navegador/test_caja.py",
    "navegador/test_proponer_campos.py",
    "video/test_orden.py",
    "navegador/test_video.py",
    "impresos/test_fichas.py",
    "navegador/test_paginas.py",
    "navegador/test_accesibilidad.py",
    "publicacion/test_edicion.py",
    "test_ejemplos.py",
)
"""Los archivos que más tardan: uno que comience el último deja al otro proceso esperando."""
GUARDADO = Path(__file__).parents[1] / ".cache" / "pruebas"
"""Los marcos que hicieron otras pruebas, también las de otra vez."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Primero los archivos que más tardan; los demás, como estaban."""
    carpeta = Path(__file__).parent
    turno = {carpeta / nombre: i for i, nombre in enumerate(PRIMEROS)}
    items.sort(key=lambda prueba: turno.get(prueba.path, len(turno)))


@pytest.fixture(scope="session")
def motor() -> Iterator[Motor]:
    """El motor verdadero, que no repite un marco ya hecho."""
    with Almacen(GUARDADO) as almacen:
        yield MotorConMemoria(almacen, TEMA)


@pytest.fixture
def repositorio(tmp_path: Path) -> Repositorio:
    """Un repositorio vacío, con los vocabularios verdaderos."""
    return Repositorio.crear(tmp_path / "repositorio")
