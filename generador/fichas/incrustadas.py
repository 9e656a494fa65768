"""Etapa 2, incrustadas: de los elementos de una lista «x-fichas» a Fuentes propias."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from generador.modelo import Fuente, Problema, Tipo, linea_de


def desplegar(
    fuente: Fuente,
    datos: Mapping[str, Any],
    posiciones: Mapping[Any, Any],
    tipo: Tipo,
    tipos: Mapping[str, Tipo],
) -> tuple[list[Fuente], list[Problema]]:
    """Fuentes incrustadas en una ficha; heredan de ella lo que su tipo dice y no traen."""
    fuentes: list[Fuente] = []
    problemas: list[Problema] = []
    for campo in tipo.campos:
        if campo.fichas is None:
            continue
        elementos = datos.get(campo.nombre, ())
        for i, elemento in enumerate(elementos if isinstance(elementos, list) else ()):
            linea = linea_de(posiciones, (campo.nombre, i))
            if not isinstance(elemento, dict) or not isinstance(elemento.get("id"), str):
                problemas.append(Problema(
                    fuente.archivo, linea, "ficha/id", "error",
                    f"«{campo.titulo} {i + 1}» no tiene «id»",
                    f"escriba «id: {tipos[campo.fichas].prefijo}…» como primer dato"))
                continue
            propias = posiciones[campo.nombre][1][i]
            hija = _fuente(fuente, datos, elemento, tipos[campo.fichas])
            lugares = {"id": (linea, {}), **propias[1]}
            fuentes.append(replace(hija, posiciones=lugares))
    return fuentes, problemas


def _fuente(
    fuente: Fuente, datos: Mapping[str, Any], elemento: Mapping[str, Any], tipo: Tipo
) -> Fuente:
    heredado = {c: datos[c] for c in tipo.hereda if c in datos}
    propio = {c: v for c, v in elemento.items() if c != "id"}
    return replace(fuente, id=elemento["id"], tipo=tipo.nombre,
                   metadatos={**heredado, **propio}, secciones=())
