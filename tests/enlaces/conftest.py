"""El servidor que contesta de todo, uno por prueba."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.enlaces.servidor import Servidor, servidor


@pytest.fixture
def ajeno() -> Iterator[Servidor]:
    """Un sitio ajeno."""
    with servidor() as abierto:
        yield abierto
