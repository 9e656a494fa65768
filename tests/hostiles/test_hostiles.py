"""Una parte de los textos hostiles, otra cada día; todos, con ``python -m tests.hostiles``."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
from playwright.sync_api import Browser

from tests.hostiles import campana
from tests.hostiles.campana import Tanda
from tests.hostiles.navegador import visitando
from tests.hostiles.recorrido import recorrer
from tests.hostiles.vectores import de_hoy, ilegibles, todos
from tests.navegador.apertura import SIN_SALIDA, chromium, servidor

pytestmark = pytest.mark.navegador
PUBLICOS, PROPIOS, CRUDOS = 5, 8, 4
EJECUTAN = ("<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "<svg onload=alert(1)>")


@pytest.fixture(scope="module")
def navegador() -> Iterator[Browser]:
    """Un Chromium para todas estas pruebas."""
    with chromium(SIN_SALIDA) as abierto:
        yield abierto


@pytest.fixture(scope="module")
def tanda(tmp_path_factory: pytest.TempPathFactory) -> Tanda:
    """Un sitio con los textos de hoy en cada clase de campo."""
    vectores = de_hoy(PUBLICOS, PROPIOS, date.today())
    return campana.preparar(tmp_path_factory.mktemp("hostiles"), vectores)


def test_hay_miles_y_los_ilegibles_se_rechazan_al_leer() -> None:
    """Son más de dos mil; los pocos con caracteres que no se ven no entran en una ficha."""
    assert len(todos()) > 4000
    assert 0 < len(ilegibles()) < 100


def test_en_las_paginas_no_hay_nada_que_actue(tanda: Tanda) -> None:
    """Ni guiones, ni atributos, ni direcciones; cada página, entera y con su texto a la vista."""
    assert campana.sin_navegador(tanda) == []


def test_en_el_navegador_nada_se_ejecuta_ni_sale(tanda: Tanda, navegador: Browser) -> None:
    """Por un servidor y con doble clic, y el buscador de esas páginas responde."""
    assert campana.en_navegador(tanda, navegador) == []


def test_sin_sanear_la_politica_basta(tanda: Tanda, navegador: Browser) -> None:
    """Con los textos tal cual en la página, el navegador no ejecuta ninguno."""
    dos_veces = [vector for vector in EJECUTAN for _ in ("http", "file")]
    crudos = [*dos_veces, *tanda.vectores[:CRUDOS]]
    assert campana.sin_sanear(tanda, navegador, crudos, con_politica=True) == []


def test_sin_ninguna_defensa_si_se_ejecutan(tanda: Tanda, navegador: Browser) -> None:
    """Lo anterior no es verdad por descuido de la prueba: quitada la política, se ve."""
    dos_veces = [vector for vector in EJECUTAN for _ in ("http", "file")]
    ejecutado = campana.sin_sanear(tanda, navegador, dos_veces, con_politica=False)
    assert len(ejecutado) == len(dos_veces)


def test_de_muchas_cosidas_se_ve_en_cual_pasa_algo(tanda: Tanda, navegador: Browser) -> None:
    """Una pide algo a otro sitio, y otra se traga a la que sigue: lo que no pasaría en ninguna."""
    buenas = tanda.rutas[:3]
    for nombre, cuerpo in (("pide", "<img src='https://otro.example/x'>"), ("traga", "<!--")):
        mala = (tanda.sitio / buenas[0]).read_text(encoding="utf-8")
        mala = mala.replace("</body>", f"{cuerpo}</body>")
        (tanda.sitio / f"herramientas/{nombre}.html").write_text(mala, encoding="utf-8")
    with servidor(tanda.sitio) as base, visitando(navegador, base) as visita:
        for nombre, ruta in (("pide", "pide"), ("traga", "juntas-traga")):
            rutas = [f"herramientas/{nombre}.html", *buenas]
            sucesos = [*recorrer(tanda.sitio, visita, rutas)]
            assert [s.direccion for s in sucesos] == [f"{base}herramientas/{ruta}.html"]
