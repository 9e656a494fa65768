"""Un término que dejó de usarse se acepta, se cambia por el vigente y se avisa."""

from __future__ import annotations

import pytest

from tests.repositorio import Repositorio

UNIDADES = """\
titulo: Unidades
descripcion: Oficinas del ministerio, para esta prueba.
terminos:
  - {slug: odes, nombre: Oficina de Descentralización, reemplaza: [vieja, antigua]}
  - {slug: ogpp, nombre: Oficina General de Planeamiento}
"""


@pytest.fixture
def con_antiguas(repositorio: Repositorio) -> Repositorio:
    """Un repositorio en que «vieja» y «antigua» pasaron a ser «odes»."""
    repositorio.escribir("vocabularios/unidades.yml", UNIDADES)
    return repositorio


def test_el_termino_antiguo_vale_y_avisa(con_antiguas: Repositorio) -> None:
    """La ficha queda con el término vigente y el aviso dice cuál escribir."""
    con_antiguas.herramienta("lista", unidad="vieja")
    resultado = con_antiguas.construir()
    assert not resultado.con_errores
    assert resultado.catalogo.fichas["he-lista"].unidad == "odes"
    assert con_antiguas.informe() == [
        "recursos/herramientas/he-lista/ficha.md:8: aviso: "
        "«vieja» dejó de usarse en «Unidad responsable» [vocabulario/antiguo]",
        "  ayuda: escriba «odes»",
    ]


def test_si_dos_antiguos_son_ahora_uno_no_se_repite(con_antiguas: Repositorio) -> None:
    """En una lista, el término vigente queda una sola vez y en su lugar."""
    con_antiguas.herramienta("lista", unidades_colaboradoras="[vieja, ogpp, antigua, odes]")
    ficha = con_antiguas.construir().catalogo.fichas["he-lista"]
    assert ficha.datos["unidades_colaboradoras"] == ["odes", "ogpp"]


def test_la_ficha_se_encuentra_por_el_termino_vigente(con_antiguas: Repositorio) -> None:
    """El índice por término solo conoce los vigentes, y el catálogo resuelve los antiguos."""
    con_antiguas.herramienta("lista", unidad="vieja")
    catalogo = con_antiguas.construir().catalogo
    assert [f.id for f in catalogo.por_termino["unidades"]["odes"]] == ["he-lista"]
    assert "vieja" not in catalogo.por_termino["unidades"]
    assert catalogo.nombre("unidades", "vieja") == "Oficina de Descentralización"
    assert catalogo.nombre("unidades", "desconocida") == "desconocida"


def test_sin_un_vocabulario_se_dice_una_vez(repositorio: Repositorio) -> None:
    """Si falta un archivo de vocabularios no se culpa a cada ficha que lo usa."""
    (repositorio.raiz / "vocabularios" / "ejes.yml").unlink()
    repositorio.herramienta("lista")
    assert repositorio.problemas() == [
        "vocabularios/ejes.yml:1: error: falta el vocabulario «ejes» [vocabulario/falta]"
    ]
