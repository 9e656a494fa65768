"""La tabla de riesgos dice la verdad: cada mecanismo y cada prueba que nombra existen."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.repositorio import RAIZ

PAGINA = (RAIZ / "docs" / "desarrollo" / "seguridad.md").read_text(encoding="utf-8")
NOMBRES = {camino.name for camino in (RAIZ / "tests").rglob("test_*.py")}
_CODIGO = re.compile(r"`([^`]+)`")
_MODULO = re.compile(r"(?:generador/)?[a-z_]+(?:/[a-z_]+)*\.py")


def _filas() -> Iterator[tuple[str, str, str]]:
    """(riesgo, mecanismo, prueba) de cada tabla que las tiene."""
    for tabla in re.findall(r"^\| Riesgo \|.*\n\|[-| ]+\|\n((?:\|.*\n)+)", PAGINA, re.M):
        for fila in tabla.splitlines():
            riesgo, mecanismo, prueba = (c.strip() for c in fila.strip("|").split(" | "))
            yield riesgo, mecanismo, prueba


FILAS = [*_filas()]


def _existe(nombre: str) -> bool:
    """Un archivo o una carpeta de pruebas, un patrón de ellos, o una orden («tests.sorteos»)."""
    if nombre in NOMBRES:
        return True
    ruta = nombre.replace(".", "/") if re.fullmatch(r"[a-z_.]+", nombre) else nombre
    es_orden = ruta != nombre and any(
        (RAIZ / resto).is_file() for resto in (f"{ruta}.py", f"{ruta}/__main__.py")
    )
    return es_orden or any(RAIZ.glob(nombre))


def test_estan_las_dos_tablas() -> None:
    """La de los adjuntos y la general, sin un riesgo dicho dos veces."""
    assert PAGINA.count("\n| Riesgo | Mecanismo |") == 2
    assert len({riesgo for riesgo, _, _ in FILAS}) == len(FILAS) > 30


@pytest.mark.parametrize(("riesgo", "mecanismo", "prueba"), FILAS, ids=lambda celda: celda[:30])
def test_cada_fila_nombra_una_prueba_que_existe(riesgo: str, mecanismo: str, prueba: str) -> None:
    """Y un mecanismo; los módulos que dice, también están."""
    assert riesgo and mecanismo
    pruebas = [nombre for nombre in _CODIGO.findall(prueba) if not nombre.endswith("…")]
    assert pruebas
    assert [nombre for nombre in pruebas if not _existe(nombre)] == []
    modulos = [m for m in _CODIGO.findall(mecanismo) if _MODULO.fullmatch(m)]
    assert [m for m in modulos if not [*(RAIZ / "generador").rglob(Path(m).name)]] == []
