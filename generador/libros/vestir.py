"""Libros, vestir: el aspecto común de las hojas (títulos, cabeceras, ejemplos, impresión en A4)."""

from __future__ import annotations

from openpyxl.cell.cell import Cell
from openpyxl.comments import Comment
from openpyxl.worksheet.header_footer import HeaderFooterItem, _HeaderFooterPart
from openpyxl.worksheet.page import PageMargins
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from generador.libros import estilos
from generador.libros.celdas import FORMATOS, Celda
from generador.libros.disposicion import Casilla

ANCHOS = {"parrafo": 60, "fecha": 14, "entero": 15, "numero": 15, "si_no": 10}
_CORTO, _LARGO = 24, 40
RENGLON = 14
"""Alto de un renglón, en puntos."""
POR_ANCHO = 1.1
"""Caracteres que caben en una unidad de ancho, con la letra de las ayudas."""
A_LO_ANCHO = 240
"""Suma de anchos de columna que cabe en una página sin que la letra se haga ilegible."""
_DE_LARGO = 160
"""Un texto que admite más caracteres tiene columna ancha."""


def en(hoja: Worksheet, fila: int, columna: int, valor: Celda = None) -> Cell:
    """La celda de ese lugar, con un valor si se da."""
    celda = hoja.cell(fila, columna)
    assert isinstance(celda, Cell)
    if valor is not None:
        celda.value = valor
    return celda


def titular(hoja: Worksheet, titulo: str, nota: str) -> None:
    """Primera fila: el título de la hoja y, al lado, qué se hace en ella."""
    en(hoja, 1, 1, titulo).font = estilos.TITULO
    en(hoja, 2, 1, nota).font = estilos.MENOR
    hoja.row_dimensions[1].height = 24
    hoja.sheet_view.showGridLines = False


def encabezar(
    celda: Cell, titulo: str, ancho: int, ayuda: str = "", obligatorio: bool = False
) -> None:
    """Cabecera de una columna, con su ayuda como comentario."""
    celda.value, celda.font = titulo, estilos.FUERTE if obligatorio else estilos.CABECERA
    celda.fill = estilos.FONDO_OBLIGATORIO if obligatorio else estilos.FONDO_CABECERA
    celda.alignment, celda.border = estilos.CENTRO, estilos.BORDE
    assert isinstance(celda.parent, Worksheet)
    celda.parent.column_dimensions[celda.column_letter].width = ancho
    if ayuda:
        celda.comment = Comment(ayuda, "Ayuda", height=140, width=320)


def comentar(celda: Cell, texto: str) -> None:
    """Señala una celda y dice en un comentario qué le pasa a su fila."""
    celda.comment = Comment(texto, "Por corregir", height=160, width=420)
    celda.fill = estilos.FONDO_OBLIGATORIO


def vestir(celda: Cell, formato: str = "General") -> None:
    """Celda que se llena: borde, texto que se parte y el formato de su clase."""
    celda.font, celda.border, celda.alignment = estilos.NORMAL, estilos.BORDE, estilos.ARRIBA
    celda.number_format = formato


def ejemplificar(celda: Cell, valor: Celda, formato: str) -> None:
    """Celda de ejemplo: en cursiva, con otro fondo."""
    vestir(celda, formato)
    celda.value, celda.font, celda.fill = valor, estilos.EJEMPLO, estilos.FONDO_EJEMPLO


def formato_de(casilla: Casilla) -> str:
    """Formato de número de las celdas de un dato."""
    return "0" if casilla.paralela else FORMATOS.get(casilla.campo.clase, estilos.TEXTO)


def ancho_de(casilla: Casilla) -> int:
    """Ancho de la columna de un dato."""
    if casilla.paralela:
        return ANCHOS["numero"]
    largo = casilla.campo.esquema.get("maxLength", 0) > _DE_LARGO or casilla.campo.clase == "lista"
    return ANCHOS.get(casilla.campo.clase, _LARGO if largo else _CORTO)


def ajustar(hoja: Worksheet, fila: int) -> None:
    """Alto de una fila para que se lea entera; Excel lo cambia al escribir en ella."""
    en_uso = (c for c in hoja[fila] if isinstance(c, Cell) and c.value is not None)
    renglones = [
        sum(-(-max(len(linea), 1) // _cabe(hoja, celda)) for linea in str(celda.value).split("\n"))
        for celda in en_uso
    ]
    hoja.row_dimensions[fila].height = RENGLON * max(renglones, default=1) + 4


def _cabe(hoja: Worksheet, celda: Cell) -> int:
    """Caracteres que caben a lo ancho de una celda."""
    return int(hoja.column_dimensions[celda.column_letter].width * POR_ANCHO)


def imprimir(hoja: Worksheet, cabecera: int = 0) -> None:
    """A4 apaisado, con la cabecera en todas las páginas y el número al pie.

    Sin cabecera va en una página. Lo demás, al ancho de una si cabe legible, o en varias.
    """
    hoja.page_setup.orientation = "landscape"
    hoja.page_setup.paperSize = hoja.PAPERSIZE_A4
    if sum(d.width for d in hoja.column_dimensions.values()) <= A_LO_ANCHO:
        hoja.page_setup.fitToWidth, hoja.page_setup.fitToHeight = 1, 0 if cabecera else 1
        hoja.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    else:
        hoja.page_setup.scale = 75
    hoja.page_margins = PageMargins(0.4, 0.4, 0.5, 0.8)
    if cabecera:
        hoja.print_title_rows = f"{cabecera}:{cabecera}"
    hoja.oddFooter = HeaderFooterItem(center=_HeaderFooterPart("&A — página &P de &N"))
