"""Importación, abrir un libro: de un archivo .xlsx ajeno a sus hojas, con lo que hay en cada celda.

Se mira antes el ZIP que es: sin macros, sin vínculos a otros archivos, sin objetos y de un tamaño
que una persona puede haber escrito. Después solo se leen valores: una fórmula no se calcula.
"""

from __future__ import annotations

import io
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from warnings import catch_warnings, simplefilter
from zipfile import BadZipFile, ZipFile

from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from generador.extraccion.lectores.comprimido import abrir as abrir_zip
from generador.extraccion.lectura import MEGA, Ilegible
from generador.modelo import Fallo

MAXIMO, DESCOMPRIMIDO = 10 * MEGA, 40 * MEGA
"""Bytes del archivo y de lo que lleva dentro."""
FILAS, COLUMNAS, HOJAS, CELDAS = 5_000, 200, 40, 250_000
_PROHIBIDAS = {
    "vbaproject": "tiene macros",
    "xl/macrosheets/": "tiene macros",
    "xl/externallinks/": "tiene vínculos a otros libros",
    "xl/connections.xml": "toma datos de otro lugar",
    "xl/activex/": "tiene controles",
    "xl/embeddings/": "tiene otros archivos dentro",
}
_ARREGLOS = {
    ".xlsm": "guárdelo como «Libro de Excel (.xlsx)», sin macros",
    ".xls": "es el formato antiguo: guárdelo como «Libro de Excel (.xlsx)»",
    ".ods": "guárdelo como «Excel 2007-365 (.xlsx)»",
}
# Lo que levantan zipfile y openpyxl con un archivo roto. SyntaxError es el del lector de XML.
_DE_ZIP = (BadZipFile, OSError, EOFError, NotImplementedError, RuntimeError, ValueError, zlib.error)
_DE_LECTURA = (*_DE_ZIP, LookupError, TypeError, AttributeError, ArithmeticError, SyntaxError)


class LibroInservible(Fallo):
    """El archivo no se puede leer como un libro de Excel de datos."""


@dataclass(frozen=True, slots=True)
class CeldaLeida:
    """Una celda con algo escrito."""

    valor: Any
    """Texto, número, sí o no, fecha u hora, como lo da Excel."""
    clase: str = ""
    """«f» si es una fórmula, «e» si es un error de Excel."""
    enlace: str = ""
    """Dirección a que lleva, si es un enlace."""


@dataclass(frozen=True, slots=True)
class HojaLeida:
    """Una hoja con sus celdas escritas: fila → columna → celda, ambas desde 1."""

    nombre: str
    filas: Mapping[int, Mapping[int, CeldaLeida]]


def abrir(camino: Path) -> tuple[HojaLeida, ...]:
    """Las hojas visibles y ocultas de un libro, con lo escrito en ellas."""
    crudo = _leer(camino)
    _revisar(camino, crudo)
    try:
        with catch_warnings():
            simplefilter("ignore")  # lo que openpyxl no conserva no nos hace falta
            libro = load_workbook(io.BytesIO(crudo), keep_links=False)
    except _DE_LECTURA as e:
        raise _inservible(camino, "está dañado, o no es un libro de Excel") from e
    return tuple(_hoja(camino, h) for h in libro.worksheets)


def _leer(camino: Path) -> bytes:
    if (arreglo := _ARREGLOS.get(camino.suffix.lower())) is not None:
        raise _inservible(camino, f"no es un .xlsx: {arreglo}")
    try:
        if camino.stat().st_size > MAXIMO:
            raise _inservible(camino, f"pasa de {MAXIMO // MEGA} MB: divídalo en varios")
        return camino.read_bytes()
    except OSError as e:
        raise _inservible(camino, "no se puede leer; ciérrelo en Excel si está abierto") from e


def _revisar(camino: Path, crudo: bytes) -> None:
    try:
        with abrir_zip(crudo) as comprimido:
            _revisar_partes(camino, comprimido)
    except Ilegible as e:
        motivos = {"cifrado": "está protegido con contraseña: quítela y guárdelo de nuevo"}
        que = motivos.get(e.clave, "está dañado, o no es un libro de Excel (.xlsx)")
        raise _inservible(camino, que) from e
    except _DE_ZIP as e:
        raise _inservible(camino, "está dañado") from e


def _revisar_partes(camino: Path, comprimido: ZipFile) -> None:
    partes = comprimido.infolist()
    if sum(p.file_size for p in partes) > DESCOMPRIMIDO:
        que = "es demasiado grande: pase los datos a un libro nuevo, sin formato en filas vacías"
        raise _inservible(camino, que)
    for parte in partes:
        nombre = parte.filename.lower()
        motivo = next((q for m, q in _PROHIBIDAS.items() if m in nombre), None)
        if motivo is not None:
            raise _inservible(camino, f"{motivo}, y no se admite: guárdelo solo con los datos")
        if nombre.endswith((".xml", ".rels", ".vml")) and b"<!DOCTYPE" in comprimido.read(parte):
            raise _inservible(camino, "está dañado")


def _hoja(camino: Path, hoja: Worksheet) -> HojaLeida:
    filas: dict[int, dict[int, CeldaLeida]] = {}
    cuantas = 0
    for (fila, columna), celda in sorted(hoja._cells.items()):
        if celda.value is None or celda.value == "":
            continue
        cuantas += 1
        if fila > FILAS or columna > COLUMNAS or cuantas > CELDAS:
            que = f"la hoja «{hoja.title}» pasa de {FILAS} filas o de {COLUMNAS} columnas"
            raise _inservible(camino, f"{que}: divídala en varios libros")
        enlace = str(celda.hyperlink.target or "") if celda.hyperlink else ""
        clase = str(celda.data_type) if celda.data_type in ("f", "e") else ""
        filas.setdefault(fila, {})[columna] = CeldaLeida(celda.value, clase, enlace)
    return HojaLeida(hoja.title, filas)


def _inservible(camino: Path, que: str) -> LibroInservible:
    return LibroInservible(f"«{camino.name}» {que}")
