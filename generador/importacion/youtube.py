"""Importación, YouTube: de una lista exportada a una candidata con sus videos, por completar.

Se admite lo que escribe ``yt-dlp --flat-playlist -J`` y el CSV que exporta YouTube Studio. Solo se
toma lo que ahí consta: código, título, duración y fecha. Lo demás lo completa la unidad.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from generador.importacion.candidatas import Candidata, Lugares, Repositorio
from generador.importacion.conocidas import Conocidas
from generador.importacion.excel_abrir import LibroInservible
from generador.importacion.identificar import identificar
from generador.importacion.limpieza import limpiar
from generador.importacion.youtube_lectura import CODIGO, Video, leer_videos, una_linea
from generador.modelo import Campo, Problema, Tipo

_DE_LISTA = re.compile(r"[A-Za-z0-9_-]{12,60}")
_NO_VISIBLES = frozenset({"[private video]", "[deleted video]", "[video privado]"})


@dataclass(frozen=True, slots=True)
class ListaLeida:
    """Lo que había en la exportación."""

    candidata: Candidata | None
    """None si la lista ya existe, o no trae ningún video que se pueda mostrar."""
    avisos: tuple[Problema, ...]
    lugares: Lugares


def leer_lista(camino: Path, repositorio: Repositorio, titulo: str = "") -> ListaLeida:
    """La lista de un archivo .json o .csv; «titulo» es el de un CSV, que no lo trae."""
    lista, videos = leer_videos(camino, titulo)
    avisos: list[Problema] = []
    buenos = [*_revisados(videos, Conocidas(repositorio), avisos)]
    codigo = str(lista.get("id") or "")
    if codigo and (previa := _con_codigo(codigo, repositorio)) is not None:
        que = f"la lista ya existe: «{previa}»"
        ayuda = f"trae {len(buenos)} videos que no están: agréguelos en su ficha" if buenos else ""
        avisos.append(Problema(camino.name, 0, "youtube/existe", "aviso", que, ayuda))
    elif buenos:
        candidata, lugares = _armar(lista, codigo, buenos, repositorio)
        return ListaLeida(candidata, tuple(avisos), lugares)
    return ListaLeida(None, tuple(avisos), Lugares())


def _revisados(
    videos: list[Video], conocidas: Conocidas, avisos: list[Problema]
) -> Iterator[Video]:
    """Los que se pueden mostrar y no están ya, una vez cada uno."""
    vistos: set[str] = set()
    for video in videos:
        que = ""
        if not CODIGO.fullmatch(video.codigo):
            que = f"«{video.codigo[:30]}» no es un código de video"
        elif video.titulo.casefold() in _NO_VISIBLES or not video.titulo:
            que = f"«{video.codigo}» es privado o se borró"
        elif video.codigo in vistos:
            que = f"«{video.titulo}» está dos veces"
        elif previa := conocidas.cual("", [f"https://youtu.be/{video.codigo}"]):
            que = f"«{video.titulo}» ya está en «{previa}»"
        vistos.add(video.codigo)
        if que:
            ayuda = "no se importó"
            avisos.append(Problema(video.lugar, 0, "youtube/omitido", "aviso", que, ayuda))
        else:
            yield video


def _armar(
    lista: Mapping[str, Any],
    codigo: str,
    videos: list[Video],
    repositorio: Repositorio,
) -> tuple[Candidata, Lugares]:
    tipo, campo, suyo = _tipo_de_lista(repositorio)
    lugares, usados = Lugares(), {*repositorio.ids}
    titulo = una_linea(str(lista.get("title") or ""))
    datos: dict[str, Any] = {"titulo": titulo, "estado": tipo.estados[0]}
    if _DE_LISTA.fullmatch(codigo):
        datos["youtube_playlist_id"] = codigo
        url = f"https://www.youtube.com/playlist?list={codigo}"
        origen = {"origen": "youtube", "url": url, "importado_el": repositorio.fecha}
        datos["procedencia"] = origen
    if descripcion := limpiar(str(lista.get("description") or "")).strip():
        datos["cuerpo"] = descripcion
    posiciones: dict[Any, Any] = {None: (lugares.anotar("lista"), {})}
    elementos: list[dict[str, Any]] = []
    suyas: dict[int, Any] = {}
    for i, video in enumerate(videos):
        id_ = identificar(suyo, video.titulo, usados)
        usados.add(id_)
        elementos.append(_elemento(video, id_, suyo))
        suyas[i] = (lugares.anotar(video.lugar), {})
    datos[campo.nombre] = elementos
    posiciones[campo.nombre] = (lugares.anotar("lista"), suyas)
    return Candidata(tipo, identificar(tipo, titulo, usados), datos, posiciones), lugares


def _elemento(video: Video, id_: str, tipo: Tipo) -> dict[str, Any]:
    datos: dict[str, Any] = {"id": id_, "titulo": video.titulo, "estado": tipo.estados[0]}
    datos["youtube_id"] = video.codigo
    if video.segundos:
        datos["duracion_min"] = max(1, round(video.segundos / 60))
    if video.subido:
        datos["fecha_subida"] = video.subido
    return datos


def _tipo_de_lista(repositorio: Repositorio) -> tuple[Tipo, Campo, Tipo]:
    """El tipo que lleva dentro fichas de videos, su lista y el tipo de estas."""
    for tipo in repositorio.tipos.values():
        for campo in tipo.campos:
            suyo = repositorio.tipos.get(campo.fichas or "")
            if suyo is not None and suyo.campo("youtube_id") is not None:
                return tipo, campo, suyo
    raise LibroInservible("ningún tipo de ficha lleva videos dentro")


def _con_codigo(codigo: str, repositorio: Repositorio) -> str | None:
    fuentes = repositorio.lectura.fuentes
    return next((f.id for f in fuentes if f.metadatos.get("youtube_playlist_id") == codigo), None)
