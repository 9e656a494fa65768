"""Etapa 4, novedades: lo publicado y lo actualizado, por mes."""

from __future__ import annotations

from collections.abc import Iterator

from generador.modelo import Ficha, Pagina
from generador.vistas.canales import anuncio
from generador.vistas.entorno import Rotulo, Taller
from generador.vistas.formatos import mes as nombre_de_mes

SECCION = "novedades"
GRUPOS = ("Publicadas", "Actualizadas", "Retiradas")
DelMes = tuple[list[Ficha], list[Ficha], list[Ficha]]
"""Las de cada grupo; las actualizadas, en un mes posterior al de su publicación."""


def paginas(taller: Taller) -> Iterator[Pagina]:
    """El índice de meses y una página por mes con publicaciones o cambios."""
    meses = por_mes(taller)
    resumen = [(m, [len(fichas) for fichas in del_mes]) for m, del_mes in meses.items()]
    rotulo = Rotulo(
        "Novedades",
        "Lo que se publica y se actualiza cada mes.",
        cabeza=anuncio(taller, "todo", "Novedades"),
    )
    yield taller.pagina(f"{SECCION}/index.html", rotulo, "novedades.html.j2", meses=resumen)
    for mes, del_mes in meses.items():
        titulo = nombre_de_mes(mes)
        descripcion = f"Fichas publicadas, actualizadas y retiradas: {titulo.lower()}."
        rotulo = Rotulo(titulo, descripcion, (("Novedades", f"{SECCION}/index.html"),))
        grupos = list(zip(GRUPOS, del_mes, strict=True))
        yield taller.pagina(f"{SECCION}/{mes}.html", rotulo, "mes.html.j2", grupos=grupos)


def por_mes(taller: Taller) -> dict[str, DelMes]:
    """Mes (AAAA-MM) → sus fichas, por grupo; el más reciente primero."""
    meses: dict[str, DelMes] = {}
    for ficha in taller.catalogo.visibles:
        if ficha.ejemplo:
            continue
        if ficha.retirada:
            meses.setdefault(ficha.actualizada[:7], ([], [], []))[2].append(ficha)
            continue
        meses.setdefault(ficha.publicada[:7], ([], [], []))[0].append(ficha)
        if ficha.actualizada[:7] > ficha.publicada[:7]:
            meses.setdefault(ficha.actualizada[:7], ([], [], []))[1].append(ficha)
    return dict(sorted(meses.items(), reverse=True))
