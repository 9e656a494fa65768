"""Libros, filas: la hoja de una lista o de varias fichas, con una fila por elemento."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from copy import copy
from typing import Any

from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from generador.libros import ayudas, estilos
from generador.libros.celdas import fila_de_ejemplo
from generador.libros.columnas import CORTO
from generador.libros.disposicion import Casilla, Hoja
from generador.libros.validaciones import Listas
from generador.libros.vestir import (
    RENGLON,
    ajustar,
    ancho_de,
    comentar,
    ejemplificar,
    en,
    encabezar,
    formato_de,
    imprimir,
    titular,
    vestir,
)

CABECERA, EJEMPLO, PRIMERA = 3, 4, 5
NUMERO, DE_EJEMPLO = "N.°", "Ejemplo"
"""Título de la columna del número, y lo que dice en la fila que no se importa."""
ANCHO_DE_NOTA = 100
DE_UNA, DE_VARIAS = 40, 100
"""Filas preparadas, como mucho, en una lista y en una hoja de fichas."""
NOTA = (
    "La fila en cursiva es un ejemplo y no se importa: escriba debajo. "
    "Lo marcado con * no puede faltar."
)

POR_CORREGIR = "Por corregir"
"""Columna que se añade al devolver lo que no entró; al leer no cuenta."""

Fila = Mapping[str, Any]
"""Título de columna → lo que había en la celda."""


def poner(hoja: Worksheet, suya: Hoja, madre: Hoja | None, listas: Listas) -> None:
    """Escribe la hoja: cabecera con ayuda, un ejemplo y filas vacías."""
    titular(hoja, suya.nombre, f"{ayudas.resumen_de(suya)} {NOTA}")
    ultima = PRIMERA + _cuantas(suya) - 1
    fijas = titulos_fijos(madre)
    for i, titulo in enumerate(fijas, 1):
        encabezar(en(hoja, CABECERA, i), titulo, 11)
        ejemplificar(en(hoja, EJEMPLO, i), DE_EJEMPLO if titulo == NUMERO else 1, "0")
        _preparar(hoja, i, ultima, "0")
    muestra = fila_de_ejemplo(suya, listas.vocabularios)
    for i, (casilla, valor) in enumerate(zip(suya.casillas, muestra, strict=True), len(fijas) + 1):
        _columna(hoja, i, casilla, ultima, listas)
        ejemplificar(en(hoja, EJEMPLO, i), valor, formato_de(casilla))
    if suya.fichas is not None:
        ultimo = len(fijas) + len(suya.casillas) + 1
        encabezar(en(hoja, CABECERA, ultimo), CORTO, 24, ayudas.nombre_corto(suya.fichas))
        ejemplificar(en(hoja, EJEMPLO, ultimo), None, estilos.TEXTO)
        _preparar(hoja, ultimo, ultima, estilos.TEXTO)
    for n in range(_cuantas(suya)):
        en(hoja, PRIMERA + n, len(fijas), n + 1)
    for fila in (CABECERA, EJEMPLO):
        ajustar(hoja, fila)
    ancho = _nota_a_lo_ancho(hoja)
    hoja.freeze_panes = en(hoja, EJEMPLO, len(fijas) + 2)
    imprimir(hoja, CABECERA)
    hoja.print_area = f"A1:{ancho}{min(ultima, PRIMERA + 19)}"


def titulos_fijos(madre: Hoja | None) -> tuple[str, ...]:
    """Las columnas que no son datos: de qué fila de otra hoja es, y qué número lleva."""
    return (*((ayudas.numero_de(madre),) if madre else ()), NUMERO)


def rellenar(hoja: Worksheet, filas: Sequence[Fila]) -> None:
    """Escribe filas debajo del ejemplo; una columna que no está se añade al final.

    El motivo de una fila que vuelve va también como comentario en su primera celda: así se ve.
    """
    lugar: dict[Any, int] = {c.value: i for i, c in enumerate(hoja[CABECERA], 1) if c.value}
    for n, fila in enumerate(filas):
        for titulo, valor in fila.items():
            if titulo not in lugar:
                lugar[titulo] = len(lugar) + 1
                encabezar(en(hoja, CABECERA, lugar[titulo]), titulo, 60)
            celda = en(hoja, PRIMERA + n, lugar[titulo])
            celda.value, celda.alignment = valor, estilos.ARRIBA
            celda.data_type = "s" if isinstance(valor, str) else celda.data_type
            if titulo == POR_CORREGIR:
                comentar(en(hoja, PRIMERA + n, 1), str(valor))


def _nota_a_lo_ancho(hoja: Worksheet) -> str:
    """Extiende la nota sobre las columnas que hagan falta para leerla; devuelve la última."""
    ancho, columna = 0.0, 0
    while ancho < ANCHO_DE_NOTA:
        columna += 1
        ancho += hoja.column_dimensions[get_column_letter(columna)].width
    hoja.merge_cells(start_row=2, end_row=2, start_column=1, end_column=columna)
    nota = en(hoja, 2, 1)
    nota.alignment = estilos.ARRIBA
    hoja.row_dimensions[2].height = RENGLON * -(-len(str(nota.value)) // ANCHO_DE_NOTA) + 4
    return get_column_letter(max(columna, hoja.max_column))


def _columna(hoja: Worksheet, i: int, casilla: Casilla, ultima: int, listas: Listas) -> None:
    cuando = ayudas.se_pide(casilla, listas.vocabularios)
    prosa = ayudas.como_se_llena(casilla.campo, casilla.paralela)
    obligatorio = casilla.campo.requerido or casilla.paralela
    titulo = casilla.rotulo + (ayudas.MARCA if obligatorio else "")
    encabezar(en(hoja, CABECERA, i), titulo, ancho_de(casilla), f"{cuando}. {prosa}", obligatorio)
    _preparar(hoja, i, ultima, formato_de(casilla))
    letra = get_column_letter(i)
    listas.validar(hoja, casilla.campo, f"{letra}{PRIMERA}:{letra}{ultima}", prosa)


def _preparar(hoja: Worksheet, i: int, ultima: int, formato: str) -> None:
    primera = en(hoja, PRIMERA, i)
    vestir(primera, formato)
    for fila in range(PRIMERA + 1, ultima + 1):
        # Copiarlo es diez veces más rápido que vestir cada una.
        en(hoja, fila, i)._style = copy(primera._style)  # type: ignore[attr-defined]


def _cuantas(suya: Hoja) -> int:
    if suya.campo is None:
        return DE_VARIAS
    tope = DE_VARIAS if suya.madre else DE_UNA
    return min(int(suya.campo.esquema.get("maxItems", tope)), tope)
