"""Gráficos, lienzo: de un gráfico de pygal a trazos limpios, sin estilos, guiones ni azar.

pygal calcula ejes, escalas y posiciones. De su SVG solo se toma la geometría: su estilo y su guion
van en línea (la política de las páginas los impide), sus rótulos no sirven a un lector de pantalla,
y pone la fecha de hoy. El aspecto es de graficos.css.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from typing import Any
from xml.etree import ElementTree as ET

import pygal
from markupsafe import Markup

from generador.graficos.cifras import numero

__all__ = ["COMUN", "pygal", "trazos"]

# Al importarse deja un buscador de módulos que solo sirve a sus extensiones y que Python ya no
# admite: cada importación posterior daría un aviso.
sys.meta_path[:] = [b for b in sys.meta_path if type(b).__module__ != pygal.__name__]

COMUN: dict[str, Any] = {
    "js": (),
    "css": (),
    "show_legend": False,
    "disable_xml_declaration": True,
    "no_prefix": True,
    "no_data_text": "",
    "explicit_size": False,
    "margin": 8,
    "value_formatter": numero,
}
"""Lo que todo gráfico nuestro pide a pygal."""

_SVG = "{http://www.w3.org/2000/svg}"
_FIGURAS = frozenset({"path", "rect", "circle", "text", "polygon"})
_GEOMETRIA = frozenset({"d", "x", "y", "width", "height", "cx", "cy", "r", "points", "transform"})
_CLASES = re.compile(r"axis|guide|line|dot|rect|web|[xy]|value|nofill|serie-\d+|text-overlay|major")
_SOBRAN = frozenset({"tooltip-overlay", "titles"})
_DECIMALES = re.compile(r"-?\d+\.\d+")


def trazos(grafico: Any) -> Markup:
    """El dibujo de un gráfico de pygal, como elementos SVG para poner dentro de otro."""
    raiz = ET.fromstring(grafico.render())
    lienzo = next(g for g in raiz.iter(f"{_SVG}g") if "graph" in g.get("class", ""))
    return Markup("".join(_limpiar(lienzo)))


def _limpiar(nodo: ET.Element) -> Iterator[str]:
    """Los hijos que dibujan algo, con solo su geometría y las clases que se visten."""
    for hijo in nodo:
        nombre, clases = hijo.tag.removeprefix(_SVG), hijo.get("class", "").split()
        if "background" in clases or _SOBRAN.intersection(clases):
            continue
        if nombre == "g":
            dentro = "".join(_limpiar(hijo))
            if dentro:
                yield f"<g{_atributos(hijo, clases)}>{dentro}</g>"
        elif nombre in _FIGURAS:
            texto = Markup.escape((hijo.text or "").strip())
            if nombre != "text" or texto:
                yield f"<{nombre}{_atributos(hijo, clases)}>{texto}</{nombre}>"


def _atributos(nodo: ET.Element, clases: list[str]) -> str:
    puestas = [c for c in clases if _CLASES.fullmatch(c)]
    geometria = {a: _redondear(v) for a, v in nodo.items() if a in _GEOMETRIA and v}
    atributos = {**({"class": " ".join(puestas)} if puestas else {}), **geometria}
    return "".join(f' {a}="{v}"' for a, v in atributos.items())


def _redondear(valor: str) -> str:
    """Una décima basta, y ocupa la mitad."""
    return _DECIMALES.sub(lambda n: f"{float(n[0]):.1f}".removesuffix(".0"), valor)
