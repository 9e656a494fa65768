"""Extracción, ODT y ODP: apartados de un texto y diapositivas de una presentación."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from generador.extraccion.lectores.comprimido import abrir, local, xml
from generador.extraccion.lectores.vinculos import revisar
from generador.extraccion.lectura import Ilegible, Trozo

# Comentarios, cambios borrados y, en una presentación, los campos de pie de página.
_FUERA = frozenset({"annotation", "tracked-changes", "page-number", "date-time"})
_BLANCOS = frozenset({"s", "tab", "line-break"})
_CIFRADO = b"encryption-data"


def leer(crudo: bytes) -> Iterator[Trozo]:
    """Un trozo por apartado o por diapositiva."""
    comprimido = abrir(crudo)
    manifiesto = "META-INF/manifest.xml"
    if manifiesto in comprimido.namelist() and _CIFRADO in comprimido.read(manifiesto):
        raise Ilegible("cifrado")
    revisar(crudo)
    raiz = xml(comprimido, "content.xml")
    paginas = [e for e in raiz.iter() if local(e.tag) == "page"]
    if paginas:
        for numero, pagina in enumerate(paginas, 1):
            lineas = (_texto(p) for p in _parrafos(pagina))
            yield "\n".join(lineas), f"diap. {numero}", ""
    else:
        yield from _apartados(raiz)


def _apartados(raiz: Element) -> Iterator[Trozo]:
    apartado, lineas = "", list[str]()
    for parrafo in _parrafos(raiz):
        texto = _texto(parrafo)
        if local(parrafo.tag) == "h" and texto.strip():
            yield "\n".join(lineas), apartado, ""
            apartado, lineas = texto, []
        lineas.append(texto)
    yield "\n".join(lineas), apartado, ""


def _parrafos(elemento: Element) -> Iterator[Element]:
    """Los párrafos y títulos que no están dentro de otro, en orden."""
    for hijo in elemento:
        nombre = local(hijo.tag)
        if nombre in ("p", "h"):
            yield hijo
        elif nombre not in _FUERA:
            yield from _parrafos(hijo)


def _texto(elemento: Element) -> str:
    partes = [elemento.text or ""]
    for hijo in elemento:
        nombre = local(hijo.tag)
        if nombre in _BLANCOS or nombre in ("p", "h"):
            partes.append(" ")
        if nombre not in _FUERA:
            partes.append(_texto(hijo))
        partes.append(hijo.tail or "")
    return "".join(partes)
