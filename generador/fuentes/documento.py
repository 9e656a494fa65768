"""Etapa 1, documento: de ficha.md o ficha.yml a metadatos, posiciones y secciones."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from frontmatter.default_handlers import YAMLHandler

from generador.fuentes.yaml_estricto import leer_yaml
from generador.modelo import Problema, Seccion

_CERCA = re.compile(r" {0,3}(?:(```+)[^`]*|(~~~+).*)\Z")

Documento = tuple[dict[str, Any], dict[Any, Any], tuple[Seccion, ...]]


def leer_documento(texto: str, archivo: str) -> Documento | Problema:
    """Metadatos, posiciones y secciones de una ficha; o el problema que lo impide."""
    if archivo.endswith(".yml"):
        leido = leer_yaml(texto, archivo)
        return leido if isinstance(leido, Problema) else (*leido, ())
    cabecera = YAMLHandler()
    if not cabecera.detect(texto):
        return Problema(
            archivo,
            1,
            "ficha/cabecera",
            "error",
            "falta la cabecera de la ficha",
            "la primera línea debe ser «---», luego los campos y otra línea «---»",
        )
    try:
        metadatos, cuerpo = cabecera.split(texto)
    except ValueError:
        return Problema(
            archivo,
            1,
            "ficha/cabecera",
            "error",
            "la cabecera no se cierra",
            "después de los campos falta una línea «---»",
        )
    antes = texto.count("\n", 0, texto.index(metadatos, 3)) if metadatos else 1
    leido = leer_yaml(metadatos, archivo, antes)
    if isinstance(leido, Problema):
        return leido
    lineas_previas = texto.count("\n", 0, len(texto) - len(cuerpo))
    return (*leido, tuple(partir(cuerpo, lineas_previas)))


def partir(cuerpo: str, previas: int = 0) -> Iterator[Seccion]:
    """Parte el cuerpo por sus «## Título», sin mirar dentro de los bloques de código."""
    titulo, inicio, cerca = "", previas + 1, ""
    acumulado: list[str] = []
    for numero, linea in enumerate(cuerpo.split("\n"), previas + 1):
        if "```" in linea or "~~~" in linea:
            cerca = cerca_tras(linea, cerca)
        hallado = "" if cerca or not linea.startswith("##") else titulo_en(linea)
        if not hallado:
            acumulado.append(linea)
            continue
        yield from _seccion(titulo, acumulado, inicio)
        titulo, inicio, acumulado = hallado, numero, []
    yield from _seccion(titulo, acumulado, inicio)


def cerca_tras(linea: str, abierta: str) -> str:
    """Marca del bloque de código abierto tras esta línea; vacío si no hay ninguno."""
    hallada = _CERCA.match(linea)
    if hallada is None:
        return abierta
    marca = hallada[1] or hallada[2]
    if not abierta:
        return marca
    cierra = linea.strip() == marca and marca.startswith(abierta)
    return "" if cierra else abierta


def titulo_en(linea: str) -> str:
    """Título de una línea que empieza con «##»; vacío si es más hondo. El espacio puede faltar."""
    if linea.startswith("###"):
        return ""
    titulo = linea[2:].strip(" \t")
    sin_cierre = titulo.rstrip("#")
    return sin_cierre.rstrip(" \t") if sin_cierre.endswith((" ", "\t")) else titulo


def _seccion(titulo: str, lineas: list[str], inicio: int) -> Iterator[Seccion]:
    texto = "\n".join(lineas).strip("\n")
    if titulo:
        yield Seccion(titulo, texto, inicio)
    elif texto.strip():
        vacias = next(i for i, linea in enumerate(lineas) if linea)
        yield Seccion("", texto, inicio + vacias)
