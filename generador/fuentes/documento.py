"""Etapa 1, documento: de ficha.md o ficha.yml a metadatos, posiciones y secciones."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from frontmatter.default_handlers import YAMLHandler

from generador.fuentes.yaml_estricto import leer_yaml
from generador.modelo import Problema, Seccion

_TITULO = re.compile(r"##[ \t]+(\S.*?)[ \t#]*\Z")
_CERCA = re.compile(r" {0,3}(```+|~~~+)")

Documento = tuple[dict[str, Any], dict[Any, Any], tuple[Seccion, ...]]


def leer_documento(texto: str, archivo: str) -> Documento | Problema:
    """Metadatos, posiciones y secciones de una ficha; o el problema que lo impide."""
    if archivo.endswith(".yml"):
        leido = leer_yaml(texto, archivo)
        return leido if isinstance(leido, Problema) else (*leido, ())
    cabecera = YAMLHandler()
    if not cabecera.detect(texto):
        return Problema(archivo, 1, "ficha/cabecera", "error", "falta la cabecera de la ficha",
                        "la primera línea debe ser «---», luego los campos y otra línea «---»")
    try:
        metadatos, cuerpo = cabecera.split(texto)
    except ValueError:
        return Problema(archivo, 1, "ficha/cabecera", "error", "la cabecera no se cierra",
                        "después de los campos falta una línea «---»")
    antes = texto.count("\n", 0, texto.index(metadatos, 3)) if metadatos else 1
    leido = leer_yaml(metadatos, archivo, antes)
    if isinstance(leido, Problema):
        return leido
    lineas_previas = texto.count("\n", 0, len(texto) - len(cuerpo))
    return (*leido, tuple(_secciones(cuerpo, lineas_previas)))


def _secciones(cuerpo: str, previas: int) -> Iterator[Seccion]:
    """Parte el cuerpo por sus «## Título», sin mirar dentro de los bloques de código."""
    titulo, inicio, cerca = "", previas + 1, ""
    acumulado: list[str] = []
    for numero, linea in enumerate(cuerpo.split("\n"), previas + 1):
        if (marca := _CERCA.match(linea)) is not None:
            cerca = "" if marca[1].startswith(cerca) and cerca else cerca or marca[1]
        hallado = None if cerca or not linea.startswith("##") else _TITULO.match(linea)
        if hallado is None:
            acumulado.append(linea)
            continue
        yield from _seccion(titulo, acumulado, inicio)
        titulo, inicio, acumulado = hallado[1], numero, []
    yield from _seccion(titulo, acumulado, inicio)


def _seccion(titulo: str, lineas: list[str], inicio: int) -> Iterator[Seccion]:
    texto = "\n".join(lineas).strip("\n")
    if titulo or texto.strip():
        yield Seccion(titulo, texto, inicio)
