"""Etapa 4, compilado: las plantillas, que no dependen del contenido y se compilan una vez."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from jinja2 import (
    ChoiceLoader,
    Environment,
    FileSystemLoader,
    PrefixLoader,
    StrictUndefined,
    Template,
)

from generador.modelo import Catalogo, Sitio
from generador.vistas import formatos
from generador.vistas.marcas import qr
from generador.vistas.puntajes import barra, radar_de

PLANTILLAS = Path(__file__).parent / "plantillas"
SUBE = "../"
"""Todas las páginas generadas están a profundidad uno: así llegan a la raíz del sitio."""


def pintar(
    catalogo: Catalogo,
    sitio: Sitio,
    plantilla: str,
    datos: Mapping[str, object],
) -> str:
    """HTML de una plantilla con esos datos y lo que todas saben."""
    comunes = {"catalogo": catalogo, "sitio": sitio, "sube": SUBE}
    propias = tuple((t.nombre, t.plantilla) for t in catalogo.tipos.values())
    return _plantilla(propias, plantilla).render(comunes, **datos)


@cache
def _plantilla(propias_de_tipo: tuple[tuple[str, Path], ...], nombre: str) -> Template:
    plantilla = _compilado(propias_de_tipo).get_template(nombre)
    # Vienen en una cadena de diccionarios, que se recorre entera cada vez que se pinta.
    plantilla.globals = dict(plantilla.globals)
    return plantilla


@cache
def _compilado(propias_de_tipo: tuple[tuple[str, Path], ...]) -> Environment:
    """Las plantillas no dependen del contenido: se compilan una vez por proceso."""
    propias = {nombre: FileSystemLoader(plantilla.parent) for nombre, plantilla in propias_de_tipo}
    entorno = Environment(
        loader=ChoiceLoader([FileSystemLoader(PLANTILLAS), PrefixLoader(propias)]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    for nombre in (
        "fecha",
        "dia",
        "dia_de_semana",
        "mes",
        "periodo",
        "semana",
        "tamano",
        "duracion",
        "instante",
        "numero",
        "miles",
        "medida",
        "plural",
        "promedio",
        "media_general",
    ):
        entorno.filters[nombre] = getattr(formatos, nombre)
    entorno.filters.update(barra=barra, qr=qr, radar=radar_de)
    return entorno
