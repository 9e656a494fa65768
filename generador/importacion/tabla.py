"""Importación, tabla: de un CSV o de un libro cualquiera a hojas leídas, para los inventarios."""

from __future__ import annotations

import csv
import io
from pathlib import Path

from generador.extraccion.lectura import MEGA
from generador.importacion.excel_abrir import (
    COLUMNAS,
    FILAS,
    CeldaLeida,
    HojaLeida,
    LibroInservible,
    abrir,
)

MAXIMO = 5 * MEGA
_SEPARADORES = ";,\t|"


def leer_tabla(camino: Path) -> tuple[HojaLeida, ...]:
    """Las hojas de un libro, o la única de un CSV."""
    if camino.suffix.lower() != ".csv":
        return abrir(camino)
    texto = leer_texto(camino)
    filas = csv.reader(io.StringIO(texto), delimiter=_separador(texto))
    leidas: dict[int, dict[int, CeldaLeida]] = {}
    try:
        for n, fila in enumerate(filas, 1):
            if n > FILAS or len(fila) > COLUMNAS:
                raise LibroInservible(f"«{camino.name}» pasa de {FILAS} filas: divídalo en varios")
            celdas = {i: CeldaLeida(v) for i, v in enumerate(fila, 1) if v.strip()}
            if celdas:
                leidas[n] = celdas
    except csv.Error as e:
        raise LibroInservible(f"«{camino.name}» no es un CSV que se pueda leer") from e
    return (HojaLeida(camino.name, leidas),)


def leer_texto(camino: Path) -> str:
    """El texto de un archivo: en UTF-8 o, si no lo es, como lo escribe Excel en español."""
    try:
        if camino.stat().st_size > MAXIMO:
            raise LibroInservible(f"«{camino.name}» pasa de {MAXIMO // MEGA} MB: divídalo")
        crudo = camino.read_bytes()
    except OSError as e:
        raise LibroInservible(f"«{camino.name}» no se puede leer") from e
    try:
        return crudo.decode("utf-8-sig")
    except UnicodeDecodeError:
        return crudo.decode("cp1252", errors="replace")


def _separador(texto: str) -> str:
    """El separador que más se repite en la primera línea con algo."""
    primera = next((x for x in texto.splitlines() if x.strip()), "")
    return max(_SEPARADORES, key=primera.count)
