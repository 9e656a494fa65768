"""Libros, disposición: de un Tipo a qué hojas tiene su libro y qué se pide en cada una.

La leen quien escribe la plantilla y quien la lee de vuelta: por eso no sabe nada de Excel.

- Un tipo con listas propias (comité, sesiones, videos…) llena **una ficha por libro**: su hoja
  principal va en dos columnas, y cada lista de grupos tiene la suya, una fila por elemento.
- Un tipo sin ellas llena **una ficha por fila**; las filas de sus demás hojas dicen de cuál son.
- No se pide lo que no se puede elegir, lo que solo sirve para retirar una ficha ni, en una ficha
  incrustada, lo que toma de la que la lleva dentro.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from generador.modelo import Campo, Tipo

Camino = tuple[str, ...]
PARALELA = "x-por-cada"
ARCHIVOS = "archivos"
"""El grupo de listas que comparten todos los tipos."""
LARGO_DE_HOJA = 31
_PROHIBIDOS = re.compile(r"[\[\]:*?/\\']")


@dataclass(frozen=True, slots=True)
class Casilla:
    """Un dato que se pide: dónde va en la ficha y cómo se llama en la hoja."""

    camino: Camino
    """Desde la ficha o, en una lista, desde el elemento."""
    campo: Campo
    rotulo: str
    dentro: str = ""
    """Título del grupo opcional en que está."""
    paralela: bool = False
    """Si el dato va en otra lista que tiene un valor por cada elemento de esta."""


@dataclass(frozen=True, slots=True)
class Hoja:
    """Una hoja: la principal, o la de una lista de grupos."""

    nombre: str
    descripcion: str
    camino: Camino
    """Dónde está su lista, desde la ficha o desde el elemento de «madre»; vacío en la principal."""
    casillas: tuple[Casilla, ...]
    campo: Campo | None = None
    madre: str | None = None
    """Hoja a cuyas filas pertenecen las de esta; None si son de la única ficha."""
    fichas: Tipo | None = None
    """El tipo de ficha que es cada fila, si lo es."""
    en_filas: bool = True
    """Si lleva un elemento por fila, o la única ficha con un campo debajo de otro."""


@dataclass(frozen=True, slots=True)
class Libro:
    """Todas las hojas de un tipo; la primera es la principal."""

    tipo: Tipo
    hojas: tuple[Hoja, ...]

    @property
    def principal(self) -> Hoja:
        """La hoja de los datos de la ficha."""
        return self.hojas[0]

    @property
    def de_varias(self) -> bool:
        """Si el libro lleva una ficha por fila."""
        return self.principal.en_filas


def disponer(tipo: Tipo, tipos: Mapping[str, Tipo]) -> Libro:
    """El libro de un tipo."""
    campos = tuple(c for c in _en_orden(tipo) if _se_pide(tipo, c))
    listas = tuple(_listas(campos))
    de_varias = not any(campo.grupo != ARCHIVOS for _, campo in listas)
    principal = Hoja(
        _nombre(tipo.titulo),
        tipo.descripcion,
        (),
        tuple(_casillas(campos)),
        fichas=tipo,
        en_filas=de_varias,
    )
    madre = principal.nombre if de_varias else None
    suyas = [h for camino, c in listas for h in _de_lista(camino, c, campos, madre, tipos)]
    return Libro(tipo, (principal, *suyas))


def _en_orden(tipo: Tipo) -> Iterator[Campo]:
    """Los campos como en la guía: por grupos, y en cada uno primero lo obligatorio."""
    for grupo in tipo.grupos:
        suyos = [c for c in tipo.campos if c.grupo == grupo]
        yield from sorted(suyos, key=lambda c: not c.requerido)


def _se_pide(tipo: Tipo, campo: Campo) -> bool:
    sin_eleccion = len(campo.esquema.get("enum", "  ")) == 1
    return not sin_eleccion and campo.desde != tipo.estados[-1]


def _listas(campos: tuple[Campo, ...], camino: Camino = ()) -> Iterator[tuple[Camino, Campo]]:
    for campo in campos:
        aqui = (*camino, campo.nombre)
        if campo.clase == "lista" and (campo.hijos or campo.fichas):
            yield aqui, campo
        elif campo.clase == "grupo":
            yield from _listas(campo.hijos, aqui)


def _casillas(
    campos: tuple[Campo, ...], camino: Camino = (), titulos: Camino = (), dentro: str = ""
) -> Iterator[Casilla]:
    """Los datos sueltos, también los de los grupos; las listas de grupos tienen su hoja."""
    for campo in campos:
        aqui, rotulos = (*camino, campo.nombre), (*titulos, campo.titulo)
        if PARALELA in campo.esquema or campo.fichas:
            continue
        if campo.clase == "grupo":
            opcional = "" if campo.requerido and not dentro else campo.titulo
            yield from _casillas(campo.hijos, aqui, rotulos, opcional or dentro)
        elif campo.clase != "lista" or not campo.hijos:
            yield Casilla(aqui, campo, " › ".join(rotulos), dentro)


def _de_lista(
    camino: Camino,
    campo: Campo,
    campos: tuple[Campo, ...],
    madre: str | None,
    tipos: Mapping[str, Tipo],
) -> Iterator[Hoja]:
    """La hoja de una lista, y las de las listas propias de las fichas que lleve dentro."""
    nombre = _nombre(campo.titulo)
    if campo.fichas is None:
        suyas = (*_casillas(campo.hijos), *_paralelas(camino, campos))
        yield Hoja(nombre, campo.descripcion, camino, suyas, campo, madre)
        return
    tipo = tipos[campo.fichas]
    pedidos = tuple(
        replace(c, requerido=c.requerido and c.nombre not in tipo.hereda)
        for c in _en_orden(tipo)
        if _se_pide(tipo, c) and not _heredado(tipo, c)
    )
    listas = [(c, suyo) for c, suyo in _listas(pedidos) if suyo.grupo != ARCHIVOS]
    sueltas = tuple(_casillas(tuple(c for c in pedidos if c.grupo != "vigencia")))
    yield Hoja(nombre, campo.descripcion, camino, sueltas, campo, madre, tipo)
    for suyo, lista in listas:
        yield from _de_lista(suyo, lista, pedidos, nombre, tipos)


def _heredado(tipo: Tipo, campo: Campo) -> bool:
    """Lo que toma de la que la lleva dentro, salvo lo obligatorio que se redacta (el resumen)."""
    redactado = campo.requerido and campo.clase == "texto"
    return campo.nombre in tipo.hereda and not redactado


def _paralelas(lista: Camino, campos: tuple[Campo, ...]) -> Iterator[Casilla]:
    """Las listas «x-por-cada» esta: se llenan en su hoja, como columnas."""
    hermanos = campos
    for paso in lista[:-1]:
        hermanos = next(c.hijos for c in hermanos if c.nombre == paso)
    for grupo in hermanos:
        if grupo.esquema.get(PARALELA) == lista[-1]:
            for campo in grupo.hijos:
                camino = (*lista[:-1], grupo.nombre, campo.nombre)
                yield Casilla(camino, campo, campo.titulo, grupo.titulo, paralela=True)


def _nombre(titulo: str) -> str:
    return _PROHIBIDOS.sub(" ", titulo)[:LARGO_DE_HOJA].strip()
