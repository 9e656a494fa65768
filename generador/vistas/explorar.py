"""Etapa 4, explorar: la página de búsqueda, el índice con que busca y el motor que lo lee."""

from __future__ import annotations

import json
from collections.abc import Iterator

from generador.busqueda import cliente, indexar, recientes
from generador.modelo import Archivo, Pagina
from generador.vistas.campos import PAGINAS_DE_TERMINOS
from generador.vistas.canales import CON_CANAL
from generador.vistas.entorno import Rotulo, Taller

SECCION = "explorar"
PRIMERAS = 20
"""Cuántas fichas trae ya la página: las que «explorar.js» mostraría al entrar."""


def paginas(taller: Taller) -> Iterator[Pagina]:
    """La página: con guion, busca y filtra; sin él, lleva a los índices."""
    indices = [(v, taller.catalogo.vocabularios[v]) for v in PAGINAS_DE_TERMINOS]
    rotulo = Rotulo(
        "Explorar", "Busque por palabras y filtre por tipo, eje, tema, unidad, región o perfil."
    )
    yield taller.pagina(
        f"{SECCION}/index.html",
        rotulo,
        "explorar.html.j2",
        indices=indices,
        total=len(taller.catalogo.visibles),
        primeras=PRIMERAS,
        recientes=taller.tarjetas_de(recientes(taller.catalogo.visibles, PRIMERAS)),
        canales=json.dumps(_canales(taller), ensure_ascii=False, separators=(",", ":")),
    )


def archivos(taller: Taller) -> Iterator[Archivo]:
    """El motor de búsqueda y los archivos de su índice."""
    yield cliente()
    yield from indexar(taller.catalogo, taller.pasajes, taller.medios, taller.resumenes)


def _canales(taller: Taller) -> dict[str, object]:
    """Lo que la página necesita saber de cada tipo y qué facetas tienen canal propio."""
    tipos = taller.catalogo.tipos.values()
    return {
        "tipos": {t.nombre: f"tipo-{t.ruta}" for t in tipos},
        "iconos": {t.titulo: t.nombre for t in tipos},
        "facetas": list(CON_CANAL.values()),
    }
