"""Video, carpetas: de las listas de videos a las carpetas en que cada unidad entrega los suyos.

El esquema es el del plan (hito 12, ruta para la recolección de videos)::

    MTPE_Videos Formativos/UO_Unidad/Video1_Tema [descripción]/PPT_Tema
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from generador.modelo import Catalogo, Fallo, Ficha

RAIZ = "MTPE_Videos Formativos"
POR_DEFINIR = "Tema por definir"
PREVISTAS = "tematicas_previstas"
UNIDAD, TEMA, DESCRIPCION = 56, 40, 32
"""Letras de cada parte: con todas, quedan 50 para llegar a la carpeta en Windows (260)."""
_PROHIBIDO = re.compile(r'[<>:"/\\|?*¿¡\x00-\x1f\x7f\[\]]')
_NUMERO = re.compile(r"Video(\d+)_")


@dataclass(frozen=True, slots=True)
class Hecho:
    """Qué se hizo con una carpeta."""

    ruta: str
    nueva: bool


def planear(catalogo: Catalogo, unidad: str = "") -> Iterator[PurePosixPath]:
    """Las carpetas de cada video, por unidad y en el orden de sus listas."""
    por_unidad: dict[str, list[Ficha]] = {}
    for ficha in sorted(catalogo.visibles, key=_orden):
        if any(c.fichas for c in ficha.tipo.campos) and not ficha.retirada and not ficha.ejemplo:
            por_unidad.setdefault(ficha.unidad, []).append(ficha)
    for slug, listas in sorted(por_unidad.items()):
        if unidad in ("", slug):
            suya = PurePosixPath(RAIZ) / _de_unidad(catalogo, slug)
            temas = (par for lista in listas for par in _temas(catalogo, lista))
            for numero, (tema, descripcion) in enumerate(temas, 1):
                corto = recortar(tema, TEMA)
                nombre = f"Video{numero}_{corto} [{recortar(descripcion, DESCRIPCION)}]"
                yield suya / nombre / f"PPT_{corto}"


def crear(destino: Path, carpetas: Sequence[PurePosixPath], simular: bool) -> Iterator[Hecho]:
    """Crea las que falten. Un video que ya tiene carpeta con su número se deja como está."""
    for carpeta in carpetas:
        camino = destino / carpeta
        suya = _la_de_su_numero(camino.parent)
        if suya is not None:
            yield Hecho(suya.relative_to(destino).as_posix(), False)
            continue
        if not simular:
            try:
                camino.mkdir(parents=True)
            except OSError as e:
                raise Fallo(f"no se pudo crear «{camino}»: {e.strerror}") from e
        yield Hecho(carpeta.parent.as_posix(), True)


def recortar(texto: str, largo: int) -> str:
    """El texto como nombre que admite Windows: sin signos reservados y sin cortar palabras."""
    limpio = " ".join(_PROHIBIDO.sub(" ", texto).split())
    if len(limpio) > largo:
        limpio = limpio[: largo + 1].rpartition(" ")[0] or limpio[:largo]
    return limpio.strip(" .,;") or POR_DEFINIR


def _orden(ficha: Ficha) -> tuple[int, str]:
    return (ficha.datos.get(ficha.tipo.ordenar or "", 0), ficha.id)


def _de_unidad(catalogo: Catalogo, slug: str) -> str:
    termino = catalogo.termino("unidades", slug)
    nombre = termino.nombre if termino else slug
    if len(nombre) <= UNIDAD:
        return f"UO_{recortar(nombre, UNIDAD)}"
    sigla = f" ({termino.extra.get('sigla', slug)})" if termino else ""
    return f"UO_{recortar(nombre, UNIDAD - len(sigla))}{sigla}"


def _temas(catalogo: Catalogo, lista: Ficha) -> Iterator[tuple[str, str]]:
    """(tema, descripción) de cada video de la lista, y de los previstos que faltan."""
    ids = [d["id"] for c in lista.tipo.campos if c.fichas for d in lista.datos.get(c.nombre, ())]
    videos = [catalogo.fichas[i] for i in ids if i in catalogo.fichas]
    for video in videos:
        yield video.titulo, video.datos.get("objetivo") or video.resumen
    for _ in range(lista.datos.get(PREVISTAS, 0) - len(videos)):
        yield POR_DEFINIR, lista.titulo.rpartition(": ")[2]


def _la_de_su_numero(camino: Path) -> Path | None:
    """La carpeta que ya tiene ese video: con ese nombre, o con otro y el mismo número."""
    numero = _NUMERO.match(camino.name)
    if numero is None or not camino.parent.is_dir():
        return None
    return next((c for c in sorted(camino.parent.glob(f"{numero[0]}*")) if c.is_dir()), None)
