"""Otra mirada sobre las páginas terminadas, que no usa nada del generador.

Lee cada página con un analizador de HTML y dice lo que no debería haber: algo que se ejecute sin
ser nuestro, algo que se pida fuera, identificadores repetidos y enlaces que no llevan a nada.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from posixpath import dirname, join, normpath
from urllib.parse import unquote, urlsplit

from selectolax.lexbor import LexborHTMLParser, LexborNode

ESQUEMAS = frozenset({"", "http", "https", "mailto", "tel"})
PIDEN = {
    "script": "src",
    "img": "src",
    "iframe": "src",
    "source": "src",
    "video": "src",
    "audio": "src",
    "embed": "src",
    "object": "data",
    "use": "href",
    "image": "href",
}
HOJAS = frozenset({"stylesheet", "icon", "preload", "modulepreload", "preconnect", "dns-prefetch"})
_DE_FUERA = re.compile(r"[a-z][a-z0-9+.-]*:|//", re.I)
_EN_CSS = re.compile(r"url\(\s*['\"]?([^'\")]+)|@import\s+['\"]([^'\"]+)")


def inspeccionar(sitio: Path, base: str = "/") -> list[str]:
    """Todo lo que está mal en el sitio, como «ruta: qué pasa»; vacío si está bien."""
    paginas = {p.relative_to(sitio).as_posix(): p for p in sorted(sitio.rglob("*.html"))}
    arboles = {r: LexborHTMLParser(p.read_text(encoding="utf-8")) for r, p in paginas.items()}
    ids = {ruta: _ids(arbol) for ruta, arbol in arboles.items()}
    males = [f"{ruta}: {mal}" for ruta, arbol in arboles.items() for mal in de_una_pagina(arbol)]
    for ruta, arbol in arboles.items():
        repetidos = {i for i in ids[ruta] if ids[ruta].count(i) > 1}
        males += [f"{ruta}: el id «{i}» está repetido" for i in sorted(repetidos)]
        for direccion in _direcciones(arbol):
            destino = _destino(ruta, direccion, base)
            if destino is None:
                continue
            archivo, ancla = destino
            if not (sitio / archivo).is_file():
                males.append(f"{ruta}: «{direccion}» no lleva a nada")
            elif ancla and archivo in ids and ancla not in ids[archivo]:
                males.append(f"{ruta}: «{direccion}» lleva a un apartado que no existe")
    return [*males, *_hojas_de_estilo(sitio)]


def _ids(arbol: LexborHTMLParser) -> list[str]:
    return [n.attributes["id"] or "" for n in arbol.css("[id]")]


def de_una_pagina(arbol: LexborHTMLParser) -> Iterator[str]:
    """Lo que está mal en una página, sin mirar a dónde llevan sus enlaces."""
    for nodo in arbol.css("*"):
        for nombre, valor in nodo.attributes.items():
            yield from _atributo(nodo, nombre.lower(), valor or "")
        if nodo.tag in ("style", "base", "embed", "object", "iframe", "frame", "applet"):
            yield f"hay una etiqueta <{nodo.tag}>"
        if nodo.tag == "script" and not _admitido(nodo):
            yield f"hay un guion en línea: {nodo.text()[:60]!r}"


def _atributo(nodo: LexborNode, nombre: str, valor: str) -> Iterator[str]:
    aqui = f"en <{nodo.tag} {nombre}={valor[:60]!r}>"
    if nombre.startswith("on"):
        yield f"hay un atributo de evento {aqui}"
    if nombre in ("style", "srcdoc", "formaction", "ping"):
        yield f"hay un atributo que no se admite {aqui}"
    if nombre in ("href", "src", "action", "data", "poster", "srcset"):
        esquema = urlsplit(re.sub(r"[\x00-\x20]", "", valor)).scheme.lower()
        if esquema not in ESQUEMAS:
            yield f"hay una dirección con un esquema que no se admite {aqui}"
    pide = PIDEN.get(nodo.tag or "") == nombre or nombre in ("poster", "srcset")
    if nodo.tag == "link" and nombre == "href":
        pide = bool(HOJAS & set((nodo.attributes.get("rel") or "").split()))
    if pide and _DE_FUERA.match(valor):
        yield f"se pide algo fuera del sitio {aqui}"
    if nodo.tag == "form" and nombre == "action" and _DE_FUERA.match(valor):
        yield f"un formulario envía fuera del sitio {aqui}"


def _admitido(guion: LexborNode) -> bool:
    if guion.attributes.get("src"):
        return not guion.text().strip()
    datos = guion.attributes.get("type") in ("application/json", "application/ld+json")
    return datos and "<" not in guion.text()


def _direcciones(arbol: LexborHTMLParser) -> Iterator[str]:
    for nodo in arbol.css("[href], [src], form[action]"):
        for nombre in ("href", "src", "action"):
            if valor := nodo.attributes.get(nombre):
                yield valor
    for salto in arbol.css('meta[http-equiv="refresh"]'):
        yield (salto.attributes["content"] or "").partition("url=")[2]


def _destino(ruta: str, direccion: str, base: str) -> tuple[str, str] | None:
    """(archivo, ancla) de una dirección de dentro; None si es de fuera."""
    if _DE_FUERA.match(direccion):
        return None
    partes = urlsplit(direccion)
    camino = unquote(partes.path)
    if not camino:
        return ruta, unquote(partes.fragment)
    entero = camino.removeprefix(base) if camino.startswith(base) else join(dirname(ruta), camino)
    return normpath(entero), unquote(partes.fragment)


def _hojas_de_estilo(sitio: Path) -> Iterator[str]:
    """Lo que las hojas de estilo piden: solo archivos del sitio o datos incluidos en ellas."""
    for hoja in sorted(sitio.rglob("*.css")):
        ruta = hoja.relative_to(sitio).as_posix()
        for hallado in _EN_CSS.finditer(hoja.read_text(encoding="utf-8")):
            direccion = hallado[1] or hallado[2]
            if direccion.startswith(("data:image/", "#")):
                continue
            destino = hoja.parent / direccion.partition("?")[0].partition("#")[0]
            if _DE_FUERA.match(direccion) or not destino.is_file():
                yield f"{ruta}: pide «{direccion[:80]}», que no está en el sitio"
