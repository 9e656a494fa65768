"""Importación, diferencias: qué cambia una propuesta en el repositorio, dicho para una persona."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from generador.fuentes.carpeta import NOMBRES
from generador.importacion.colocar import archivos_de, conservados
from generador.importacion.propuesta import Propuesta, datos_de

_BREVE = 60


def cambios(raiz: Path, propuesta: Propuesta) -> tuple[str, ...]:
    """Las líneas que cuentan el cambio, del nombre de la ficha a sus archivos."""
    carpeta = raiz / propuesta.lugar
    archivo = next((n for n in NOMBRES if (carpeta / n).is_file()), None)
    if archivo is None:
        lineas = [f"+ {nombre}" for nombre in (propuesta.archivo, *propuesta.adjuntos)]
        return (f"nueva: {propuesta.lugar}", *lineas)
    antes = datos_de(propuesta.tipo, archivo, (carpeta / archivo).read_bytes()) or {}
    hallados = [*_campos(propuesta, antes, propuesta.datos() or {}), *_archivos(propuesta, carpeta)]
    return (f"reemplaza: {propuesta.lugar}", *(hallados or ["= sin cambios"]))


def _campos(
    propuesta: Propuesta, antes: Mapping[str, Any], ahora: Mapping[str, Any]
) -> Iterator[str]:
    titulos = {c.nombre: c.titulo for c in propuesta.tipo.campos}
    for nombre in dict.fromkeys((*titulos, *antes, *ahora)):
        titulo, viejo, nuevo = titulos.get(nombre, nombre), antes.get(nombre), ahora.get(nombre)
        if viejo == nuevo:
            continue
        if viejo is None:
            yield f"+ {titulo}: {_breve(nuevo)}"
        elif nuevo is None:
            yield f"- {titulo}: {_breve(viejo)}"
        else:
            yield f"~ {titulo}: {_breve(viejo)} → {_breve(nuevo)}"


def _archivos(propuesta: Propuesta, carpeta: Path) -> Iterator[str]:
    antes = archivos_de(carpeta)
    quedan = {*conservados(propuesta, carpeta), *propuesta.adjuntos}
    for nombre, contenido in propuesta.adjuntos.items():
        crudo = contenido.read_bytes() if isinstance(contenido, Path) else contenido
        if nombre not in antes:
            yield f"+ {nombre}"
        elif (carpeta / nombre).read_bytes() != crudo:
            yield f"~ {nombre}"
    yield from (f"- {nombre}" for nombre in antes if nombre not in quedan)


def _breve(valor: Any) -> str:
    if isinstance(valor, list | tuple):
        cuantos = len(valor)
        sueltos = not any(isinstance(v, Mapping | list) for v in valor)
        texto = ", ".join(map(str, valor)) if sueltos else f"{cuantos} en la lista"
    elif isinstance(valor, Mapping):
        texto = ", ".join(f"{c}: {_breve(v)}" for c, v in valor.items())
    elif isinstance(valor, bool):
        texto = "sí" if valor else "no"
    else:
        texto = " ".join(str(valor).split())
    return f"«{texto}»" if len(texto) <= _BREVE else f"«{texto[:_BREVE]}…» ({len(texto)})"
