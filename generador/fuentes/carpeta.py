"""Etapa 1, carpeta: de la carpeta de una ficha a su documento y los archivos que la acompañan."""

from __future__ import annotations

import os
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from generador.almacen import Almacen
from generador.fuentes.documento import Documento
from generador.fuentes.leidos import leer_bytes
from generador.fuentes.texto import leer_crudo
from generador.modelo import ArchivoFuente, Problema

NOMBRES = ("ficha.md", "ficha.yml")
# Lo que dejan los sistemas y los editores: no es contenido ni error.
AJENOS = frozenset({"Thumbs.db", "desktop.ini", "LEAME.md", "README.md"})


@dataclass(frozen=True, slots=True)
class Carpeta:
    """Lo que había en el lugar de una ficha."""

    id: str
    archivo: str
    documento: Documento | None = None
    """None si no se pudo leer: «problemas» dice por qué."""
    vecinos: Mapping[str, ArchivoFuente] = field(default_factory=dict)
    problemas: tuple[Problema, ...] = ()


def es_ajeno(nombre: str) -> bool:
    """Si es un archivo oculto, temporal o de acompañamiento, que no se mira."""
    return nombre.startswith((".", "~$")) or nombre in AJENOS


def leer_carpeta(entrada: os.DirEntry[str], lugar: str, almacen: Almacen) -> Carpeta:
    """Lee la ficha que hay en «entrada»; «lugar» es su ruta relativa."""
    if entrada.is_symlink():
        return _sin_leer(entrada.name, lugar, enlace(lugar))
    if not entrada.is_dir():
        return _sin_leer(entrada.name, lugar, _suelto(lugar))
    vecinos, raros = _vecinos(Path(entrada.path), lugar)
    hallados = [n for n in NOMBRES if n in vecinos]
    if len(hallados) != 1:
        return _sin_leer(entrada.name, lugar, _sin_ficha(lugar, vecinos), *raros)
    archivo = f"{lugar}/{hallados[0]}"
    crudo = leer_crudo(vecinos.pop(hallados[0]).camino, archivo)
    documento = crudo if isinstance(crudo, Problema) else leer_bytes(crudo, archivo, almacen)
    if isinstance(documento, Problema):
        return _sin_leer(entrada.name, archivo, documento, *raros)
    return Carpeta(entrada.name, archivo, documento, vecinos, tuple(raros))


def enlace(lugar: str) -> Problema:
    """Problema de un enlace simbólico: nunca se sigue."""
    que, ayuda = "es un enlace que lleva a otro lugar", "copie aquí el archivo o carpeta verdadero"
    return Problema(lugar, 1, "ruta/enlace", "error", que, ayuda)


def _sin_leer(id_: str, archivo: str, *problemas: Problema) -> Carpeta:
    return Carpeta(id_, archivo, problemas=problemas)


def _suelto(lugar: str) -> Problema:
    que = "hay un archivo suelto entre las fichas"
    ayuda = "cada ficha es una carpeta con «ficha.md» o «ficha.yml» dentro"
    return Problema(lugar, 1, "ruta/suelto", "error", que, ayuda)


def _sin_ficha(lugar: str, vecinos: Mapping[str, ArchivoFuente]) -> Problema:
    if NOMBRES[0] in vecinos:
        que, ayuda = "tiene «ficha.md» y «ficha.yml»", "deje solo una"
    else:
        que, ayuda = "no tiene «ficha.md» ni «ficha.yml»", "cree el archivo o borre la carpeta"
        otra = next((v for v in vecinos if v.casefold().startswith("ficha.")), None)
        if otra is not None:
            debido = NOMBRES[".y" in otra.casefold()]
            ayuda = f"¿es «{otra}»? cámbiele el nombre a «{debido}»"
    return Problema(lugar, 1, "ruta/sin-ficha", "error", f"la carpeta {que}", ayuda)


def _vecinos(carpeta: Path, lugar: str) -> tuple[dict[str, ArchivoFuente], list[Problema]]:
    """Archivos corrientes de la carpeta de una ficha, por nombre en forma NFC."""
    vecinos: dict[str, ArchivoFuente] = {}
    raros: list[Problema] = []
    with os.scandir(carpeta) as entradas:
        for e in sorted(entradas, key=lambda e: e.name):
            if es_ajeno(e.name):
                continue
            suyo = f"{lugar}/{e.name}"
            if e.is_symlink():
                raros.append(enlace(suyo))
            elif not e.is_file():
                raros.append(_no_es_archivo(suyo))
            else:
                nombre = unicodedata.normalize("NFC", e.name)
                vecinos[nombre] = ArchivoFuente(nombre, Path(e.path), e.stat().st_size)
    return vecinos, raros


def _no_es_archivo(lugar: str) -> Problema:
    que, ayuda = "es una carpeta", "junto a la ficha solo van archivos: muévalos fuera de ella"
    return Problema(lugar, 1, "ruta/carpeta", "error", que, ayuda)
