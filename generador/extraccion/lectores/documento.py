"""Extracción, DOCX: el texto por apartados, según los títulos del documento."""

from __future__ import annotations

import re
from collections.abc import Iterator
from zipfile import ZipFile

from generador.extraccion.lectores.comprimido import abrir, local, xml
from generador.extraccion.lectores.ooxml import enlazadas, parrafos, principal, valor
from generador.extraccion.lectores.vinculos import revisar
from generador.extraccion.lectura import Trozo

_TITULO = re.compile(r"(heading|título|titulo)\s*\d", re.I)
_CUERPO = "9"
"""Nivel de esquema de lo que no es título."""


def leer(crudo: bytes) -> Iterator[Trozo]:
    """Un trozo por apartado; lo anterior al primer título no lleva etiqueta."""
    revisar(crudo)
    comprimido = abrir(crudo)
    documento = principal(comprimido)
    titulos = estilos_de_titulo(comprimido, documento)
    apartado, lineas = "", list[str]()
    for parrafo in parrafos(xml(comprimido, documento)):
        nivel = parrafo.nivel or ("0" if parrafo.estilo in titulos else _CUERPO)
        if nivel != _CUERPO and parrafo.texto.strip():
            yield "\n".join(lineas), apartado, ""
            apartado, lineas = parrafo.texto, []
        lineas.append(parrafo.texto)
    yield "\n".join(lineas), apartado, ""
    for notas in enlazadas(comprimido, documento, "footnotes", "endnotes"):
        yield "\n".join(p.texto for p in parrafos(xml(comprimido, notas))), "notas", ""


def estilos_de_titulo(comprimido: ZipFile, documento: str) -> set[str]:
    """Ids de los estilos que son títulos, por su nombre, su nivel o el estilo del que salen."""
    niveles: dict[str, str] = {}
    bases: dict[str, str] = {}
    for parte in enlazadas(comprimido, documento, "styles"):
        for estilo in xml(comprimido, parte):
            id_ = valor(estilo, "styleId")
            for elemento in estilo.iter():
                match local(elemento.tag):
                    case "name" if _TITULO.match(valor(elemento)):
                        niveles.setdefault(id_, "0")
                    case "outlineLvl":
                        niveles[id_] = valor(elemento)
                    case "basedOn":
                        bases[id_] = valor(elemento)
    for _ in range(9):  # la herencia de estilos es corta; si da vueltas, se corta aquí
        niveles |= {i: niveles[b] for i, b in bases.items() if i not in niveles and b in niveles}
    return {i for i, nivel in niveles.items() if nivel != _CUERPO}
