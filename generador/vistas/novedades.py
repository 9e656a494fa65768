"""Etapa 4, novedades: lo publicado y lo actualizado, por mes."""

from __future__ import annotations

from collections.abc import Iterator

from generador.modelo import Ficha, Pagina
from generador.vistas.canales import anuncio
from generador.vistas.entorno import Rotulo, Taller
from generador.vistas.formatos import mes as nombre_de_mes

SECCION = "novedades"


def paginas(taller: Taller) -> Iterator[Pagina]:
    """El índice de meses y una página por mes con publicaciones o cambios."""
    meses = por_mes(taller)
    resumen = [(m, len(nuevas), len(cambiadas)) for m, (nuevas, cambiadas) in meses.items()]
    rotulo = Rotulo(
        "Novedades",
        "Lo que se publica y se actualiza cada mes.",
        cabeza=anuncio(taller, "todo", "Novedades"),
    )
    yield taller.pagina(f"{SECCION}/index.html", rotulo, "novedades.html.j2", meses=resumen)
    for mes, (nuevas, cambiadas) in meses.items():
        titulo = nombre_de_mes(mes)
        descripcion = f"Fichas publicadas y actualizadas: {titulo.lower()}."
        del_mes = Rotulo(titulo, descripcion, (("Novedades", f"{SECCION}/index.html"),))
        yield taller.pagina(
            f"{SECCION}/{mes}.html", del_mes, "mes.html.j2", nuevas=nuevas, cambiadas=cambiadas
        )


def por_mes(taller: Taller) -> dict[str, tuple[list[Ficha], list[Ficha]]]:
    """Mes (AAAA-MM) → (publicadas, actualizadas después de publicarse); el más reciente primero."""
    meses: dict[str, tuple[list[Ficha], list[Ficha]]] = {}
    for ficha in taller.catalogo.visibles:
        if ficha.ejemplo:
            continue
        meses.setdefault(ficha.publicada[:7], ([], []))[0].append(ficha)
        if ficha.actualizada[:7] > ficha.publicada[:7]:
            meses.setdefault(ficha.actualizada[:7], ([], []))[1].append(ficha)
    return dict(sorted(meses.items(), reverse=True))
