"""Libros, composición: del Libro dispuesto a los bytes de un .xlsx, vacío o con filas puestas."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from openpyxl import Workbook

from generador.libros import columnas, filas, instrucciones
from generador.libros.disposicion import Libro
from generador.libros.empaquetar import empaquetar
from generador.libros.opciones import Vocabularios
from generador.libros.validaciones import LISTAS, Listas


def libro(suyo: Libro, vocabularios: Vocabularios) -> bytes:
    """La plantilla vacía."""
    return empaquetar(_hecho(suyo, vocabularios), _titulo(suyo))


def llenado(
    suyo: Libro, vocabularios: Vocabularios, puestas: Mapping[str, Sequence[filas.Fila]]
) -> bytes:
    """La plantilla con esas filas, por hoja: las que hay que corregir."""
    hecho = _hecho(suyo, vocabularios)
    for nombre, suyas in puestas.items():
        filas.rellenar(hecho[nombre], suyas)
    return empaquetar(hecho, _titulo(suyo))


def _titulo(suyo: Libro) -> str:
    return f"Plantilla: {suyo.tipo.titulo.lower()}"


def _hecho(suyo: Libro, vocabularios: Vocabularios) -> Workbook:
    hecho = Workbook()
    primera = hecho.active
    assert primera is not None
    primera.title = instrucciones.NOMBRE
    instrucciones.poner(primera, suyo)
    listas = Listas(hecho.create_sheet(LISTAS), vocabularios)
    por_nombre = {h.nombre: h for h in suyo.hojas}
    for hoja in suyo.hojas:
        nueva = hecho.create_sheet(hoja.nombre, len(hecho.sheetnames) - 1)
        if hoja.en_filas:
            filas.poner(nueva, hoja, por_nombre.get(hoja.madre or ""), listas)
        else:
            columnas.poner(nueva, hoja, suyo.tipo, listas)
    listas.hoja.sheet_state = "hidden"
    return hecho
