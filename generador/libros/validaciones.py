"""Libros, validaciones: listas desplegables, fechas y números que Excel comprueba al escribir.

Pegar se las salta: al importar todo se vuelve a comprobar.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from openpyxl.utils import get_column_letter, quote_sheetname
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from generador.libros.celdas import NO, SI
from generador.libros.opciones import Opciones, Vocabularios, opciones_de
from generador.modelo import Campo

LISTAS = "Listas"
"""Hoja oculta con los nombres de cada lista de valores."""
SIN_TOPE = 1_000_000_000


@dataclass
class Listas:
    """La hoja oculta mientras se llena: cada lista de valores va una vez, en su columna."""

    hoja: Worksheet
    vocabularios: Vocabularios
    _lugares: dict[tuple[str, ...], str] = field(default_factory=dict)

    def validar(self, hoja: Worksheet, campo: Campo, rango: str, prosa: str) -> None:
        """Pone en «rango» de «hoja» la comprobación del campo, con su ayuda al elegir la celda."""
        regla = self._regla(campo)
        regla.promptTitle, regla.prompt = campo.titulo[:32], prosa[:255]
        regla.errorTitle = "Revise este dato"
        regla.showErrorMessage = regla.type is not None and campo.clase != "opciones"
        regla.allow_blank = True
        regla.showInputMessage = True
        regla.add(rango)
        hoja.add_data_validation(regla)

    def _regla(self, campo: Campo) -> DataValidation:
        opciones = opciones_de(campo, self.vocabularios)
        if opciones is not None:
            lugar = self._lugar(opciones)
            return DataValidation(type="list", formula1=lugar, error="Elija un valor de la lista.")
        if campo.clase == "si_no":
            return DataValidation(type="list", formula1=f'"{SI},{NO}"', error="Elija Sí o No.")
        if campo.clase == "fecha":
            error = "Escriba una fecha: dd/mm/aaaa."
            return DataValidation("date", "DATE(1900,1,1)", "DATE(2099,12,31)", error=error)
        if campo.clase in ("entero", "numero"):
            return _numero(campo)
        maximo = campo.esquema.get("maxLength")
        if maximo is not None and maximo < 32_767:
            error = f"Use como mucho {maximo} caracteres."
            return DataValidation("textLength", "0", str(maximo), error=error)
        return DataValidation()

    def _lugar(self, opciones: Opciones) -> str:
        clave = tuple(opciones.nombres.values())
        if clave not in self._lugares:
            columna = len(self._lugares) + 1
            for i, nombre in enumerate(clave, 1):
                self.hoja.cell(i, columna, nombre)
            letra = get_column_letter(columna)
            lugar = f"{quote_sheetname(LISTAS)}!${letra}$1:${letra}${len(clave)}"
            self._lugares[clave] = lugar
        return self._lugares[clave]


def _numero(campo: Campo) -> DataValidation:
    esquema = campo.esquema
    minimo = esquema.get("minimum", esquema.get("exclusiveMinimum", -SIN_TOPE))
    maximo = esquema.get("maximum", SIN_TOPE)
    tope = f" de {minimo} a {maximo}" if {"minimum", "maximum"} <= set(esquema) else ""
    if campo.clase == "entero":
        error = f"Escriba un número entero{tope}."
        return DataValidation("whole", str(minimo), str(maximo), error=error)
    return DataValidation("decimal", str(minimo), str(maximo), error=f"Escriba un número{tope}.")
