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
        suyo = tipos[campo.fichas]
        elementos = datos.get(campo.nombre, ())
        for i, elemento in enumerate(elementos if isinstance(elementos, list) else ()):
            if isinstance(elemento, dict) and isinstance(elemento.get("id"), str):
                hija = _fuente(fuente, datos, elemento, suyo)
                propias = posiciones[campo.nombre][1][i]
                fuentes.append(replace(hija, posiciones=_lugares(posiciones, propias, suyo)))
                continue
            linea = linea_de(posiciones, (campo.nombre, i))
            que = f"«{campo.titulo} {i + 1}» no tiene «id»"
            ayuda = f"escriba «id: {suyo.prefijo}…» como primer dato"
            problemas.append(Problema(fuente.archivo, linea, "ficha/id", "error", que, ayuda))
    return fuentes, problemas


def _lugares(
    posiciones: Mapping[Any, Any], propias: tuple[int, Mapping[Any, Any]], tipo: Tipo
) -> dict[Any, Any]:
    """Posiciones de una incrustada. Lo heredado está en la línea de quien la lleva dentro.

    Así, lo que esté mal en ella se dice una vez y no una por cada incrustada.
    """
    linea, suyas = propias
    heredadas = {c: posiciones.get(c, (linea_de(posiciones, ()), {})) for c in tipo.hereda}
    return {None: (linea, {}), **heredadas, **suyas}


def _fuente(
    fuente: Fuente, datos: Mapping[str, Any], elemento: Mapping[str, Any], tipo: Tipo
) -> Fuente:
    heredado = {c: datos[c] for c in tipo.hereda if c in datos}
    propio = {c: v for c, v in elemento.items() if c != "id"}
    return replace(
        fuente, id=elemento["id"], tipo=tipo.nombre, metadatos={**heredado, **propio}, secciones=()
    )
