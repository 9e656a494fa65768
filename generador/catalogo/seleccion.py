"""Etapa 3, selección: del catálogo entero a la parte de un eje o de una región."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from generador.catalogo.enlazar import enlazar
from generador.fichas import Fichas
from generador.modelo import Catalogo


def seleccionar(catalogo: Catalogo, ids: Collection[str]) -> Catalogo:
    """El catálogo como si solo se mostraran esas fichas: relaciones y cuentas se rehacen."""
    fichas = tuple(
        f if f.id in ids else replace(f, visible=False) for f in catalogo.fichas.values()
    )
    return enlazar(
        Fichas(fichas, catalogo.fallidas, ()),
        catalogo.tipos,
        catalogo.vocabularios,
        catalogo.fecha,
    )


def parte(catalogo: Catalogo, vocabulario: str, slug: str) -> frozenset[str]:
    """Ids de las fichas que llevan ese término y de las que están vinculadas con ellas."""
    propias = catalogo.por_termino.get(vocabulario, {}).get(slug, ())
    vinculadas = {v.id for f in propias for v in catalogo.vinculos[f.id]}
    ids = {f.id for f in propias} | vinculadas
    # Un video sin su lista, o una lista sin sus videos, no se entiende.
    listas = {c for i in ids if (c := catalogo.fichas[i].contenedora)}
    videos = {f.id for f in catalogo.visibles if f.contenedora in ids | listas}
    return frozenset(ids | listas | videos)
