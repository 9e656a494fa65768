"""Las imágenes de «Cómo proponer» salen del formulario verdadero y dicen qué muestran."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Browser

from tests.navegador.apertura import RAIZ
from tests.navegador.capturas_proponer import CARPETA, fotografiar, tomas

pytestmark = pytest.mark.navegador
PAGINA = RAIZ / "docs" / "como-proponer.md"
IMAGEN = re.compile(
    r'!\[([^\]]+)\]\(imagenes/proponer/([\w-]+)\.png\)\{[^}]*width="(\d+)" height="(\d+)"'
)
PESO = 45_000
"""Bytes de una imagen, como mucho: son ocho, y hay oficinas con poca conexión."""


def test_el_formulario_de_hoy_da_las_mismas_tomas(
    navegador: Browser, bases: dict[str, str], tmp_path: Path
) -> None:
    """El recorrido que las hace todavía llega hasta el final, y ninguna es muy distinta."""
    fotografiar(navegador, bases["http"], tmp_path)
    for nombre in tomas():
        ancho, alto = _medida(CARPETA / f"{nombre}.png")
        de_hoy, alto_de_hoy = _medida(tmp_path / f"{nombre}.png")
        assert de_hoy == ancho, f"{nombre}: «make capturas-proponer»"
        assert abs(alto_de_hoy - alto) <= alto // 5, f"{nombre}: «make capturas-proponer»"


def _medida(camino: Path) -> tuple[int, int]:
    with Image.open(camino) as imagen:
        return imagen.size


def test_la_pagina_las_muestra_todas_con_su_texto_y_su_medida() -> None:
    """Cada una, en su orden, con lo que dice a quien no la ve; el lugar se reserva al cargar."""
    puestas = IMAGEN.findall(PAGINA.read_text(encoding="utf-8"))
    assert [nombre for _, nombre, _, _ in puestas] == list(tomas())
    for texto, nombre, ancho, alto in puestas:
        camino = CARPETA / f"{nombre}.png"
        assert _medida(camino) == (int(ancho), int(alto)), nombre
        assert camino.stat().st_size <= PESO, nombre
        assert len(texto) >= 30, nombre
