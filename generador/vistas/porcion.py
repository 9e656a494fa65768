"""Etapa 4, porción: del taller entero a lo que hace falta para las páginas de unas pocas fichas."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import cast

from generador.indicadores import Medidas
from generador.medios import Medios
from generador.modelo import Catalogo, Ficha, Imagenes
from generador.vistas.entorno import Taller, destinos
from generador.vistas.textos import Redactor, siglas_de

_MENCION = re.compile(r"ficha:([a-z0-9-]+)")


def porcion(taller: Taller, ids: Sequence[str], caras: Mapping[str, Ficha]) -> Taller:
    """Lo que hace falta para las páginas de esas fichas, y nada más: viaja a otro proceso.

    De las vecinas (vinculadas, afines o mencionadas) solo queda su cara.
    """
    entero = taller.catalogo
    cerca = dict.fromkeys(v for i in ids for v in vecinas(entero, entero.fichas[i]))
    fichas = {i: caras[i] for i in cerca} | {i: entero.fichas[i] for i in ids}
    catalogo = replace(
        entero,
        fichas=fichas,
        visibles=tuple(fichas[i] for i in ids),
        vinculos={i: entero.vinculos[i] for i in ids},
        afines={i: entero.afines[i] for i in ids},
        fallidas=frozenset(),
        por_termino={},
        antiguos={},
    )
    return Taller(
        catalogo,
        taller.sitio,
        Redactor(siglas_de(catalogo), destinos(catalogo.fichas)),
        {i: taller.tarjetas[i] for i in fichas},
        {i: taller.renglones[i] for i in fichas},
        {i: taller.insignias[i] for i in fichas},
        {i: taller.pasajes[i] for i in ids if i in taller.pasajes},
        cast(Medidas, None),  # son de todo el catálogo: una página de ficha no puede usarlas
        Medios(),
        {
            u: taller.muestras[u]
            for i in ids
            for u in _rutas(entero.fichas[i])
            if u in taller.muestras
        },
        Imagenes({i: suyas for i in ids if (suyas := taller.imagenes.de(i))}),
    )


def _rutas(ficha: Ficha) -> Iterator[str]:
    return (a.url for a in ficha.adjuntos)


def vecinas(catalogo: Catalogo, ficha: Ficha) -> Iterator[str]:
    """Ids de las fichas que su página nombra."""
    yield from (v.id for v in catalogo.vinculos[ficha.id])
    yield from catalogo.afines[ficha.id]
    if ficha.contenedora in catalogo.fichas:
        yield str(ficha.contenedora)
    for valor in ficha.datos.values():
        texto = valor if isinstance(valor, str) else repr(valor)
        for id_ in _MENCION.findall(texto) if "ficha:" in texto else ():
            if id_ in catalogo.fichas and catalogo.fichas[id_].visible:
                yield id_


def cara(ficha: Ficha) -> Ficha:
    """La ficha con lo que de ella se dice en otras páginas: ni sus textos ni sus archivos."""
    largos = {c.nombre for c in ficha.tipo.campos if c.seccion or c.fichas}
    datos = {c: v for c, v in ficha.datos.items() if c not in largos}
    return replace(ficha, datos=datos, posiciones={}, vecinos={})
