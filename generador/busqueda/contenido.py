"""Búsqueda, contenido: de una ficha a los textos que se buscan: metadatos con peso y trozos."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from generador.busqueda.trozos import cortar, por_apartados
from generador.modelo import Campo, Catalogo, Ficha, Pasaje, Tipo
from generador.tipos.campos import hojas, valores

PESO_DE_METADATO = 1.5
"""Desde este peso un campo va con los metadatos; por debajo es un pasaje."""
PESO_DE_FACETA = 1.5
PESO_DE_APARTADO = 1.5
PESO_DE_INCRUSTADA = 2.0
_FUERA = frozenset({"estado"})
"""Facetas que no dicen de qué trata la ficha."""

Camino = tuple[tuple[str, ...], Campo]


@dataclass(frozen=True, slots=True)
class Contenido:
    """Lo que se busca de una ficha."""

    metadatos: Mapping[str, tuple[float, str]]
    """Campo → (peso, texto)."""
    pasajes: tuple[Pasaje, ...]


@dataclass(frozen=True, slots=True)
class _Buscados:
    """Los campos de un tipo, por lo que de ellos va al índice."""

    con_peso: tuple[Camino, ...]
    con_fichas: tuple[Campo, ...]
    facetas: tuple[Campo, ...]
    con_momentos: tuple[Campo, ...]


class Lector:
    """Saca el contenido de cada ficha; resuelve una vez lo que depende del tipo."""

    def __init__(self, catalogo: Catalogo) -> None:
        self._catalogo = catalogo
        self._por_tipo = {t.nombre: _buscados(t) for t in catalogo.tipos.values()}
        self._termino = cache(self._nombre_de_termino)

    def leer(self, ficha: Ficha, extra: Iterable[Pasaje] = ()) -> Contenido:
        """Metadatos y pasajes de la ficha; «extra» son los de sus adjuntos y transcripciones."""
        metadatos: dict[str, tuple[float, str]] = {}
        propios: list[Pasaje] = []
        buscados = self._por_tipo[ficha.tipo.nombre]
        for camino, campo in buscados.con_peso:
            if camino[0] not in ficha.datos:
                continue
            textos = [t for _, v in valores(ficha.datos, camino) for t in _textos(v)]
            if not textos:
                continue
            if campo.seccion:
                propios += por_apartados(textos[0], campo)
            elif campo.peso >= PESO_DE_METADATO:
                metadatos[".".join(camino)] = (campo.peso, " . ".join(textos))
            else:
                propios += _de_lista(ficha.tipo, camino, textos)
        for campo in buscados.con_fichas:
            if campo.nombre in ficha.datos:
                titulos = (str(v.get("titulo", "")) for v in ficha.datos[campo.nombre])
                metadatos[campo.nombre] = (PESO_DE_INCRUSTADA, " . ".join(titulos))
        propios += _momentos(ficha, buscados.con_momentos)
        apartados = dict.fromkeys(p.etiqueta for p in propios if p.ancla.startswith("#s-"))
        metadatos["apartados"] = (PESO_DE_APARTADO, " . ".join(apartados))
        metadatos["facetas"] = (PESO_DE_FACETA, self._facetas(ficha, buscados.facetas))
        return Contenido(metadatos, tuple(cortar((*propios, *extra))))

    def _facetas(self, ficha: Ficha, facetas: Iterable[Campo]) -> str:
        nombres = [ficha.tipo.titulo]
        for campo in facetas:
            for slug in _textos(ficha.datos.get(campo.nombre, ())):
                nombres.append(self._termino(campo.vocabulario or "", slug))
        return " . ".join(dict.fromkeys(nombres))

    def _nombre_de_termino(self, vocabulario: str, slug: str) -> str:
        termino = self._catalogo.termino(vocabulario, slug)
        if termino is None:
            return slug.replace("_", " ")
        return " . ".join((termino.nombre, str(termino.extra.get("sigla", "")), *termino.sinonimos))


def _buscados(tipo: Tipo) -> _Buscados:
    de_termino = (c for c in tipo.campos if c.faceta and c.vocabulario)
    return _Buscados(
        con_peso=tuple((camino, campo) for camino, campo in hojas(tipo.campos) if campo.peso),
        con_fichas=tuple(c for c in tipo.campos if c.fichas),
        facetas=tuple(c for c in de_termino if c.nombre not in _FUERA),
        con_momentos=tuple(
            c for c in tipo.campos if any(hijo.nombre == "inicio_seg" for hijo in c.hijos)
        ),
    )


def _textos(valor: Any) -> Iterator[str]:
    if isinstance(valor, str):
        yield valor
    elif isinstance(valor, list | tuple):
        for uno in valor:
            yield from _textos(uno)


def _de_lista(tipo: Tipo, camino: tuple[str, ...], textos: list[str]) -> Iterator[Pasaje]:
    """Los valores de un campo menor: un pasaje que lleva al apartado de su campo."""
    campo = tipo.campo(camino[0])
    etiqueta = campo.titulo if campo else ""
    ancla = "#" + camino[0].replace("_", "-")
    yield Pasaje(re.sub(r"\s+", " ", ". ".join(textos)), etiqueta, ancla, "")


def _momentos(ficha: Ficha, campos: Iterable[Campo]) -> Iterator[Pasaje]:
    """Los capítulos de un video: cada uno lleva a su segundo."""
    for campo in campos:
        for momento in ficha.datos.get(campo.nombre, ()):
            segundo = momento["inicio_seg"]
            yield Pasaje(momento["titulo"], f"min {_reloj(segundo)}", f"?t={segundo}", "")


def _reloj(segundos: int) -> str:
    minutos, resto = divmod(segundos, 60)
    horas, minutos = divmod(minutos, 60)
    return f"{horas}:{minutos:02}:{resto:02}" if horas else f"{minutos}:{resto:02}"
