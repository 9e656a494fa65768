"""Lo que no se publica no deja rastro, y los ejemplos no cuentan."""

from __future__ import annotations

import gzip
import json
import zipfile
from io import BytesIO
from pathlib import Path

import pytest

from generador.sitio import construir_sitio
from generador.sitio.motor import Motor
from tests.sitio.preparacion import (
    EJEMPLOS,
    FECHA,
    FICHAS_VISIBLES,
    URL,
    arbol,
    buscables,
    contenido,
    primero,
)

CANARIOS = ("canario", "he-canario-borrador", "vi-canario")


def _legible(ruta: str, crudo: bytes) -> str:
    """El contenido de un archivo del sitio, descomprimido si hace falta."""
    if ruta.endswith(".gz"):
        crudo = gzip.decompress(crudo)
    elif ruta.endswith((".docx", ".xlsx", ".zip")):
        with zipfile.ZipFile(BytesIO(crudo)) as paquete:
            crudo = b"\n".join(paquete.read(n) for n in paquete.namelist())
    return crudo.decode("utf-8", "replace")


def test_lo_no_publicado_no_deja_rastro_en_ningun_archivo(sitio: Path) -> None:
    """Ni página, ni dato, ni canal, ni nombre de archivo: tampoco lo que otras fichas mencionan."""
    archivos = contenido(sitio)
    con_rastro = [
        ruta
        for ruta, crudo in archivos.items()
        if any(c in ruta or c in _legible(ruta, crudo) for c in CANARIOS)
    ]
    assert con_rastro == []
    # La búsqueda sirve: encuentra lo que sí se publica.
    assert any("he-guia-completa" in _legible(r, c) for r, c in archivos.items())


def test_la_mencion_a_una_ficha_oculta_se_calla(raiz: Path, tmp_path: Path, motor: Motor) -> None:
    """Al ocultar una ficha, las demás siguen enteras y ninguna dice su título ni su id."""
    ficha = raiz / "recursos/formativos/re-taller-poi/ficha.md"
    texto = ficha.read_text(encoding="utf-8").replace("estado: publicado", "estado: borrador")
    ficha.write_text(texto, encoding="utf-8")
    resultado = construir_sitio(raiz, tmp_path / "site", FECHA, motor=motor)
    assert not resultado.con_errores
    rastro = [
        ruta
        for ruta, crudo in contenido(tmp_path / "site").items()
        if "re-taller-poi" in _legible(ruta, crudo)
        or "Taller para formular" in _legible(ruta, crudo)
    ]
    assert rastro == []
    guia = arbol(tmp_path / "site/herramientas/he-guia-completa.html")
    pasos = [primero(p, "h3").text() for p in guia.css(".pasos > li")]
    assert pasos == ["Mida la espera", "Pruebe con un servicio"]
    assert "véalo en el\ntaller o en" in primero(guia, ".ficha__principal").text()
    oferta = arbol(tmp_path / "site/oferta/af-taller-puno.html")
    assert not oferta.css("#materiales")


def test_el_catalogo_abierto_trae_justo_lo_visible(sitio: Path) -> None:
    """Los datos abiertos y la búsqueda dicen las mismas fichas que tienen página."""
    abierto = json.loads((sitio / "catalogo.json").read_text(encoding="utf-8"))
    assert {f["id"] for f in abierto["fichas"]} == FICHAS_VISIBLES
    assert buscables(sitio) == FICHAS_VISIBLES


@pytest.mark.parametrize("ejemplo", sorted(EJEMPLOS))
def test_un_ejemplo_no_entra_en_canales_mapa_novedades_ni_cifras(ejemplo: str, sitio: Path) -> None:
    """La ficha inventada tiene página y se puede buscar, pero nada la cuenta ni la anuncia."""
    callan = [*sitio.glob("canales/*"), *sitio.glob("novedades/*"), sitio / "sitemap.xml"]
    for camino in callan:
        assert ejemplo not in camino.read_text(encoding="utf-8"), camino.name
    abierto = json.loads((sitio / "catalogo.json").read_text(encoding="utf-8"))
    assert [f["id"] for f in abierto["fichas"] if f["ejemplo"]] == [ejemplo]
    assert ejemplo in buscables(sitio)
    ejes = arbol(sitio / "ejes/index.html")
    cuentas = {
        primero(losa, "a").attributes["href"]: primero(losa, ".losa__cuenta").text().split()[0]
        for losa in ejes.css(".losa")
    }
    assert cuentas["promocion-empleo.html"] == "0"


def test_el_mapa_no_nombra_lo_que_no_debe_indexarse(sitio: Path) -> None:
    """Ni la página de error ni los ejemplos están en el mapa del sitio."""
    mapa = (sitio / "sitemap.xml").read_text(encoding="utf-8")
    assert f"{URL}404.html" not in mapa
    for pagina in sitio.rglob("*.html"):
        if arbol(pagina).css('meta[name="robots"][content="noindex"]'):
            assert f"{pagina.relative_to(sitio).as_posix()}<" not in mapa
