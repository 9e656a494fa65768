"""Extracción, XLSX y ODS: los valores de cada hoja visible, con calamine."""

from __future__ import annotations

import io
from collections.abc import Iterator
from itertools import islice
from typing import Any

from python_calamine import CalamineError, CalamineWorkbook, PasswordError, SheetVisibleEnum

from generador.extraccion.lectores.vinculos import revisar
from generador.extraccion.lectura import Ilegible, Trozo

FILAS = 500
"""Filas de cada trozo: una hoja enorme se deja de leer en cuanto pasa de los límites."""


def leer(crudo: bytes) -> Iterator[Trozo]:
    """Un trozo por hoja, o varios si es larga."""
    revisar(crudo)
    try:
        libro = CalamineWorkbook.from_filelike(io.BytesIO(crudo))
        for hoja in libro.sheets_metadata:
            if hoja.visible == SheetVisibleEnum.Visible:
                filas = libro.get_sheet_by_name(hoja.name).iter_rows()
                while lineas := [_linea(fila) for fila in islice(filas, FILAS)]:
                    yield "\n".join(filter(None, lineas)), f"hoja «{hoja.name}»", ""
    except PasswordError as e:
        raise Ilegible("cifrado") from e
    except CalamineError as e:
        raise Ilegible("danado") from e


def _linea(fila: list[Any]) -> str:
    return " · ".join(texto for valor in fila if (texto := como_texto(valor)))


def como_texto(valor: Any) -> str:
    """Los números, sin ceros de más; los valores lógicos no dicen nada fuera de su tabla."""
    if isinstance(valor, bool):
        return ""
    return f"{valor:.12g}" if isinstance(valor, int | float) else str(valor).strip()
