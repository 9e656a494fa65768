"""Lo que ninguna prueba de conducta vería romperse: el código no conoce tipos concretos."""

from __future__ import annotations

import ast
from importlib import import_module
from pathlib import Path

import pytest

import generador
from generador.modelo import Problema
from generador.reglas import REGLAS
from generador.tipos import cargar

PAQUETE = Path(generador.__file__).parent
MODULOS = sorted(PAQUETE.rglob("*.py"))
TIPOS = frozenset(cargar())


def _nombre(modulo: Path) -> str:
    return modulo.relative_to(PAQUETE).as_posix()


@pytest.mark.parametrize("modulo", MODULOS, ids=_nombre)
def test_solo_las_reglas_nombran_tipos_concretos(modulo: Path) -> None:
    """Añadir un tipo es añadir una carpeta: ningún módulo pregunta por un tipo por su nombre."""
    if _nombre(modulo).startswith("reglas/"):
        return
    arbol = ast.parse(modulo.read_text(encoding="utf-8"))
    nombrados = [
        f"{_nombre(modulo)}:{nodo.lineno}: {nodo.value!r}"
        for nodo in ast.walk(arbol)
        if isinstance(nodo, ast.Constant) and nodo.value in TIPOS
    ]
    assert nombrados == []


@pytest.mark.parametrize("modulo", MODULOS, ids=_nombre)
def test_cada_modulo_dice_para_que_esta(modulo: Path) -> None:
    """El docstring del módulo empieza diciendo qué hace, en una oración."""
    docstring = ast.get_docstring(ast.parse(modulo.read_text(encoding="utf-8")))
    assert docstring
    assert docstring.splitlines()[0].endswith(".")


@pytest.mark.parametrize("regla", REGLAS)
def test_el_docstring_de_una_regla_es_su_documentacion(regla: str) -> None:
    """Dice qué pasa y qué falla, con un ejemplo, y el módulo se llama como la regla."""
    modulo = import_module(f"generador.reglas.{regla}")
    assert vars(modulo)["REGLA"] == regla
    assert modulo.__doc__
    assert "Pasa" in modulo.__doc__
    assert "Falla" in modulo.__doc__
    assert "``" in modulo.__doc__ or "::\n" in modulo.__doc__


def test_cada_modulo_de_reglas_esta_registrado() -> None:
    """Una regla sin su línea en el registro no se comprobaría nunca."""
    auxiliares = {"__init__", "hallazgo", "umbrales"}
    aparte = {"escritas", "inspeccion", "pasos", "personales", "subtitulos"}
    modulos = {m.stem for m in (PAQUETE / "reglas").glob("*.py")} - auxiliares
    assert modulos == set(REGLAS) | aparte
    assert list(REGLAS) == sorted(REGLAS)


def test_los_valores_que_viajan_no_cambian() -> None:
    """Un Problema no se puede modificar: las etapas devuelven algo nuevo."""
    with pytest.raises(AttributeError):
        Problema("a", 1, "r", "error", "m").linea = 2  # type: ignore[misc]
