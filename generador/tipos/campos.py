"""Etapa 0, árbol de campos: de un JSON Schema anotado a Campo, sin $ref, uniones ni nulos."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from generador.modelo import Campo

_SIMPLES = {"boolean": "si_no", "integer": "entero", "number": "numero", "object": "grupo"}


def arbol(esquema: Mapping[str, Any]) -> tuple[Campo, ...]:
    """Campos de un esquema de tipo objeto, en su orden."""
    requeridos = esquema.get("required", ())
    return tuple(
        _campo(nombre, propiedad, nombre in requeridos)
        for nombre, propiedad in esquema["properties"].items()
    )


def hojas(
    campos: tuple[Campo, ...], camino: tuple[str, ...] = ()
) -> Iterator[tuple[tuple[str, ...], Campo]]:
    """Recorre los campos en profundidad; «*» en el camino es «cada elemento»."""
    for campo in campos:
        aqui = (*camino, campo.nombre)
        yield aqui, campo
        if campo.hijos:
            paso = (*aqui, "*") if campo.clase == "lista" else aqui
            yield from hojas(campo.hijos, paso)


def valores(
    datos: Any, camino: tuple[str, ...], hecho: tuple[str | int, ...] = ()
) -> Iterator[tuple[tuple[str | int, ...], Any]]:
    """Valores de «datos» en un camino de hojas(), cada uno con su camino concreto."""
    if not camino:
        yield hecho, datos
    elif camino[0] == "*":
        for i, elemento in enumerate(datos if isinstance(datos, list | tuple) else ()):
            yield from valores(elemento, camino[1:], (*hecho, i))
    elif isinstance(datos, Mapping) and camino[0] in datos:
        yield from valores(datos[camino[0]], camino[1:], (*hecho, camino[0]))


def _campo(nombre: str, esquema: Mapping[str, Any], requerido: bool) -> Campo:
    elemento = esquema.get("items", {})
    hijos = arbol(esquema) if "properties" in esquema else ()
    if "properties" in elemento:
        hijos = arbol(elemento)
    referencia = esquema.get("x-referencia", elemento.get("x-referencia"))
    return Campo(
        nombre=nombre,
        titulo=esquema["title"],
        descripcion=esquema["description"],
        clase=_clase(esquema),
        esquema=esquema,
        ejemplo=esquema["examples"][0],
        grupo=esquema.get("x-grupo", "detalle"),
        requerido=requerido,
        desde=esquema.get("x-requerido-desde"),
        vocabulario=esquema.get("x-vocabulario", elemento.get("x-vocabulario")),
        nombres=esquema.get("x-nombres", elemento.get("x-nombres", {})),
        referencia=None if referencia is None else tuple(referencia),
        inversa=esquema.get("x-inversa", elemento.get("x-inversa")),
        seccion=esquema.get("x-seccion", False),
        dato=esquema.get("x-dato", False),
        faceta=esquema.get("x-faceta"),
        peso=esquema.get("x-busqueda", 0.0),
        schema_org=esquema.get("x-schema"),
        dublin_core=esquema.get("x-dc"),
        fichas=esquema.get("x-fichas"),
        hijos=hijos,
    )


def _clase(esquema: Mapping[str, Any]) -> str:
    if esquema["type"] == "array":
        elemento = esquema.get("items", {})
        cerrado = "enum" in elemento or "x-vocabulario" in elemento
        return "opciones" if cerrado else "lista"
    if esquema["type"] != "string":
        return _SIMPLES[esquema["type"]]
    if esquema.get("format") == "date":
        return "fecha"
    if "enum" in esquema or "x-vocabulario" in esquema:
        return "opcion"
    if "x-referencia" in esquema:
        return "relacion"
    if esquema.get("x-archivo"):
        return "archivo"
    return "parrafo" if esquema.get("x-seccion") else "texto"
