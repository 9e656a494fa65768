"""Etapa 1, lectura: de las carpetas de contenido a Fuente, y los problemas hallados al leer."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from generador.fuentes.documento import leer_documento
from generador.fuentes.historia import leer_historia
from generador.fuentes.texto import leer_texto
from generador.modelo import ArchivoFuente, Fuente, Problema, Tipo

NOMBRES = ("ficha.md", "ficha.yml")
# Lo que dejan los sistemas y los editores: no es contenido ni error.
_AJENOS = frozenset({"Thumbs.db", "desktop.ini", "LEAME.md", "README.md"})


@dataclass(frozen=True, slots=True)
class Lectura:
    """Lo que había en las carpetas de contenido."""

    fuentes: tuple[Fuente, ...]
    fallidas: tuple[tuple[str, str], ...]
    """(id, archivo) de las carpetas cuya ficha no se pudo leer."""
    problemas: tuple[Problema, ...]


def leer(raiz: Path, tipos: Mapping[str, Tipo], fecha: str) -> Lectura:
    """Lee todas las fichas de «raiz», en orden de tipo y de nombre."""
    historia = leer_historia(raiz)
    fuentes: list[Fuente] = []
    fallidas: list[tuple[str, str]] = []
    problemas: list[Problema] = []
    carpetas = {t.carpeta for t in tipos.values() if t.carpeta}
    problemas += _sin_tipo(raiz, carpetas)
    for tipo in tipos.values():
        for id_, archivo, leido in _carpeta(raiz, tipo, carpetas):
            if isinstance(leido, Problema):
                problemas.append(leido)
                fallidas.append((id_, archivo))
                continue
            metadatos, posiciones, secciones, vecinos, raros = leido
            problemas += raros
            creada, modificada = historia.get(archivo.rpartition("/")[0], (fecha, fecha))
            fuentes.append(Fuente(id_, tipo.nombre, archivo, metadatos, posiciones, secciones,
                                  vecinos, creada, modificada))
    return Lectura(tuple(fuentes), tuple(fallidas), tuple(problemas))


def _carpeta(raiz: Path, tipo: Tipo, anidadas: set[str]) -> Iterator[tuple[str, str, object]]:
    """(id, archivo, contenido leído o Problema) de cada ficha de un tipo."""
    if tipo.carpeta is None or not (raiz / tipo.carpeta).is_dir():
        return
    with os.scandir(raiz / tipo.carpeta) as entradas:
        ordenadas = sorted(entradas, key=lambda e: e.name)
    for entrada in ordenadas:
        lugar = f"{tipo.carpeta}/{entrada.name}"
        if entrada.name.startswith(".") or entrada.name in _AJENOS or lugar in anidadas:
            continue
        yield entrada.name, *_ficha(entrada, lugar)


def _sin_tipo(raiz: Path, carpetas: set[str]) -> Iterator[Problema]:
    """Carpetas que no son de ningún tipo: una ficha puesta ahí no se vería nunca."""
    superiores = {c.split("/")[0] for c in carpetas} - carpetas
    for superior in sorted(superiores):
        for camino in sorted((raiz / superior).glob("*")):
            lugar = f"{superior}/{camino.name}"
            if lugar in carpetas or camino.name.startswith(".") or camino.name in _AJENOS:
                continue
            posibles = ", ".join(sorted(c for c in carpetas if c.startswith(f"{superior}/")))
            yield _problema(lugar, "ruta/sin-tipo", "no es una carpeta de ningún tipo de ficha",
                            f"mueva su contenido a una de estas: {posibles}")


def _ficha(entrada: os.DirEntry[str], lugar: str) -> tuple[str, object]:
    if entrada.is_symlink():
        return lugar, _problema(lugar, "ruta/enlace", "es un enlace que lleva a otro lugar",
                                "copie la carpeta verdadera")
    if not entrada.is_dir():
        return lugar, _problema(lugar, "ruta/suelto", "hay un archivo suelto entre las fichas",
                                "cada ficha es una carpeta con «ficha.md» o «ficha.yml» dentro")
    vecinos, raros = _vecinos(Path(entrada.path), lugar)
    hallados = [n for n in NOMBRES if n in vecinos]
    if len(hallados) != 1:
        que = "tiene «ficha.md» y «ficha.yml»" if hallados else "no tiene «ficha.md» ni «ficha.yml»"
        ayuda = "deje solo una" if hallados else "cree el archivo o borre la carpeta"
        return lugar, _problema(lugar, "ruta/sin-ficha", f"la carpeta {que}", ayuda)
    archivo = f"{lugar}/{hallados[0]}"
    texto = leer_texto(vecinos.pop(hallados[0]).camino, archivo)
    if isinstance(texto, Problema):
        return archivo, texto
    documento = leer_documento(texto, archivo)
    if isinstance(documento, Problema):
        return archivo, documento
    return archivo, (*documento, vecinos, raros)


def _vecinos(carpeta: Path, lugar: str) -> tuple[dict[str, ArchivoFuente], list[Problema]]:
    """Archivos corrientes de la carpeta de una ficha, por nombre."""
    vecinos: dict[str, ArchivoFuente] = {}
    raros: list[Problema] = []
    with os.scandir(carpeta) as entradas:
        for e in sorted(entradas, key=lambda e: e.name):
            if e.name.startswith((".", "~$")) or e.name in _AJENOS:
                continue
            if e.is_symlink() or not e.is_file():
                que = "es un enlace que lleva a otro lugar" if e.is_symlink() else "es una carpeta"
                raros.append(_problema(f"{lugar}/{e.name}", "ruta/enlace", que,
                                       "junto a la ficha solo van archivos corrientes"))
                continue
            vecinos[e.name] = ArchivoFuente(e.name, Path(e.path), e.stat().st_size)
    return vecinos, raros


def _problema(archivo: str, regla: str, mensaje: str, ayuda: str) -> Problema:
    return Problema(archivo, 1, regla, "error", mensaje, ayuda)


