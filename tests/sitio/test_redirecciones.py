"""Cambiar el código de un término no rompe las direcciones que ya circulan."""

from __future__ import annotations

from pathlib import Path

from generador.sitio import construir_sitio
from generador.sitio.motor import Motor
from tests.sitio.preparacion import FECHA, URL, arbol, primero


def test_la_direccion_antigua_de_un_termino_lleva_a_la_nueva(
    raiz: Path, tmp_path: Path, motor: Motor
) -> None:
    """Con «reemplaza», la página vieja redirige y las fichas que usan el viejo código salen."""
    temas = raiz / "vocabularios/temas.yml"
    texto = temas.read_text(encoding="utf-8").replace(
        "  - slug: planeamiento-operativo\n",
        "  - slug: planes-de-trabajo\n    reemplaza: [planeamiento-operativo]\n",
    )
    temas.write_text(texto, encoding="utf-8")
    resultado = construir_sitio(raiz, tmp_path / "site", FECHA, motor=motor)
    assert not resultado.con_errores
    avisos = [p.archivo for p in resultado.problemas if p.regla == "vocabulario/antiguo"]
    assert "recursos/formativos/re-taller-poi/ficha.md" in avisos

    vieja = arbol(tmp_path / "site/temas/planeamiento-operativo.html")
    salto = primero(vieja, 'meta[http-equiv="refresh"]').attributes["content"]
    assert salto == "0; url=planes-de-trabajo.html"
    assert primero(vieja, "a").attributes["href"] == "planes-de-trabajo.html"
    canonica = primero(vieja, 'link[rel="canonical"]').attributes["href"]
    assert canonica == f"{URL}temas/planes-de-trabajo.html"

    nueva = arbol(tmp_path / "site/temas/planes-de-trabajo.html")
    fichas = [a.attributes["href"] for a in nueva.css(".tarjeta__titulo a")]
    assert "../recursos/re-taller-poi.html" in fichas
    mapa = (tmp_path / "site/sitemap.xml").read_text(encoding="utf-8")
    assert "planes-de-trabajo.html" in mapa
    assert "planeamiento-operativo.html" not in mapa
