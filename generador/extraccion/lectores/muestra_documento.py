"""Extracción, vista previa de un DOCX: títulos, párrafos, puntos y tablas, en su orden."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from generador.extraccion.lectores.comprimido import abrir, local, xml
from generador.extraccion.lectores.documento import estilos_de_titulo
from generador.extraccion.lectores.muestra import acotar, tabla
from generador.extraccion.lectores.ooxml import parrafos, principal, valor
from generador.extraccion.lectura import Trozo

_PORTADA = frozenset({"title", "ttulo", "título"})


def leer(crudo: bytes) -> Iterator[Trozo]:
    """Los bloques del cuerpo; no los encabezados, los pies ni las notas."""
    comprimido = abrir(crudo)
    documento = principal(comprimido)
    titulos = estilos_de_titulo(comprimido, documento)
    cuerpo = next((e for e in xml(comprimido, documento) if local(e.tag) == "body"), None)
    yield from acotar(_bloques(cuerpo, titulos) if cuerpo is not None else ())


def _bloques(lugar: Element, titulos: set[str]) -> Iterator[Trozo]:
    for elemento in lugar:
        match local(elemento.tag):
            case "p":
                yield _texto(elemento), _clase(elemento, titulos), ""
            case "tbl":
                filas = [e for e in elemento if local(e.tag) == "tr"]
                yield tabla(map(_fila, filas), _clase_de_tabla(elemento, filas))
            case "sdt" | "sdtContent" | "customXml" | "ins":
                yield from _bloques(elemento, titulos)


def _clase(parrafo: Element, titulos: set[str]) -> str:
    propiedades = {local(e.tag): e for e in next(iter(parrafo), ())}
    estilo = valor(propiedades["pStyle"]) if "pStyle" in propiedades else ""
    if estilo in titulos or estilo.lower() in _PORTADA:
        return "titulo"
    return "punto" if "numPr" in propiedades or estilo.startswith("List") else "parrafo"


def _fila(fila: Element) -> list[str]:
    celdas: list[str] = []
    for celda in (e for e in _dentro(fila) if local(e.tag) == "tc"):
        ocupa = next((valor(e) for e in celda.iter() if local(e.tag) == "gridSpan"), "1")
        celdas += [_texto(celda)] + [""] * (min(int(ocupa), 20) - 1 if ocupa.isdecimal() else 0)
    return celdas


def _dentro(fila: Element) -> Iterator[Element]:
    """Las celdas, también las que están dentro de un control de contenido."""
    for elemento in fila:
        if local(elemento.tag) in ("sdt", "sdtContent"):
            yield from _dentro(elemento)
        else:
            yield elemento


def _clase_de_tabla(tabla_: Element, filas: list[Element]) -> str:
    if filas and any(local(e.tag) == "tblHeader" for e in filas[0].iter()):
        return "tabla-cabeza"
    aspecto = next((e for e in tabla_.iter() if local(e.tag) == "tblLook"), None)
    rotulos = aspecto is not None and valor(aspecto, "firstColumn") == "1"
    return "tabla-rotulos" if rotulos else "tabla"


def _texto(elemento: Element) -> str:
    return " ".join(p.texto.strip() for p in parrafos(elemento))
