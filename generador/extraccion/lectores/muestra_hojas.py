"""Extracción, vista previa de un XLSX: el comienzo de cada hoja visible, como tabla."""

from __future__ import annotations

import io
from collections.abc import Iterator

from python_calamine import CalamineError, CalamineWorkbook, PasswordError, SheetVisibleEnum

from generador.extraccion.lectores.comprimido import abrir
from generador.extraccion.lectores.hojas import como_texto
from generador.extraccion.lectores.muestra import acotar, tabla
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
            con_algo = (f for fila in filas if any(f := [como_texto(v) for v in fila]))
            yield tabla(con_algo)
