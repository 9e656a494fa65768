"""Búsqueda, facetas: una columna por faceta, con el conjunto de valores de cada ficha."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, partial

from generador.busqueda.codigo import numeros
from generador.esquemas.sugerencias import plegar
from generador.modelo import Campo, Catalogo, Ficha

Iguales = Mapping[str, Mapping[str, str]]
Nombrar = Callable[[str], tuple[str, str]]
_CONECTORES = re.compile(r"-(?:de|del|la|el|y)(?=-)")


@dataclass(slots=True)
class _Columna:
    """Una faceta mientras se llena."""

    titulo: str
    nombres: dict[str, str] = field(default_factory=dict)
    por_ficha: dict[int, list[str]] = field(default_factory=dict)

    def poner(self, ficha: int, slug: str, nombre: str) -> None:
        """Un valor de la ficha de ese número."""
        self.nombres.setdefault(slug, nombre)
        suyos = self.por_ficha.setdefault(ficha, [])
        if slug not in suyos:
            suyos.append(slug)


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
    llenar = _por_tipo(catalogo, vacias)
    for numero, ficha in enumerate(fichas):
        vacias["tipo"].poner(numero, ficha.tipo.nombre, ficha.tipo.titulo)
        vacias["anio"].poner(numero, ficha.publicada[:4], ficha.publicada[:4])
        for adjunto in ficha.adjuntos:
            vacias["formato"].poner(numero, adjunto.formato, adjunto.formato.upper())
        for campo, columna, nombrar in llenar[ficha.tipo.nombre]:
            valor = ficha.datos.get(campo, ())
            for slug in [valor] if isinstance(valor, str) else valor:
                columna.poner(numero, *nombrar(slug))
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


def _por_tipo(
    catalogo: Catalogo, vacias: Mapping[str, _Columna]
) -> dict[str, list[tuple[str, _Columna, Nombrar]]]:
    """De cada tipo, sus campos con faceta, la columna que llenan y cómo se nombra un valor."""
    iguales = _iguales(catalogo)
    return {
        t.nombre: [
            (c.nombre, vacias[clave(c.faceta)], cache(partial(_nombrar, catalogo, iguales, c)))
            for c in t.campos
            if c.faceta
        ]
        for t in catalogo.tipos.values()
    }


def _nombrar(catalogo: Catalogo, iguales: Iguales, campo: Campo, slug: str) -> tuple[str, str]:
    """El slug de un valor en su faceta y su nombre."""
    unico = iguales.get(campo.vocabulario or "", {}).get(slug, slug)
    return unico, _nombre(catalogo, campo, slug)


def _nombre(catalogo: Catalogo, campo: Campo, slug: str) -> str:
    if campo.vocabulario is None:
        return campo.nombres.get(slug, slug)
    return catalogo.nombre(campo.vocabulario, slug)


def _sellar(faceta: str, columna: _Columna, total: int) -> list[object]:
    slugs = sorted(columna.nombres, key=lambda s: (plegar(columna.nombres[s]), s))
    lugar = {slug: i for i, slug in enumerate(slugs)}
    conjuntos: dict[tuple[int, ...], int] = {(): 0}
    filas = (columna.por_ficha.get(numero, ()) for numero in range(total))
    conjuntos_de = (tuple(sorted(map(lugar.__getitem__, fila))) for fila in filas)
    numerada = [conjuntos.setdefault(suyo, len(conjuntos)) for suyo in conjuntos_de]
    valores = [[s, columna.nombres[s]] for s in slugs]
    return [faceta, columna.titulo, valores, [list(c) for c in conjuntos], numeros(numerada)]
