"""Búsqueda, partir: de las fichas en el orden del índice a sus tramos, ya analizados.

Dónde empieza un tramo lo dice el id de su primera ficha, no cuántas van antes: así una ficha que
entra, sale o cambia de lugar solo cambia el tramo en que está.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from zlib import crc32

from generador.almacen import clave, programa
from generador.busqueda.sinonimos import siglas_vacias
from generador.busqueda.tramos import Encargo, Tramo, abrir, analizar
from generador.medios import Medios
from generador.modelo import Catalogo, Ficha, Pasaje

POR_TRAMO = 128
"""Fichas de un tramo, más o menos."""
TOPE = 4 * POR_TRAMO


def analizados(
    catalogo: Catalogo,
    fichas: Sequence[Ficha],
    pasajes: Mapping[str, tuple[Pasaje, ...]],
    medios: Medios,
    resumenes: Mapping[str, bytes],
) -> Iterator[Tramo]:
    """Los tramos en su orden: los guardados y, si falta alguno, hecho ahora."""
    encargos = _encargos(catalogo, fichas, pasajes, medios, resumenes)
    for (suya, guardado), hecho in medios.repartir(_hacer, encargos):
        if guardado is None:
            medios.almacen.guardar(suya, hecho)
        yield abrir(guardado or hecho)


def partir(fichas: Iterable[Ficha]) -> Iterator[list[Ficha]]:
    """Las fichas por tramos."""
    tramo: list[Ficha] = []
    for ficha in fichas:
        empieza = crc32(ficha.id.encode()) % POR_TRAMO == 0
        if tramo and (empieza or len(tramo) == TOPE):
            yield tramo
            tramo = []
        tramo.append(ficha)
    if tramo:
        yield tramo


def _encargos(
    catalogo: Catalogo,
    fichas: Sequence[Ficha],
    pasajes: Mapping[str, tuple[Pasaje, ...]],
    medios: Medios,
    resumenes: Mapping[str, bytes],
) -> Iterator[tuple[tuple[str, bytes | None], Encargo | None]]:
    comun = replace(
        catalogo,
        fichas={},
        fallidas=frozenset(),
        visibles=(),
        vinculos={},
        afines={},
        por_termino={},
        antiguos={},
    )
    siglas = tuple(siglas_vacias(catalogo))
    saben = repr((siglas, catalogo.tipos, catalogo.vocabularios)).encode()
    receta = clave(f"tramo|{programa()}", saben)
    for grupo in partir(fichas):
        suyos = [pasajes.get(f.id, ()) for f in grupo]
        suya = clave(receta, *(resumenes[f.id] for f in grupo), repr(suyos).encode())
        guardado = medios.almacen.leer(suya)
        falta = guardado is None
        yield (suya, guardado), Encargo(comun, siglas, grupo, suyos) if falta else None


def _hacer(encargo: Encargo | None) -> bytes:
    return b"" if encargo is None else analizar(encargo)
