"""Almacén, plan: de dos manifiestos a los pasos que llevan de uno a otro, en orden.

El orden es la promesa: lo que una página necesita está antes que ella, las portadas y el mapa van
detrás de las páginas, el manifiesto al final, y lo que sobra se borra cuando ya nadie lo nombra.
Dentro de una tanda el orden no importa, y repetir sus pasos da lo mismo.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from pathlib import PurePosixPath
from typing import Literal

from generador.publicacion.manifiesto import FIRMA, NOMBRE, Manifiesto

Clase = Literal["guardar", "subir", "traer", "borrar"]
APOYO, PAGINAS, INDICES, PORTADA = range(4)
_INDICES = {".xml", ".json", ".csv", ".gz"}
_PORTADAS = {"index.html", "sitemap.xml", "sitemap.xml.gz"}


@dataclass(frozen=True, slots=True)
class Paso:
    """Algo que se hace con un objeto: guardar su copia, subirlo, traer la copia o borrarlo."""

    clase: Clase
    ruta: str


Tanda = tuple[Paso, ...]


@dataclass(frozen=True, slots=True)
class Plan:
    """Las tandas, y lo que se deja hasta la edición siguiente para quien ya tenía una página."""

    tandas: tuple[Tanda, ...]
    rezagados: tuple[str, ...]


def para_publicar(
    desde: Manifiesto | None, hasta: Manifiesto, firmas: tuple[bool, bool], rezagados: Iterable[str]
) -> Plan:
    """De la edición servida a una nueva, guardando antes copia de lo que se pisa o se borra."""
    antes, despues = _huellas(desde), _huellas(hasta)
    cambian = [r for r in despues if antes.get(r) != despues[r]]
    pisados = [r for r in antes if despues.get(r) != antes[r]]
    propios = [NOMBRE, *([FIRMA] if firmas[0] else [])] if desde else []
    guardar = _tanda("guardar", [*pisados, *propios])
    return _plan(antes, despues, "subir", cambian, firmas, rezagados, guardar)


def para_volver(
    desde: Manifiesto, hasta: Manifiesto | None, firmas: tuple[bool, bool], rezagados: Iterable[str]
) -> Plan:
    """De la edición servida, entera o a medio subir, a otra de la que se guardó copia."""
    antes, despues = _huellas(desde), _huellas(hasta)
    if hasta is None:
        sobra = [*antes, NOMBRE, FIRMA]
        return Plan((_tanda("borrar", sobra),), ())
    cambian = [r for r in despues if antes.get(r) != despues[r]]
    return _plan(antes, despues, "traer", cambian, firmas, rezagados, ())


def _plan(
    antes: dict[str, str],
    despues: dict[str, str],
    como: Clase,
    cambian: list[str],
    firmas: tuple[bool, bool],
    rezagados: Iterable[str],
    guardar: Tanda,
) -> Plan:
    sobran = [r for r in antes if r not in despues]
    retirar = [r for r in sobran if fase(r) != APOYO]
    retirar += [r for r in rezagados if r not in despues and r not in retirar]
    quedan = tuple(r for r in sobran if fase(r) == APOYO)
    tandas = [guardar, *_por_fases(como, cambian)]
    tandas.append(_tanda(como, [FIRMA]) if firmas[1] else _tanda("borrar", [FIRMA]))
    tandas.append(_tanda(como, [NOMBRE]))
    tandas.append(_tanda("borrar", (r for r in retirar if r not in quedan)))
    return Plan(tuple(t for t in tandas if t), quedan)


def fase(ruta: str) -> int:
    """Cuándo se sube: lo que las páginas usan, las páginas, los índices o las portadas."""
    if ruta in _PORTADAS:
        return PORTADA
    sufijo = PurePosixPath(ruta).suffix
    if sufijo == ".html":
        return PAGINAS
    return INDICES if sufijo in _INDICES else APOYO


def _por_fases(clase: Clase, rutas: Iterable[str]) -> Iterator[Tanda]:
    for _, grupo in groupby(sorted(rutas, key=lambda r: (fase(r), r)), key=fase):
        yield _tanda(clase, grupo)


def _tanda(clase: Clase, rutas: Iterable[str]) -> Tanda:
    return tuple(Paso(clase, r) for r in rutas)


def _huellas(manifiesto: Manifiesto | None) -> dict[str, str]:
    return {e.ruta: e.sha256 for e in manifiesto.archivos} if manifiesto else {}
