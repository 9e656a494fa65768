"""Etapa 4, lotes: lo que se hace con unas fichas seguidas; si son las mismas, sale del almacén."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial

from generador.almacen import Almacen, clave
from generador.busqueda.partir import partir
from generador.modelo import Ficha


def por_lotes(
    almacen: Almacen,
    receta: str,
    fichas: Iterable[Ficha],
    dicho: Callable[[Ficha], bytes],
    hacer: Callable[[Sequence[Ficha]], bytes],
) -> Iterator[bytes]:
    """Lo hecho con cada lote, en el orden de las fichas.

    «receta» y lo «dicho» de cada ficha son todo lo que decide lo que se hace.
    """
    for lote in partir(fichas):
        yield almacen.recordar(clave(receta, *map(dicho, lote)), partial(hacer, lote))
