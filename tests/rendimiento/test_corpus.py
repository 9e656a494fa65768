"""El corpus con que se mide es válido, tiene de todo y sale siempre igual."""

from __future__ import annotations

from pathlib import Path

import pytest

from generador.construccion import construir
from tests.rendimiento.corpus import FECHA, hacer_corpus
from tests.sitio.preparacion import contenido


@pytest.mark.parametrize("cuantas", [0, 1, 7, 60])
def test_tiene_las_fichas_pedidas_y_ningun_problema(cuantas: int, tmp_path: Path) -> None:
    """Ni errores ni avisos, con cualquier número de fichas."""
    hacer_corpus(cuantas, tmp_path / "corpus", historia=False)
    resultado = construir(tmp_path / "corpus", FECHA)
    assert resultado.problemas == ()
    assert len(resultado.catalogo.visibles) == cuantas


def test_hay_fichas_de_todos_los_tipos_con_archivos_y_relaciones(tmp_path: Path) -> None:
    """Un corpus pequeño ya ejercita todo lo que se mide en uno grande."""
    hacer_corpus(60, tmp_path / "corpus", historia=False)
    catalogo = construir(tmp_path / "corpus", FECHA).catalogo
    assert {f.tipo.nombre for f in catalogo.visibles} == set(catalogo.tipos)
    assert any(f.adjuntos for f in catalogo.visibles)
    assert any(catalogo.vinculos.values())


def test_sale_siempre_igual(tmp_path: Path) -> None:
    """Las mismas fichas, byte a byte; y las de un corpus pequeño están también en uno mayor."""
    for nombre, cuantas in (("uno", 30), ("otro", 30), ("mayor", 60)):
        hacer_corpus(cuantas, tmp_path / nombre, historia=False)
    uno, otro = contenido(tmp_path / "uno"), contenido(tmp_path / "otro")
    assert uno == otro
    assert uno.keys() < contenido(tmp_path / "mayor").keys()
