"""De una página a lo que no debe cambiar con el motor: qué dice y adónde lleva."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from selectolax.lexbor import LexborHTMLParser, LexborNode

Esencia = Mapping[str, object]
PARTES = {
    "contenido": "#contenido",
    "secciones": ".pestanas",
    "menú": "#cajon",
    "pie": ".pie",
    "cabecera": ".cabecera",
}
"""Parte de la página → cómo se halla."""


def esencias(sitio: Path) -> dict[str, Esencia]:
    """Ruta → esencia de cada página del sitio."""
    paginas = sorted(sitio.rglob("*.html"))
    return {p.relative_to(sitio).as_posix(): esencia(p.read_text("utf-8")) for p in paginas}


def esencia(html: str) -> Esencia:
    """Título, descripción y, por cada parte, su texto y sus enlaces."""
    arbol = LexborHTMLParser(html)
    arbol.strip_tags(["script", "style", "svg"])
    datos: dict[str, object] = {"título": _texto(arbol, "title")}
    for meta in arbol.css('meta[name="description"], link[rel="canonical"]'):
        datos[meta.tag] = meta.attributes.get("content") or _direccion(meta)
    for parte, donde in PARTES.items():
        datos[parte] = _texto(arbol, donde)
        enlaces = arbol.css(f"{donde} a, {donde} img, {donde} form")
        datos[f"enlaces de {parte}"] = [_direccion(n) for n in enlaces]
    return datos


def _texto(arbol: LexborHTMLParser, donde: str) -> str:
    """Las letras, sin espacios: un motor que colorea el código pone otros."""
    nodo = arbol.css_first(donde)
    return "".join(nodo.text().split()) if nodo else ""


def _direccion(nodo: LexborNode) -> str:
    """Adónde lleva: «./x.html» es «x.html», y «…/index.html» de la portada es «…/»."""
    atributos = nodo.attributes
    direccion = atributos.get("href") or atributos.get("src") or atributos.get("action") or ""
    if nodo.tag == "link":
        return direccion.removesuffix("index.html")
    return direccion.removeprefix("./")


def diferencias(unas: Mapping[str, Esencia], otras: Mapping[str, Esencia]) -> Iterator[str]:
    """«ruta: qué cambia» de cada página que no es igual en lo esencial."""
    for ruta in sorted(unas.keys() | otras.keys()):
        una, otra = unas.get(ruta), otras.get(ruta)
        if una is None or otra is None:
            yield f"{ruta}: {'sobra' if una is None else 'falta'}"
            continue
        cambian = [clave for clave in una | otra if una.get(clave) != otra.get(clave)]
        if cambian:
            yield f"{ruta}: {', '.join(cambian)}"
