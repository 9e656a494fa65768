"""Etapa 4, fichas: todas sus páginas: las guardadas y, por lotes, las que haya que hacer.

La clave de una página es todo lo que la decide: el programa, los esquemas, el sitio, la ficha y lo
que se dice de sus vecinas. Que no dependa de nada más lo asegura la porción: cada lote se compone
solo con eso.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import astuple

from generador.almacen import Almacen, clave
from generador.modelo import Ficha, Pagina, resumir
from generador.vistas.entorno import Taller
from generador.vistas.ficha import pagina
from generador.vistas.porcion import cara, porcion, vecinas

POR_LOTE = 50


def paginas(taller: Taller) -> Iterator[Pagina]:
    """Una página por ficha visible, en el mismo orden con cualquier número de procesos."""
    almacen = taller.medios.almacen
    for (claves, guardadas), hechas in taller.medios.repartir(componer, _encargos(taller)):
        nuevas = {p.ruta: p for p in hechas}
        for ruta, suya in claves.items():
            if ruta in nuevas:
                almacen.guardar(
                    suya, json.dumps(astuple(nuevas[ruta]), ensure_ascii=False).encode()
                )
            yield nuevas.get(ruta) or guardadas[ruta]


def componer(lote: Taller) -> list[Pagina]:
    """Las páginas de un lote; se puede hacer en otro proceso."""
    return [pagina(lote, ficha) for ficha in lote.catalogo.visibles]


_Encargo = tuple[tuple[Mapping[str, str], Mapping[str, Pagina]], Taller]
"""((ruta → clave, ruta → página guardada), lo que falta por componer)."""


def _encargos(taller: Taller) -> Iterator[_Encargo]:
    caras = {id_: cara(f) for id_, f in taller.catalogo.fichas.items()}
    clave_de = _Claves(taller, caras)
    for i in range(0, len(taller.catalogo.visibles), POR_LOTE):
        grupo = taller.catalogo.visibles[i : i + POR_LOTE]
        claves = {f.ruta: clave_de(f) for f in grupo}
        guardadas = dict(_guardadas(claves, taller.medios.almacen))
        faltan = [f.id for f in grupo if f.ruta not in guardadas]
        yield (claves, guardadas), porcion(taller, faltan, caras)


def _guardadas(claves: Mapping[str, str], almacen: Almacen) -> Iterator[tuple[str, Pagina]]:
    for ruta, suya in claves.items():
        crudo = almacen.leer(suya)
        if crudo is not None:
            yield ruta, Pagina(*json.loads(crudo))


class _Claves:
    """La clave de la página de cada ficha."""

    def __init__(self, taller: Taller, caras: Mapping[str, Ficha]) -> None:
        tipos = taller.catalogo.tipos.values()
        plantillas = [t.plantilla.read_bytes() for t in tipos]
        sitio = repr(taller.sitio).encode()
        self._receta = clave(f"ficha|{taller.receta}", sitio, *plantillas)
        self._taller = taller
        self._caras = {f.id: resumir(caras[f.id]) for f in taller.catalogo.visibles}

    def __call__(self, ficha: Ficha) -> str:
        catalogo = self._taller.catalogo
        cerca = (catalogo.vinculos[ficha.id], catalogo.afines[ficha.id])
        caras = [self._caras.get(i) for i in vecinas(catalogo, ficha)]
        muestras = [self._taller.muestras.get(a.url) for a in ficha.adjuntos]
        impresa = ficha.id in self._taller.sitio.impresos
        imagenes = self._taller.imagenes.de(ficha.id)
        suyo = (self._taller.pasajes.get(ficha.id), muestras, impresa, imagenes)
        otros = repr((cerca, caras, *suyo)).encode()
        return clave(self._receta, self._taller.resumenes[ficha.id], otros)
