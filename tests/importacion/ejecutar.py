"""Da una orden del generador sobre un repositorio de prueba, en este mismo proceso."""

from __future__ import annotations

import io
import sys
from contextlib import redirect_stderr, redirect_stdout
from unittest.mock import patch

import pytest

from generador.cli import principal
from tests.repositorio import FECHA, Repositorio


def ejecutar(repositorio: Repositorio, orden: str, *resto: object) -> tuple[int, str]:
    """(código, todo lo que dijo) de «generador ORDEN … --raiz …»."""
    fecha = ["--fecha", FECHA] if orden == "importar" else []
    argumentos = ["generador", orden, *map(str, resto), "--raiz", str(repositorio.raiz), *fecha]
    dicho = io.StringIO()
    with (
        patch.object(sys, "argv", argumentos),
        redirect_stdout(dicho),
        redirect_stderr(dicho),
        pytest.raises(SystemExit) as fin,
    ):
        principal()
    return int(fin.value.code or 0), dicho.getvalue()
