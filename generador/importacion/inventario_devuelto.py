"""Importación, inventario devuelto: las filas que no entraron, en un libro con su motivo."""

from __future__ import annotations

from collections.abc import Mapping

from openpyxl import Workbook
from openpyxl.cell.cell import Cell

from generador.importacion.excel_abrir import CeldaLeida, HojaLeida
from generador.importacion.inventario_mapa import titulos_de
from generador.libros import estilos
from generador.libros.empaquetar import empaquetar
from generador.libros.filas import POR_CORREGIR
from generador.libros.vestir import ajustar, en, encabezar, imprimir, vestir
from generador.modelo import Problema

_ANCHO, _MAXIMO = 12, 50


def devolver(
    hoja: HojaLeida, cabecera: int, malas: Mapping[int, tuple[Problema, ...]], nombre: str
) -> bytes:
    """El libro: los mismos títulos, solo las filas malas, y delante lo que hay que arreglar.

    Se corrige y se importa otra vez tal cual: esa columna no cuenta.
    """
    libro = Workbook()
    nueva = libro.active
    assert nueva is not None
    nueva.title = hoja.nombre[:31] if not hoja.nombre.endswith(".csv") else "Inventario"
    titulos = titulos_de(hoja, cabecera)
    encabezar(en(nueva, 1, 1), POR_CORREGIR, 60, obligatorio=True)
    for n, (columna, titulo) in enumerate(titulos.items(), 2):
        largos = [len(str(hoja.filas[f][columna].valor)) for f in malas if columna in hoja.filas[f]]
        encabezar(en(nueva, 1, n), titulo, min(max([_ANCHO, *largos]), _MAXIMO))
    for n, (fila, problemas) in enumerate(sorted(malas.items()), 2):
        motivo = en(nueva, n, 1, "\n".join(f"{p.mensaje}: {p.ayuda}" for p in problemas))
        vestir(motivo)
        motivo.fill = estilos.FONDO_OBLIGATORIO
        for i, columna in enumerate(titulos, 2):
            _copiar(en(nueva, n, i), hoja.filas[fila].get(columna))
        ajustar(nueva, n)
    nueva.freeze_panes = "B2"
    imprimir(nueva, 1)
    return empaquetar(libro, nombre)


def _copiar(celda: Cell, leida: CeldaLeida | None) -> None:
    """Lo que había, tal cual: un texto que empieza con «=» sigue siendo texto."""
    vestir(celda)
    if leida is not None:
        celda.value = leida.valor
        celda.data_type = "s" if isinstance(leida.valor, str) else celda.data_type
        celda.hyperlink = leida.enlace or None
