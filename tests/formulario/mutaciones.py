"""Fichas estropeadas de muchas formas, siempre las mismas: para comparar los dos jueces."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import replace
from itertools import zip_longest
from typing import Any

from generador.modelo import Campo
from generador.tipos.campos import valores
from tests.formulario.bordes import en_el_limite
from tests.formulario.cambios import AJENOS, ARCHIVOS, POR_CLASE
from tests.formulario.fichas import ANTES, QUITAR, TESTIGOS, TIPOS, Camino, Caso, Datos


def mutados(partida: list[Caso], cuantos: int, semilla: int = 1) -> list[Caso]:
    """Los de partida, los de los bordes, y «cuantos» más: la mitad con un cambio en un campo, por
    turnos entre todas las fichas, y la otra mitad con varios."""
    azar = random.Random(semilla)
    sueltos = [list(_uno_a_uno(c, azar)) for c in partida]
    azar.shuffle(sueltos)
    por_turnos = [m for tanda in zip_longest(*sueltos) for m in tanda if m is not None]
    casos = [*partida, *en_el_limite(partida), *por_turnos[: cuantos // 2]]
    for _ in range(cuantos - cuantos // 2):
        base = azar.choice(casos)
        otro = azar.choice(_cambios(base, azar))
        casos.append(_aplicar(base, *otro))
    return casos


def _uno_a_uno(caso: Caso, azar: random.Random) -> Iterator[Caso]:
    cambios = _cambios(caso, azar)
    azar.shuffle(cambios)
    for camino, valor in cambios:
        yield _aplicar(caso, camino, valor)
    yield from _de_nombre(caso)


def _de_nombre(caso: Caso) -> Iterator[Caso]:
    prefijo = TIPOS[caso.tipo].prefijo
    ajeno = next(t.prefijo for t in TIPOS.values() if t.prefijo != prefijo)
    for id_ in (f"{prefijo}x", f"{prefijo}Con Mayúsculas", f"{ajeno}otra", "sin-prefijo"):
        yield replace(caso, nombre=f"{caso.nombre}: se llama {id_}", id=id_)
    yield replace(caso, nombre=f"{caso.nombre}: nombre largo", id=f"{prefijo}{'a' * 70}")


def _aplicar(caso: Caso, camino: Camino, valor: Any) -> Caso:
    """El caso con otro valor en un lugar, y con los archivos que ese valor pueda nombrar."""
    usados = {n: t for n, t in ARCHIVOS.items() if isinstance(valor, str) and n in valor}
    return caso.con(camino, valor, usados)


def _cambios(caso: Caso, azar: random.Random) -> list[tuple[Camino, Any]]:
    """Los cambios posibles, en orden."""
    return list(_de_la_ficha(caso, azar))


def _de_la_ficha(caso: Caso, azar: random.Random) -> Iterator[tuple[Camino, Any]]:
    """Los de cada dato presente, y un campo que falta o no existe."""
    tipo = TIPOS[caso.tipo]
    yield ("campo_inventado",), azar.choice(AJENOS)
    yield ("visibilidad",), "restringida"
    for viejo in (*TESTIGOS, ANTES, caso.id, "he-de-antes", "sin-prefijo", "Con Mayúsculas"):
        yield ("ids_anteriores",), [viejo]
    yield from _de_campos(tipo.campos, caso.datos, (), caso, azar)
    for campo in tipo.campos:
        incrustadas = caso.datos.get(campo.nombre)
        if campo.fichas and isinstance(incrustadas, list):
            yield from _de_incrustadas(campo, incrustadas, caso, azar)


def _de_incrustadas(
    campo: Campo, fichas: list[Any], caso: Caso, azar: random.Random
) -> Iterator[tuple[Camino, Any]]:
    suyo = TIPOS[campo.fichas or ""]
    for i, ficha in enumerate(fichas):
        if not isinstance(ficha, dict):
            continue
        lugar: Camino = (campo.nombre, i)
        for valor in ("sin-prefijo", f"{suyo.prefijo}a", 5, f"{suyo.prefijo}bbb"):
            yield (*lugar, "id"), valor
        yield (*lugar, "inventado"), "x"
        for estado in suyo.estados:
            yield (*lugar, "estado"), estado
        for nombre in suyo.hereda:
            yield (*lugar, nombre), azar.choice(AJENOS)
        yield from _de_campos(suyo.campos, ficha, lugar, caso, azar)


def _de_campos(
    campos: tuple[Campo, ...], datos: Datos, dentro: Camino, caso: Caso, azar: random.Random
) -> Iterator[tuple[Camino, Any]]:
    for campo in campos:
        if campo.nombre not in datos:
            if campo.clase != "grupo":
                yield (*dentro, campo.nombre), azar.choice([*AJENOS, campo.ejemplo])
            continue
        valor, lugar = datos[campo.nombre], (*dentro, campo.nombre)
        yield lugar, QUITAR
        yield lugar, azar.choice(AJENOS)
        yield lugar, azar.choice(["", "   ", [], {}, None])
        for nuevo in POR_CLASE[campo.clase](campo, valor, caso):
            yield lugar, nuevo
        if campo.clase == "lista" and isinstance(valor, list):
            for camino, elemento in valores(datos, (campo.nombre, "*")):
                yield (*dentro, *camino), azar.choice(AJENOS)
                if campo.hijos and isinstance(elemento, dict):
                    yield (*dentro, *camino, "inventado"), 1
                    aqui = (*dentro, *camino)
                    yield from _de_campos(campo.hijos, elemento, aqui, caso, azar)
        if campo.clase == "grupo" and isinstance(valor, dict):
            yield (*lugar, "inventado"), "x"
            yield from _de_campos(campo.hijos, valor, lugar, caso, azar)
