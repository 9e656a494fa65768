"""Dos acciones formativas no coinciden para el mismo público, ni repiten tema en un trimestre.

Pasa: dos talleres para las mismas personas, uno el 15 de abril y otro el 20.

Falla, como aviso, si empiezan el mismo día para el mismo público y la misma región::

    inicio: 2026-04-15
    publico: [especialistas_regionales]
    regiones: [puno]

Lo nacional coincide con lo de cualquier región. No coinciden las que dicen sus horas y no se tocan.
Una acción de más de siete días va por sesiones: cuenta solo el día en que empieza. También es un
aviso un tema que se ofrece dos veces en un trimestre al mismo público y la misma región.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date, timedelta
from itertools import islice
from typing import Any

from generador.modelo import Catalogo, Ficha, Problema
from generador.reglas.calendario import TIPO, trimestre
from generador.reglas.hallazgo import del_tipo, hallazgo
from generador.reglas.regiones import TODAS

REGLA = "coincidencias"
LARGA = 7
"""Días desde los que una acción no ocupa todos los que van de su inicio a su fin."""
CANCELADA = "cancelada"
AGENDA = (
    *("periodo", "inicio", "fin", "hora", "duracion_horas", "situacion"),
    *("regiones", "publico", "temas"),
)
"""Lo que hay que saber de otra acción para decir si coincide con esta."""

Clave = tuple[str, ...]
Grupos = dict[Clave, list[Ficha]]


def comprobar(catalogo: Catalogo) -> Iterator[Problema]:
    """Avisos de las acciones que se pisan o se repiten. Las dos lo reciben."""
    acciones = [f for f in del_tipo(catalogo, TIPO) if _sigue(f)]
    firmes = [f for f in acciones if f.visible]
    por_dia, por_tema = _agrupar(firmes, _dias_y_publicos), _agrupar(firmes, _temas_y_publicos)
    for ficha in acciones:
        yield from _superpuesta(ficha, por_dia)
        yield from _repetida(ficha, por_tema)


def agenda(ficha: Ficha) -> dict[str, Any] | None:
    """Lo que el formulario necesita de una acción firme; None de lo demás."""
    if ficha.tipo.nombre != TIPO or not _sigue(ficha):
        return None
    return {nombre: ficha.datos[nombre] for nombre in AGENDA if nombre in ficha.datos}


def _sigue(ficha: Ficha) -> bool:
    return not ficha.retirada and ficha.datos["situacion"] != CANCELADA


def _agrupar(fichas: Sequence[Ficha], claves: Callable[[Ficha], Iterator[Clave]]) -> Grupos:
    grupos: Grupos = {}
    for ficha in fichas:
        for clave in claves(ficha):
            grupos.setdefault(clave, []).append(ficha)
    return grupos


def _dias_y_publicos(ficha: Ficha) -> Iterator[Clave]:
    for dia in _dias(ficha):
        for publico in ficha.datos.get("publico", ()):
            yield dia, publico


def _dias(ficha: Ficha) -> Iterator[str]:
    """Los días que ocupa, o solo el primero si es larga."""
    if "inicio" not in ficha.datos:
        return
    primero = date.fromisoformat(ficha.datos["inicio"])
    duran = (date.fromisoformat(ficha.datos.get("fin", ficha.datos["inicio"])) - primero).days + 1
    for n in range(duran if 1 <= duran <= LARGA else 1):
        yield (primero + timedelta(days=n)).isoformat()


def _temas_y_publicos(ficha: Ficha) -> Iterator[Clave]:
    cuando = trimestre(ficha.datos.get("inicio") or ficha.datos["periodo"])
    for tema in ficha.temas if cuando else ():
        for publico in ficha.datos.get("publico", ()):
            yield cuando, tema, publico


def _superpuesta(ficha: Ficha, por_dia: Grupos) -> Iterator[Problema]:
    for dia in _dias(ficha):
        claves = [(dia, p) for p in ficha.datos.get("publico", ())]
        otras = _otras(ficha, claves, por_dia, _a_la_vez)
        if otras:
            que = f"coincide con {_nombrar(otras)} el {dia} para el mismo público"
            ayuda = "acuerde otra fecha con la otra unidad"
            yield hallazgo(ficha, REGLA, ("inicio",), que, ayuda, "aviso")
            return


def _repetida(ficha: Ficha, por_tema: Grupos) -> Iterator[Problema]:
    todas = list(_temas_y_publicos(ficha))
    for i, tema in enumerate(ficha.temas):
        otras = _otras(ficha, [c for c in todas if c[1] == tema], por_tema, lambda *_: True)
        if otras:
            que = f"«{tema}» se ofrece también en {_nombrar(otras)} al mismo público"
            ayuda = (
                f"una sola vez en el trimestre ({todas[0][0]}) basta, o diga en qué se distinguen"
            )
            yield hallazgo(ficha, REGLA, ("temas", i), que, ayuda, "aviso")


def _otras(
    ficha: Ficha,
    claves: Sequence[Clave],
    grupos: Grupos,
    choca: Callable[[Ficha, Ficha], bool],
) -> list[str]:
    """Ids de otras acciones con la misma clave y región. De cada clave bastan dos."""
    halladas: set[str] = set()
    for clave in claves:
        suyas = (
            f.id
            for f in grupos.get(clave, ())
            if f.id != ficha.id and _misma_region(f, ficha) and choca(f, ficha)
        )
        halladas.update(islice(suyas, 2))
    return sorted(halladas)


def _misma_region(una: Ficha, otra: Ficha) -> bool:
    unas, otras = set(una.regiones), set(otra.regiones)
    return bool(unas & otras) or TODAS in unas | otras


def _a_la_vez(una: Ficha, otra: Ficha) -> bool:
    """Salvo que las dos digan sus horas y no se toquen."""
    (desde, hasta), (inicio, fin) = _horas(una), _horas(otra)
    return desde < fin and inicio < hasta


def _horas(ficha: Ficha) -> tuple[float, float]:
    """De qué minuto a qué minuto del día; si no se sabe, o dura varios, el día entero."""
    datos = ficha.datos
    de_un_dia = datos.get("fin", datos["inicio"]) == datos["inicio"]
    if not (de_un_dia and "hora" in datos and "duracion_horas" in datos):
        return 0, 24 * 60
    horas, minutos = datos["hora"].split(":")
    comienzo = int(horas) * 60 + int(minutos)
    return comienzo, comienzo + datos["duracion_horas"] * 60


def _nombrar(ids: Sequence[str]) -> str:
    return f"«{ids[0]}»" + (" y otras" if len(ids) > 1 else "")
