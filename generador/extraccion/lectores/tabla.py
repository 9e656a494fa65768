"""Extracción, CSV: las filas, con sus celdas separadas a la vista."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from generador.extraccion.lectores.llano import decodificar
from generador.extraccion.lectura import Ilegible, Trozo

_SEPARADORES = ";\t|,"


def leer(crudo: bytes) -> Iterator[Trozo]:
    """Un solo trozo."""
    texto = decodificar(crudo)
    primera = texto.partition("\n")[0]
    separador = max(_SEPARADORES, key=primera.count)
    try:
        filas = list(csv.reader(io.StringIO(texto, newline=""), delimiter=separador))
    except csv.Error as e:
        raise Ilegible("danado") from e
    yield "\n".join(" · ".join(c for c in map(str.strip, fila) if c) for fila in filas), "", ""
