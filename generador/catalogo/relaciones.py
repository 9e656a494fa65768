"""Etapa 3, relaciones: de lo que cada ficha declara a vínculos en ambos sentidos."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from generador.modelo import Campo, Ficha, Tipo, Vinculo, Vocabulario
from generador.tipos.campos import valores

_MENCION = re.compile(r"\]\(\s*<?ficha:([a-z0-9-]+)")
_RELACIONES = "relaciones"
_RETIRO = "retiro"

Sentidos = tuple[str, str, str]
"""(id de la otra ficha, etiqueta de ida, etiqueta de vuelta)."""
Rutas = list[tuple[tuple[str, ...], Campo]]


def vincular(
    visibles: list[Ficha], tipos: Mapping[str, Tipo], vocabularios: Mapping[str, Vocabulario]
) -> dict[str, tuple[Vinculo, ...]]:
    """Id → sus vínculos hacia otras fichas visibles, sin repetir ficha."""
    rutas = {t.nombre: _rutas(t) for t in tipos.values()}
    idas: dict[str, dict[str, str]] = {f.id: {} for f in visibles}
    vueltas: dict[str, dict[str, str]] = {f.id: {} for f in visibles}
    menciones: dict[str, dict[str, str]] = {f.id: {} for f in visibles}
    for ficha in visibles:
        for otra, ida, vuelta in _de(ficha, rutas[ficha.tipo.nombre], vocabularios):
            if otra in idas and otra != ficha.id:
                idas[ficha.id].setdefault(otra, ida)
                vueltas[otra].setdefault(ficha.id, vuelta)
        for otra in () if ficha.retirada else _mencionadas(ficha):
            if otra in menciones and otra != ficha.id:
                menciones[otra][ficha.id] = "Mencionada en"
    # Lo que la ficha declara dice más que lo que otra declara de ella, y eso, que una mención.
    return {
        id_: tuple(
            Vinculo(etiqueta, otra)
            for otra, etiqueta in {**menciones[id_], **vueltas[id_], **declaradas}.items()
        )
        for id_, declaradas in idas.items()
    }


def _rutas(tipo: Tipo) -> Rutas:
    return [(c, campo) for c, campo in tipo.hojas if campo.referencia is not None]


def _de(ficha: Ficha, rutas: Rutas, vocabularios: Mapping[str, Vocabulario]) -> Iterator[Sentidos]:
    if ficha.contenedora is not None:
        yield ficha.contenedora, "Forma parte de", "Contiene"
    for camino, campo in rutas:
        if ficha.retirada and camino[0] != _RETIRO:
            continue  # lo demás que decía ya no se muestra
        for lugar, valor in valores(ficha.datos, camino):
            ida, vuelta = _etiquetas(ficha, campo, lugar, vocabularios)
            for id_ in valor if isinstance(valor, list) else [valor]:
                yield id_, ida, vuelta


def _mencionadas(ficha: Ficha) -> Iterator[str]:
    """Ids de las fichas que sus textos enlazan."""
    for texto in ficha.datos.values():
        if isinstance(texto, str) and "ficha:" in texto:
            yield from _MENCION.findall(texto)


def _etiquetas(
    ficha: Ficha,
    campo: Campo,
    lugar: tuple[str | int, ...],
    vocabularios: Mapping[str, Vocabulario],
) -> tuple[str, str]:
    """Etiquetas del campo o, si el grupo dice qué relación es, las de su vocabulario."""
    padre: object = ficha.datos
    for paso in lugar[:-1]:
        padre = padre[paso]  # type: ignore[index]
    slug = padre.get("relacion") if isinstance(padre, Mapping) else None
    vocabulario = vocabularios.get(_RELACIONES)
    termino = vocabulario.terminos.get(str(slug)) if vocabulario and slug else None
    if termino is not None:
        return termino.nombre, str(termino.extra.get("inversa", "Relacionada con"))
    generica = "Relacionada con"
    return (
        generica if slug is None and campo.nombre == "id" else campo.titulo,
        campo.inversa or generica,
    )
