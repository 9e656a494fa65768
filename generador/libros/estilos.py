"""Libros, estilos: los colores, tipos de letra y bordes de las plantillas, los mismos del sitio."""

from __future__ import annotations

from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.styles.numbers import FORMAT_TEXT
from openpyxl.styles.protection import Protection

ACENTO, BANDA, SUAVE, HOJA = "7A1733", "5F1228", "F7E9E8", "F2ECE2"
TINTA, TINTA_2, LINEA, ORO = "231D1B", "50463F", "DDD3C5", "FCF0D3"
LETRA = "Calibri"

TITULO = Font(name=LETRA, size=16, bold=True, color=ACENTO)
NORMAL = Font(name=LETRA, size=11, color=TINTA)
FUERTE = Font(name=LETRA, size=11, bold=True, color=TINTA)
MENOR = Font(name=LETRA, size=10, color=TINTA_2)
EJEMPLO = Font(name=LETRA, size=10, italic=True, color=TINTA_2)
CABECERA = Font(name=LETRA, size=11, bold=True, color="FFFFFF")
GRUPO = Font(name=LETRA, size=12, bold=True, color=ACENTO)

FONDO_CABECERA = PatternFill("solid", fgColor=BANDA)
FONDO_GRUPO = PatternFill("solid", fgColor=SUAVE)
FONDO_OBLIGATORIO = PatternFill("solid", fgColor=ORO)
FONDO_AYUDA = PatternFill("solid", fgColor="FBF9F5")
FONDO_EJEMPLO = PatternFill("solid", fgColor=HOJA)

_LADO = Side(style="thin", color=LINEA)
BORDE = Border(left=_LADO, right=_LADO, top=_LADO, bottom=_LADO)
ARRIBA = Alignment(horizontal="left", vertical="top", wrap_text=True)
CENTRO = Alignment(vertical="center", wrap_text=True)
LIBRE = Protection(locked=False)
TEXTO = FORMAT_TEXT
