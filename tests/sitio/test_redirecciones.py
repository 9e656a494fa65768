"""Cambiar el código de un término o el nombre de una ficha no rompe lo que ya circula."""

from __future__ import annotations

from pathlib import Path

from generador.sitio import construir_sitio
from generador.sitio.motor import Motor
from tests.sitio.inspeccion import inspeccionar
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


def test_la_direccion_antigua_de_una_ficha_lleva_a_la_nueva(
    raiz: Path, tmp_path: Path, motor: Motor
) -> None:
    """También si cambió de tipo, si está dentro de otra, y si se la nombra por el anterior."""
    _anteponer(
        raiz / "recursos/herramientas/he-guia-completa/ficha.md",
        "ids_anteriores: [he-guia-vieja, re-guia-de-citas]\n",
    )
    lista = raiz / "playlists/pl-dictamenes/ficha.yml"
    texto = lista.read_text(encoding="utf-8")
    lista.write_text(
        texto.replace(
            "id: vi-que-es-dictamen\n", "id: vi-que-es-dictamen\n    ids_anteriores: [vi-viejo]\n"
        ),
        encoding="utf-8",
    )
    taller = raiz / "recursos/formativos/re-taller-poi/ficha.md"
    with taller.open("a", encoding="utf-8") as archivo:
        archivo.write("\nVea la [guía](ficha:he-guia-vieja).\n")
    acerca = raiz / "docs/acerca-de.md"
    acerca.write_text(
        acerca.read_text(encoding="utf-8") + "\n[Guía](ficha:re-guia-de-citas).\n", encoding="utf-8"
    )
    salida = tmp_path / "site"
    resultado = construir_sitio(raiz, salida, FECHA, motor=motor)
    assert not resultado.con_errores, resultado.problemas
    assert inspeccionar(salida) == []

    nueva = "herramientas/he-guia-completa.html"
    for vieja, destino in (
        ("herramientas/he-guia-vieja.html", "he-guia-completa.html"),
        ("recursos/re-guia-de-citas.html", f"../{nueva}"),
        ("videos/vi-viejo.html", "vi-que-es-dictamen.html"),
    ):
        pagina = arbol(salida / vieja)
        assert primero(pagina, "a").attributes["href"] == destino
        salto = primero(pagina, 'meta[http-equiv="refresh"]').attributes["content"]
        assert salto == f"0; url={destino}"
        assert vieja not in (salida / "sitemap.xml").read_text(encoding="utf-8")
    enlaces = [a.attributes["href"] for a in arbol(salida / "recursos/re-taller-poi.html").css("a")]
    assert f"../{nueva}" in enlaces
    assert nueva in [a.attributes["href"] for a in arbol(salida / "acerca-de.html").css("a")]
    avisos = {(p.archivo, p.regla) for p in resultado.problemas if "cambió de nombre" in p.mensaje}
    assert avisos == {
        ("recursos/formativos/re-taller-poi/ficha.md", "ficha/anterior"),
        ("docs/acerca-de.md", "escritas"),
    }


def _anteponer(ficha: Path, linea: str) -> None:
    texto = ficha.read_text(encoding="utf-8")
    ficha.write_text(texto.replace("---\n", f"---\n{linea}", 1), encoding="utf-8")
