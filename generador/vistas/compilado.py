"""Etapa 4, compilado: las plantillas, que no dependen del contenido y se compilan una vez."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from jinja2 import ChoiceLoader, Environment, FileSystemLoader, PrefixLoader, StrictUndefined

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
    return entorno(catalogo).get_template(plantilla).render(comunes, **datos)


def entorno(catalogo: Catalogo) -> Environment:
    """Las plantillas de los tipos de ese catálogo y las de todos."""
    return _compilado(tuple((t.nombre, t.plantilla) for t in catalogo.tipos.values()))


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
