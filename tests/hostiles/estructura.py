"""Lo que se comprueba en las páginas hostiles sin abrirlas: quietas, enteras y con su texto."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from xml.etree import ElementTree

from selectolax.lexbor import LexborHTMLParser

from generador.puerta import revisar_una
from tests.hostiles.repositorio import Hostil
from tests.sitio.inspeccion import de_una_pagina
from tests.sitio.preparacion import del_buscador

UNA_VEZ = ("html", "head", "title", "body", "main", "h1", "#contenido", "footer.pie")
"""Lo que cada página tiene exactamente una vez: si algo se cerró antes de tiempo, se nota."""
POLITICA = "head > meta:nth-child(2)[http-equiv='Content-Security-Policy']"
_ENTREGA = re.compile(r"\(window\.propuesta=window\.propuesta\|\|\{\}\)\.\w+=(.*);", re.S)
_ESPACIOS = re.compile(r"\s+")


def reparos(sitio: Path, hostiles: Sequence[Hostil]) -> Iterator[str]:
    """Todo lo que está mal en el sitio, como «ruta: qué pasa»."""
    for camino in sorted(sitio.rglob("*.html")):
        ruta, datos = camino.relative_to(sitio).as_posix(), camino.read_bytes()
        arbol = LexborHTMLParser(datos)
        males = [*de_una_pagina(arbol), *_entera(arbol)]
        males += [p.mensaje for p in revisar_una(ruta, datos)]
        yield from (f"{ruta}: {mal}" for mal in males)
    for hostil in hostiles:
        arbol = LexborHTMLParser((sitio / hostil.ruta).read_bytes())
        yield from (f"{hostil.ruta}: {mal}" for mal in _con_su_texto(arbol, hostil))
    yield from _datos(sitio)


def _entera(arbol: LexborHTMLParser) -> Iterator[str]:
    for selector in UNA_VEZ:
        # Cada región de un dibujo nuestro lleva su propio «title»: no es el de la página.
        de_dibujos = len(arbol.css(f"svg.grafico {selector}"))
        if (cuantos := len(arbol.css(selector)) - de_dibujos) != 1:
            yield f"«{selector}» está {cuantos} veces"
    if not arbol.css_matches("head > title"):
        yield "el título no está en la cabeza"
    if not arbol.css_matches(POLITICA):
        yield "la política no es lo segundo de la cabeza"
    if not arbol.css_matches("body > .md-container > footer.pie"):
        yield "el pie no está en su lugar"


def _con_su_texto(arbol: LexborHTMLParser, hostil: Hostil) -> Iterator[str]:
    """El texto se ve tal como se escribió: ni se ejecutó ni se perdió."""
    titulo = _llano(hostil.titulo)
    for selector in ("h1", "title"):
        hallado = arbol.css_first(selector)
        if hallado is None or titulo not in _llano(hallado.text()):
            yield f"«{selector}» no muestra el título"
    resumen = arbol.css_first('meta[name="description"]')
    if resumen is None or "debe quedar quieto" not in (resumen.attributes["content"] or ""):
        yield "el resumen no está en la cabeza"
    if "Fin del texto." not in _llano(arbol.css_first("#contenido").text()):  # type: ignore[union-attr]
        yield "el cuerpo no llega a su fin"


def _datos(sitio: Path) -> Iterator[str]:
    """Los datos que leen los guiones y los lectores de novedades siguen siendo datos."""
    del_buscador(sitio)
    for camino in sorted(sitio.rglob("*.json")):
        json.loads(camino.read_text(encoding="utf-8"))
    for camino in sorted((sitio / "canales").glob("*.xml")):
        ElementTree.fromstring(camino.read_bytes())
    for camino in sorted((sitio / "proponer").rglob("*.js")):
        if camino.parent.name in ("fichas", "campos"):
            yield from _solo_datos(camino)


def _solo_datos(camino: Path) -> Iterator[str]:
    """Un guion que solo entrega datos: una llamada con un JSON, y nada más."""
    texto = camino.read_text(encoding="utf-8").strip()
    hallado = _ENTREGA.fullmatch(texto)
    try:
        json.loads(hallado[1] if hallado else "")
    except json.JSONDecodeError as e:
        yield f"{camino.name}: no son solo datos ({e})"


def _llano(texto: str) -> str:
    return _ESPACIOS.sub(" ", texto).strip()
