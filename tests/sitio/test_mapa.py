"""El mapa del sitio cabe siempre en lo que admiten los buscadores."""

from __future__ import annotations

import gzip

import pytest

from generador.modelo import Sitio
from generador.sitio import mapa

SITIO = Sitio("Repositorio", "", "https://ejemplo.invalid/")


def _mapas(cuantas: int) -> dict[str, str]:
    entradas = ((f"temas/t{n:02}.html", "2026-01-01") for n in range(cuantas))
    archivos = {a.ruta: a.contenido for a in mapa.mapa(SITIO, entradas)}
    for ruta in [r for r in archivos if r.endswith(".gz")]:
        comprimido = archivos.pop(ruta)
        assert isinstance(comprimido, bytes)
        assert gzip.decompress(comprimido) == archivos[ruta.removesuffix(".gz")]
    return {r: c.decode() for r, c in archivos.items() if isinstance(c, bytes)}


def test_con_pocas_paginas_hay_un_solo_mapa(monkeypatch: pytest.MonkeyPatch) -> None:
    """También si no hay ninguna, o si son justo las que caben."""
    monkeypatch.setattr(mapa, "POR_MAPA", 3)
    for cuantas in (0, 1, 3):
        mapas = _mapas(cuantas)
        assert set(mapas) == {"sitemap.xml", "robots.txt"}
        assert mapas["sitemap.xml"].count("<url>") == cuantas


def test_con_muchas_hay_varios_y_un_indice(monkeypatch: pytest.MonkeyPatch) -> None:
    """Cada dirección está en uno solo, y el índice los nombra todos."""
    monkeypatch.setattr(mapa, "POR_MAPA", 3)
    mapas = _mapas(7)
    partes = [f"sitemap-{n}.xml" for n in (1, 2, 3)]
    assert set(mapas) == {"sitemap.xml", "robots.txt", *partes}
    assert [mapas[p].count("<url>") for p in partes] == [3, 3, 1]
    assert [mapas["sitemap.xml"].count(f"<loc>{SITIO.url}{p}</loc>") for p in partes] == [1, 1, 1]
    assert mapas["robots.txt"].endswith(f"Sitemap: {SITIO.url}sitemap.xml\n")
