"""Etapa 1, lectura: de las carpetas de contenido a Fuente, y los problemas hallados al leer."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from generador.almacen import Almacen
from generador.fuentes.carpeta import Carpeta, enlace, es_ajeno, leer_carpeta
from generador.fuentes.documento import Documento
from generador.fuentes.historia import Fechas, leer_historia
from generador.modelo import Ficha, Fuente, Problema, Tipo


@dataclass(frozen=True, slots=True)
class Lectura:
    """Lo que había en las carpetas de contenido."""

    fuentes: tuple[Fuente, ...]
    fallidas: tuple[tuple[str, str], ...]
    """(id, archivo) de las carpetas cuya ficha no se pudo leer."""
    problemas: tuple[Problema, ...]


def leer(
    raiz: Path, tipos: Mapping[str, Tipo], fecha: str, almacen: Almacen | None = None
) -> Lectura:
    """Lee todas las fichas de «raiz», en orden de tipo y de nombre."""
    almacen = almacen or Almacen()
    historia = leer_historia(raiz)
    fuentes: list[Fuente] = []
    fallidas: list[tuple[str, str]] = []
    carpetas = {t.carpeta for t in tipos.values() if t.carpeta}
    problemas = [*_enlazadas(raiz, carpetas), *_sin_tipo(raiz, carpetas)]
    for tipo in tipos.values():
        for entrada, lugar in _entradas(raiz, tipo, carpetas):
            leida = leer_carpeta(entrada, lugar, almacen)
            problemas += leida.problemas
            if leida.documento is None:
                fallidas.append((leida.id, leida.archivo))
                continue
            fechas = historia.get(lugar, (fecha, fecha))
            fuentes.append(_fuente(leida, leida.documento, tipo.nombre, fechas))
    return Lectura(tuple(fuentes), tuple(fallidas), tuple(problemas))


def leer_una(raiz: Path, ficha: Ficha, almacen: Almacen) -> Fuente | None:
    """Lo que hay ahora donde se leyó esa ficha; None si no se puede leer."""
    lugar = PurePosixPath(ficha.archivo).parent
    with os.scandir(raiz / lugar.parent) as entradas:
        hallada = next((e for e in entradas if e.name == lugar.name), None)
        leida = leer_carpeta(hallada, str(lugar), almacen) if hallada else None
    if leida is None or leida.documento is None:
        return None
    return _fuente(leida, leida.documento, ficha.tipo.nombre, (ficha.creada, ficha.actualizada))


def _fuente(leida: Carpeta, documento: Documento, tipo: str, fechas: Fechas) -> Fuente:
    metadatos, posiciones, secciones = documento
    creada, modificada = fechas
    return Fuente(
        id=leida.id,
        tipo=tipo,
        archivo=leida.archivo,
        metadatos=metadatos,
        posiciones=posiciones,
        secciones=secciones,
        vecinos=leida.vecinos,
        creada=creada,
        modificada=modificada,
    )


def _entradas(raiz: Path, tipo: Tipo, carpetas: set[str]) -> Iterator[tuple[os.DirEntry[str], str]]:
    """Lo que hay en la carpeta de un tipo, con su ruta relativa, en orden de nombre."""
    if tipo.carpeta is None or not (raiz / tipo.carpeta).is_dir():
        return
    if any(_enlazadas(raiz, {tipo.carpeta})):
        return
    with os.scandir(raiz / tipo.carpeta) as entradas:
        ordenadas = sorted(entradas, key=lambda e: e.name)
    for entrada in ordenadas:
        lugar = f"{tipo.carpeta}/{entrada.name}"
        if not es_ajeno(entrada.name) and lugar not in carpetas:
            yield entrada, lugar


def _enlazadas(raiz: Path, carpetas: set[str]) -> Iterator[Problema]:
    """Carpetas de contenido que en realidad son enlaces a otro lugar."""
    partes = {p for c in carpetas for p in (PurePosixPath(c), *PurePosixPath(c).parents)}
    for parte in sorted(partes - {PurePosixPath()}):
        if (raiz / parte).is_symlink():
            yield enlace(str(parte))


def _sin_tipo(raiz: Path, carpetas: set[str]) -> Iterator[Problema]:
    """Carpetas que no son de ningún tipo: una ficha puesta ahí no se vería nunca."""
    superiores = {c.split("/")[0] for c in carpetas} - carpetas
    for superior in sorted(superiores):
        posibles = ", ".join(sorted(c for c in carpetas if c.startswith(f"{superior}/")))
        for camino in sorted((raiz / superior).glob("*")):
            lugar = f"{superior}/{camino.name}"
            if lugar not in carpetas and not es_ajeno(camino.name):
                que = "no es una carpeta de ningún tipo de ficha"
                ayuda = f"mueva su contenido a una de estas: {posibles}"
                yield Problema(lugar, 1, "ruta/sin-tipo", "error", que, ayuda)
