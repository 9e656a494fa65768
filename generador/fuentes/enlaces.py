"""Etapa 1, enlaces: de publicacion/enlaces.csv a lo que se sabe de cada dirección externa."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import cast

from generador.fuentes.texto import limpiar
from generador.modelo import SALUDES, Enlace, Problema, Salud

ARCHIVO = "publicacion/enlaces.csv"
COLUMNAS = ("url", "estado", "codigo", "fallos seguidos", "desde", "revisado", "cambio a")
LARGO_DE_URL = 2_000
MAXIMO = 16 * 1024 * 1024
"""Bytes que puede tener el archivo: decenas de miles de enlaces."""

_URL = re.compile(r"https?://[^\s\"<>]+", re.I)
_CODIGO = re.compile(r"[a-z0-9-]{1,20}")
_FALLOS = re.compile(r"0|[1-9][0-9]{0,4}")
_AYUDA = (
    "lo escribe «generador enlaces», y Excel puede cambiarlo al guardar: "
    "recupérelo con Git, o bórrelo para empezar de nuevo"
)

Leidos = tuple[Mapping[str, Enlace], tuple[Problema, ...]]


def leer_enlaces(raiz: Path) -> Leidos:
    """Dirección → lo que se sabe de ella. Sin archivo no se sabe nada; con problemas, tampoco."""
    texto = _leer(raiz / ARCHIVO)
    if isinstance(texto, Problema):
        return {}, (texto,)
    enlaces: dict[str, Enlace] = {}
    for linea, leido in _filas(texto) if texto else ():
        if isinstance(leido, str):
            return {}, (_problema(leido, linea),)
        if leido.url in enlaces:
            return {}, (_problema(f"«{leido.url[:60]}» está repetida", linea),)
        enlaces[leido.url] = leido
    return enlaces, ()


def se_admite(url: str) -> bool:
    """Si la dirección es http, de un largo corriente y sin nada que rompa la hoja de cálculo."""
    return len(url) <= LARGO_DE_URL and _URL.fullmatch(url) is not None


def _leer(camino: Path) -> str | Problema:
    """El texto del archivo; vacío si no existe."""
    try:
        if camino.is_symlink() or camino.parent.is_symlink():
            return _problema("es un enlace que lleva a otro lugar")
        if not camino.exists():
            return ""
        if camino.stat().st_size > MAXIMO:
            return _problema("el archivo pasa de 16 MB")
        return limpiar(camino.read_bytes(), ARCHIVO)
    except OSError:
        return _problema("no se pudo leer el archivo")


def _filas(texto: str) -> Iterator[tuple[int, Enlace | str]]:
    """(línea, enlace) de cada fila, o qué está mal en ella."""
    lector = csv.reader(texto.splitlines(keepends=True), strict=True)
    try:
        if tuple(next(lector, ())) != COLUMNAS:
            yield 1, f"la primera línea debe ser «{','.join(COLUMNAS)}»"
            return
        for fila in lector:
            yield lector.line_num, _enlace(fila)
    except csv.Error:
        yield lector.line_num, "las comillas de esta línea no cuadran"


def _enlace(fila: list[str]) -> Enlace | str:
    """Un enlace, o qué está mal en la fila."""
    if len(fila) != len(COLUMNAS):
        return f"hay {len(fila)} columnas y deben ser {len(COLUMNAS)}"
    url, estado, codigo, fallos, desde, revisado, cambio_a = fila
    valen = (
        se_admite(url),
        estado in SALUDES,
        _CODIGO.fullmatch(codigo),
        _FALLOS.fullmatch(fallos) and (estado == "falla") == (fallos != "0"),
        _es_fecha(desde),
        _es_fecha(revisado) and desde <= revisado,
        not cambio_a or se_admite(cambio_a),
    )
    for columna, vale, valor in zip(COLUMNAS, valen, fila, strict=True):
        if not vale:
            return f"«{columna}»: «{valor[:60]}» no vale"
    return Enlace(url, cast(Salud, estado), codigo, int(fallos), desde, revisado, cambio_a)


def _es_fecha(valor: str) -> bool:
    try:
        return date.fromisoformat(valor).isoformat() == valor
    except ValueError:
        return False


def _problema(mensaje: str, linea: int = 1) -> Problema:
    return Problema(ARCHIVO, linea, "enlaces/estado", "error", mensaje, _AYUDA)
