"""Búsqueda, facetas: una columna por faceta, con el conjunto de valores de cada ficha."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache

from generador.busqueda.codigo import numeros
from generador.esquemas.sugerencias import plegar
from generador.modelo import Campo, Catalogo, Ficha

Iguales = Mapping[str, Mapping[str, str]]
_CONECTORES = re.compile(r"-(?:de|del|la|el|y)(?=-)")


@dataclass(slots=True)
class _Columna:
    """Una faceta mientras se llena."""

    titulo: str
    nombres: dict[str, str] = field(default_factory=dict)
    por_ficha: list[list[str]] = field(default_factory=list)


@cache
def clave(titulo: str) -> str:
    """Nombre de la faceta en una dirección: «Tipo de acción» → «tipo-accion»."""
    return _CONECTORES.sub("", plegar(titulo))


def columnas(catalogo: Catalogo, fichas: Sequence[Ficha]) -> list[list[object]]:
    """[clave, título, [[slug, nombre], …], conjuntos, columna] de cada faceta.

    Los valores van en el orden de su vocabulario; la columna dice, por ficha, el número de su
    conjunto de valores.
    """
    vacias = _vacias(catalogo)
    iguales = _iguales(catalogo)
    for numero, ficha in enumerate(fichas):
        for faceta, slug, nombre in _valores(catalogo, ficha, iguales):
            columna = vacias[faceta]
            columna.nombres.setdefault(slug, nombre)
            while len(columna.por_ficha) <= numero:
                columna.por_ficha.append([])
            if slug not in columna.por_ficha[numero]:
                columna.por_ficha[numero].append(slug)
    return [
        _sellar(faceta, columna, len(fichas))
        for faceta, columna in vacias.items()
        if columna.nombres
    ]


def _vacias(catalogo: Catalogo) -> dict[str, _Columna]:
    """Las facetas: el tipo, las que declaran los esquemas, el año y el formato."""
    titulos = {"tipo": "Tipo"}
    declaradas = (c for t in catalogo.tipos.values() for c in t.campos if c.faceta)
    titulos |= {clave(c.faceta or ""): c.faceta or "" for c in declaradas}
    titulos |= {"anio": "Año", "formato": "Formato"}
    return {nombre: _Columna(titulo) for nombre, titulo in titulos.items()}


def _iguales(catalogo: Catalogo) -> Iguales:
    """Por vocabulario, cada slug y el primero que se llama igual: en una faceta son uno solo."""
    return {
        nombre: {t.slug: primeros.setdefault(t.nombre, t.slug) for t in v.terminos.values()}
        for nombre, v in catalogo.vocabularios.items()
        for primeros in [dict[str, str]()]
    }


def _valores(catalogo: Catalogo, ficha: Ficha, iguales: Iguales) -> Iterator[tuple[str, str, str]]:
    """(faceta, slug, nombre) de cada valor de la ficha."""
    yield "tipo", ficha.tipo.nombre, ficha.tipo.titulo
    yield "anio", ficha.publicada[:4], ficha.publicada[:4]
    for adjunto in ficha.adjuntos:
        yield "formato", adjunto.formato, adjunto.formato.upper()
    for campo in ficha.tipo.campos:
        if campo.faceta and campo.nombre in ficha.datos:
            valor = ficha.datos[campo.nombre]
            for slug in [valor] if isinstance(valor, str) else valor:
                unico = iguales.get(campo.vocabulario or "", {}).get(slug, slug)
                yield clave(campo.faceta), unico, _nombre(catalogo, campo, slug)


def _nombre(catalogo: Catalogo, campo: Campo, slug: str) -> str:
    if campo.vocabulario is None:
        return campo.nombres.get(slug, slug)
    return catalogo.nombre(campo.vocabulario, slug)


def _sellar(faceta: str, columna: _Columna, total: int) -> list[object]:
    slugs = sorted(columna.nombres, key=lambda s: (plegar(columna.nombres[s]), s))
    lugar = {slug: i for i, slug in enumerate(slugs)}
    conjuntos: dict[tuple[int, ...], int] = {(): 0}
    filas = [tuple(sorted(lugar[s] for s in fila)) for fila in columna.por_ficha]
    filas += [()] * (total - len(filas))
    numerada = [conjuntos.setdefault(fila, len(conjuntos)) for fila in filas]
    valores = [[s, columna.nombres[s]] for s in slugs]
    return [faceta, columna.titulo, valores, [list(c) for c in conjuntos], numeros(numerada)]
