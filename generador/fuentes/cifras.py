"""Etapa 1, cifras: de publicacion/indicadores/AAAA-MM.csv a lo que se midió fuera cada mes."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from pathlib import Path

from generador.fuentes.texto import leer_texto
from generador.modelo import Cifra, Dato, Problema

CARPETA = "publicacion/indicadores"
COLUMNAS = ("indicador", "unidad", "region", "categoria", "valor", "base", "fuente")
APARTE = frozenset({"LEAME.md"})
MAXIMO = 16 * 1024 * 1024
"""Bytes que puede tener el archivo de un mes: unas doscientas mil filas."""
MAXIMO_DE_ARCHIVOS = 1_200
"""Un siglo de meses: más es que algo se equivocó de carpeta."""
_NOMBRE = re.compile(r"(?:19|20)[0-9]{2}-(?:0[1-9]|1[0-2])\.csv")
_CODIGO = re.compile(r"[A-Za-z0-9][A-Za-z0-9._ -]{0,79}")
_VALOR = re.compile(r"(?:0|[1-9][0-9]{0,11})(?:\.[0-9]{1,4})?")
_BASE = re.compile(r"[1-9][0-9]{0,8}")
_FUENTE = re.compile(r"[^=+@\t-][^@]{2,199}")
_AYUDA = "vea docs/desarrollo/indicadores.md: cada fila es un indicador de una unidad y una región"
_FORMAS = (
    (_CODIGO, False, "es el código de un indicador"),
    (_CODIGO, True, "es el código de una unidad, o vacío"),
    (_CODIGO, True, "es el código de una región, o vacío"),
    (_CODIGO, True, "es un código, o vacío"),
    (_VALOR, False, "es un número sin separador de miles y con punto decimal"),
    (_BASE, True, "es un número entero mayor que cero, o vacío"),
    (_FUENTE, False, "dice de dónde sale la cifra, en hasta 200 letras y sin correos"),
)
"""Por columna: forma, si puede estar vacía y qué se dice de lo que no vale."""

Leidas = tuple[tuple[Cifra, ...], tuple[Problema, ...]]


def leer_cifras(raiz: Path) -> Leidas:
    """Las cifras de todos los meses, en orden, y los problemas de los archivos."""
    carpeta = raiz / CARPETA
    cifras: list[Cifra] = []
    problemas: list[Problema] = []
    if not carpeta.is_dir():
        return (), ()
    caminos = sorted(c for c in carpeta.iterdir() if c.name not in APARTE)
    if len(caminos) > MAXIMO_DE_ARCHIVOS:
        return (), (_problema(CARPETA, 1, f"hay más de {MAXIMO_DE_ARCHIVOS} archivos"),)
    for camino in caminos:
        for hallado in _mes(camino, f"{CARPETA}/{camino.name}"):
            (cifras if isinstance(hallado, Cifra) else problemas).append(hallado)  # type: ignore[arg-type]
    return tuple(cifras), tuple(problemas)


def _mes(camino: Path, archivo: str) -> Iterator[Cifra | Problema]:
    if not _NOMBRE.fullmatch(camino.name):
        yield _problema(archivo, 1, "el archivo de un mes se llama AAAA-MM.csv, como 2026-11.csv")
        return
    texto = leer_texto(camino, archivo, MAXIMO)
    if isinstance(texto, Problema):
        yield texto
        return
    lector = csv.reader(texto.splitlines(keepends=True), strict=True)
    try:
        if tuple(next(lector, ())) != COLUMNAS:
            yield _problema(archivo, 1, f"la primera línea debe ser «{','.join(COLUMNAS)}»")
            return
        for fila in lector:
            if any(fila):
                yield from _cifra(fila, camino.stem, archivo, lector.line_num)
    except csv.Error:
        yield _problema(archivo, lector.line_num, "las comillas de esta línea no cuadran")


def _cifra(fila: list[str], mes: str, archivo: str, linea: int) -> Iterator[Cifra | Problema]:
    """La cifra de una fila, o todo lo que está mal en ella."""
    if len(fila) != len(COLUMNAS):
        yield _problema(archivo, linea, f"hay {len(fila)} columnas y deben ser {len(COLUMNAS)}")
        return
    malas = [
        _problema(archivo, linea, f"«{columna}»: «{valor[:60]}» no vale; {que}")
        for columna, valor, (forma, vacia, que) in zip(COLUMNAS, fila, _FORMAS, strict=True)
        if not (forma.fullmatch(valor) or (vacia and not valor))
    ]
    if malas:
        yield from malas
        return
    indicador, unidad, region, categoria, valor, base, fuente = fila
    partes = (indicador, mes, unidad, region, categoria)
    yield Cifra(Dato(*partes, float(valor), int(base or 0), fuente), archivo, linea)


def _problema(archivo: str, linea: int, mensaje: str) -> Problema:
    return Problema(archivo, linea, "cifras/forma", "error", mensaje, _AYUDA)
