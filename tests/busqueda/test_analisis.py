"""El mismo análisis en Python y en el navegador: plegado, palabras y raíces."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page

from generador.busqueda.analisis import Raices, palabras
from tests.busqueda.formas import ARCHIVO

CONFORMIDAD = [linea.split("\t") for linea in ARCHIVO.read_text(encoding="utf-8").splitlines()]
TEXTOS = {
    "Capacitación Año PINGÜINO": ["capacitacion", "ano", "pinguino"],
    "RM N.º 029-2025-TR": ["rm", "n", "o", "29", "2025", "tr", "292025tr"],
    "Ley 29381, D.S. 007/2020": ["ley", "29381", "d", "s", "7", "2020", "72020"],
    "G/DRTPE y e-learning": ["g", "drtpe", "y", "e", "learning"],
    "ﬁcha · 1/2 — «comillas»…": ["ficha", "1", "2", "comillas", "12"],
    "Capacitación": ["capacitacion"],
    "a029 000 0": ["a029", "0", "0"],
    "2026.1 16:9 1 200": ["2026", "1", "16", "9", "1", "200", "20261"],
    "日本 Straße ¿qué?": ["stra", "e", "que"],
    "": [],
}


def test_la_conformidad_tiene_diez_mil_formas_y_cabe() -> None:
    """Es una muestra grande y sin repetir, en menos de 300 KB."""
    assert len({forma for forma, _ in CONFORMIDAD}) == len(CONFORMIDAD) >= 10_000
    assert Path(ARCHIVO).stat().st_size < 300_000


def test_python_da_las_raices_de_la_conformidad() -> None:
    """Cada forma tiene en Python la raíz del archivo."""
    raices = Raices()
    distintas = [(f, r) for f, r in CONFORMIDAD if raices[palabras(f)[-1]] != r]
    assert distintas == []


def test_el_navegador_da_las_raices_de_la_conformidad(pagina: Page) -> None:
    """Cada forma tiene en el navegador la raíz del archivo."""
    dadas = pagina.evaluate(
        """(formas) => formas.map((f) =>
            repositorio.analizar.raizDe(repositorio.analizar.palabras(f).pop()))""",
        [forma for forma, _ in CONFORMIDAD],
    )
    distintas = [(*par, d) for par, d in zip(CONFORMIDAD, dadas, strict=True) if par[1] != d]
    assert distintas == []


@pytest.mark.parametrize("texto", TEXTOS)
def test_las_palabras_de_un_texto_son_las_mismas_en_los_dos_lados(texto: str, pagina: Page) -> None:
    """Tildes, eñes, códigos, ligaduras y signos se parten igual."""
    assert palabras(texto) == TEXTOS[texto]
    en_navegador = pagina.evaluate(
        """(t) => repositorio.analizar.palabras(t).map((p) => p.replace(/^0+(?=.)/, ""))""", texto
    )
    assert en_navegador == TEXTOS[texto]


def test_una_raiz_es_el_comienzo_de_su_palabra() -> None:
    """Así una raíz y sus formas quedan juntas en el índice (salvo la z, que se vuelve c)."""
    raices = Raices()
    for forma, raiz in CONFORMIDAD:
        palabra = palabras(forma)[-1]
        assert not raiz or palabra.replace("z", "c").startswith(raiz.replace("z", "c")), forma
    assert raices["vez"] == raices["veces"]
