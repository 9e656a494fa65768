"""Fugas, fichas: de las fuentes a sus textos y archivos, lo que se publica aparte de lo que no."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from generador.fichas.acceso import PUBLICO
from generador.modelo import Catalogo, Fuente, Tipo
from generador.tipos.campos import valores

INTERNO = "material interno"


@dataclass(frozen=True, slots=True)
class Parte:
    """Una ficha, o la parte de una, que se publica o no se publica entera."""

    origen: str
    """Su archivo; de lo interno no se dice cuál, porque el aviso puede acabar a la vista."""
    publica: bool
    interna: bool
    ids: tuple[str, ...]
    textos: tuple[str, ...]
    archivos: tuple[Path, ...]


def partir(raiz: Path, fuentes: tuple[Fuente, ...], catalogo: Catalogo) -> Iterator[Parte]:
    """Cada fuente, en su parte pública y las que no lo son."""
    visibles = {f.id for f in catalogo.visibles if f.acceso == PUBLICO}
    for fuente in fuentes:
        if fuente.interna or fuente.id not in visibles:
            yield _entera(raiz, fuente, catalogo)
        else:
            yield from _por_partes(fuente, visibles, catalogo)


def _entera(raiz: Path, fuente: Fuente, catalogo: Catalogo) -> Parte:
    archivos = (raiz / fuente.archivo, *(v.camino for v in fuente.vecinos.values()))
    ids = (fuente.id, *(_id(e) for _, e in _incrustadas(fuente, catalogo)))
    textos = (*_textos(fuente.metadatos), *_secciones(fuente), *fuente.vecinos)
    return Parte(_origen(fuente), False, fuente.interna, ids, textos, archivos)


def _por_partes(fuente: Fuente, visibles: set[str], catalogo: Catalogo) -> Iterator[Parte]:
    """La ficha visible, y aparte las incrustadas que no lo son."""
    ocultas = {
        (campo, i): e for (campo, i), e in _incrustadas(fuente, catalogo) if _id(e) not in visibles
    }
    datos = {
        campo: [e for i, e in enumerate(valor) if (campo, i) not in ocultas]
        if isinstance(valor, list)
        else valor
        for campo, valor in fuente.metadatos.items()
    }
    tipo = catalogo.tipos[fuente.tipo]
    propios = (*_textos(datos), *_secciones(fuente), *_columnas(tipo, datos))
    nombrados = "\n".join(propios)
    suyos = tuple(v.camino for n, v in fuente.vecinos.items() if n in nombrados)
    yield Parte(fuente.archivo, True, False, (fuente.id,), propios, suyos)
    for elemento in ocultas.values():
        textos = tuple(_textos(elemento))
        ajenos = [v.camino for n, v in fuente.vecinos.items() if n in textos]
        archivos = tuple(c for c in ajenos if c not in suyos)
        yield Parte(fuente.archivo, False, False, (_id(elemento),), textos, archivos)


def _incrustadas(fuente: Fuente, catalogo: Catalogo) -> Iterator[tuple[tuple[str, int], Any]]:
    for campo in catalogo.tipos[fuente.tipo].campos:
        valor = fuente.metadatos.get(campo.nombre)
        if campo.fichas and isinstance(valor, list):
            yield from (((campo.nombre, i), e) for i, e in enumerate(valor))


def _id(elemento: Any) -> str:
    return str(elemento.get("id", "")) if isinstance(elemento, Mapping) else ""


def _origen(fuente: Fuente) -> str:
    return INTERNO if fuente.interna else fuente.archivo


def _secciones(fuente: Fuente) -> Iterator[str]:
    for seccion in fuente.secciones:
        yield from (seccion.titulo, seccion.texto)


def _columnas(tipo: Tipo, datos: Mapping[str, Any]) -> Iterator[str]:
    """Lo de cada columna, seguido: así lo guarda la búsqueda."""
    for camino, _ in tipo.hojas:
        if "*" in camino:
            yield ". ".join(v for _, v in valores(datos, camino) if isinstance(v, str))


def _textos(dato: Any) -> Iterator[str]:
    if isinstance(dato, str):
        yield dato
    elif isinstance(dato, Mapping):
        for clave, hijo in dato.items():
            yield str(clave)
            yield from _textos(hijo)
    elif isinstance(dato, list | tuple):
        for hijo in dato:
            yield from _textos(hijo)
