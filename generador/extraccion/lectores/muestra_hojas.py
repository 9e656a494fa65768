"""Extracción, vista previa de un XLSX: el comienzo de cada hoja visible, como tabla."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator
from itertools import groupby, islice

from python_calamine import CalamineError, CalamineWorkbook, PasswordError, SheetVisibleEnum

from generador.extraccion.lectores.comprimido import abrir
from generador.extraccion.lectores.hojas import como_texto
from generador.extraccion.lectores.muestra import FILAS, acotar, tabla
from generador.extraccion.lectura import Ilegible, Trozo


def leer(crudo: bytes) -> Iterator[Trozo]:
    """El nombre de cada hoja y sus primeras filas con algo."""
    abrir(crudo).close()
    try:
        yield from acotar(_hojas(CalamineWorkbook.from_filelike(io.BytesIO(crudo))))
    except PasswordError as e:
        raise Ilegible("cifrado") from e
    except CalamineError as e:
        raise Ilegible("danado") from e


def _hojas(libro: CalamineWorkbook) -> Iterator[Trozo]:
    for hoja in libro.sheets_metadata:
        if hoja.visible == SheetVisibleEnum.Visible:
            yield hoja.name, "hoja", ""
            filas = libro.get_sheet_by_name(hoja.name).iter_rows()
            yield from _filas([como_texto(v) for v in fila] for fila in islice(filas, FILAS))


def _filas(filas: Iterable[list[str]]) -> Iterator[Trozo]:
    """Una fila con una sola celda es un texto; las demás, seguidas, una tabla."""
    con_algo = [fila for fila in filas if any(fila)]
    for de_texto, juntas in groupby(con_algo, lambda fila: sum(map(bool, fila)) == 1):
        if de_texto:
            yield from (("".join(fila), "parrafo", "") for fila in juntas)
        else:
            yield tabla(juntas)
