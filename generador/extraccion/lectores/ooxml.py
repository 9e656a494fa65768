"""Extracción, OOXML: lo común a Word y PowerPoint. Los párrafos y las relaciones entre partes.

Se lee el XML y no con python-docx o python-pptx: estas se saltan los controles de contenido, los
cuadros de texto y los esquemas gráficos, y tardan seis veces más.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from dataclasses import dataclass
from xml.etree.ElementTree import Element
from zipfile import ZipFile

from generador.extraccion.lectores.comprimido import local, xml
from generador.extraccion.lectura import Ilegible

# Copias de lo mismo para programas antiguos, texto movido de lugar y números de diapositiva.
_FUERA = frozenset({"Fallback", "moveFrom", "fld"})
_BLANCOS = frozenset({"tab", "br", "cr"})


@dataclass(frozen=True, slots=True)
class Parrafo:
    """Un párrafo: su texto, su estilo y su nivel de esquema, si los dice."""

    texto: str
    estilo: str = ""
    nivel: str = ""


def parrafos(raiz: Element) -> Iterator[Parrafo]:
    """Los párrafos con texto, en el orden del documento; los de un cuadro, tras el suyo."""
    for sobrante in [e for e in raiz.iter() if local(e.tag) in _FUERA]:
        sobrante.clear()
    partes: list[str] = []
    estilo = nivel = ""
    for elemento in raiz.iter():
        nombre = local(elemento.tag)
        if nombre == "t":
            partes.append(elemento.text or "")
        elif nombre in _BLANCOS:
            partes.append(" ")
        elif nombre == "p":
            if partes:
                yield Parrafo("".join(partes), estilo, nivel)
            partes, estilo, nivel = [], "", ""
        elif nombre == "pStyle":
            estilo = valor(elemento)
        elif nombre == "outlineLvl":
            nivel = valor(elemento)
    if partes:
        yield Parrafo("".join(partes), estilo, nivel)


def valor(elemento: Element, atributo: str = "val") -> str:
    """Un atributo, esté en el espacio de nombres que esté."""
    return next((v for n, v in elemento.items() if local(n) == atributo), "")


def relaciones(comprimido: ZipFile, parte: str) -> dict[str, tuple[str, str]]:
    """Id → (clase, parte) de lo que una parte enlaza dentro del archivo; vacía si nada."""
    carpeta, nombre = posixpath.split(parte)
    ruta = posixpath.join(carpeta, "_rels", nombre + ".rels")
    if ruta not in comprimido.namelist():
        return {}
    return {
        r.get("Id", ""): (
            posixpath.basename(r.get("Type", "")),
            posixpath.normpath(posixpath.join("/", carpeta, r.get("Target", ""))).lstrip("/"),
        )
        for r in xml(comprimido, ruta)
        if r.get("TargetMode") != "External"
    }


def enlazadas(comprimido: ZipFile, parte: str, *clases: str) -> list[str]:
    """Las partes de esas clases que enlaza una parte, en el orden de las clases."""
    todas = relaciones(comprimido, parte).values()
    return [destino for clase in clases for c, destino in sorted(todas) if c == clase]


def principal(comprimido: ZipFile) -> str:
    """La parte que es el documento; no siempre se llama igual."""
    halladas = enlazadas(comprimido, "", "officeDocument")
    if not halladas:
        raise Ilegible("danado")
    return halladas[0]
