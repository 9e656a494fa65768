"""Extracción, PPTX: el texto de cada diapositiva, con el de sus esquemas y sus notas."""

from __future__ import annotations

from collections.abc import Iterator

from generador.extraccion.lectores.comprimido import abrir, local, xml
from generador.extraccion.lectores.ooxml import (
    enlazadas,
    parrafos,
    principal,
    relaciones,
)
from generador.extraccion.lectores.vinculos import revisar
from generador.extraccion.lectura import Trozo


def leer(crudo: bytes) -> Iterator[Trozo]:
    """Un trozo por diapositiva, en el orden en que se muestran."""
    revisar(crudo)
    comprimido = abrir(crudo)
    presentacion = principal(comprimido)
    destinos = relaciones(comprimido, presentacion)
    orden = [
        destinos[id_][1]
        for e in xml(comprimido, presentacion).iter()
        if local(e.tag) == "sldId"
        for nombre, id_ in e.items()
        if "}" in nombre and local(nombre) == "id" and id_ in destinos
    ]
    for numero, diapositiva in enumerate(orden, 1):
        partes = [diapositiva, *enlazadas(comprimido, diapositiva, "diagramData", "notesSlide")]
        lineas = (p.texto for parte in partes for p in parrafos(xml(comprimido, parte)))
        yield "\n".join(lineas), f"diap. {numero}", ""
