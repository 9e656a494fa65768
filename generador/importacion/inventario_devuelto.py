"""Importación, inventario devuelto: las filas que no entraron, en un libro con su motivo."""

from __future__ import annotations

from collections.abc import Mapping

from openpyxl import Workbook

from generador.importacion.excel_abrir import HojaLeida
from generador.importacion.excel_hojas import POR_CORREGIR
from generador.importacion.inventario_mapa import titulos_de
from generador.libros import estilos
from generador.libros.empaquetar import empaquetar
from generador.libros.vestir import en, encabezar, imprimir, vestir
from generador.modelo import Problema

_ANCHO, _MAXIMO = 12, 50


def devolver(
    hoja: HojaLeida, cabecera: int, malas: Mapping[int, tuple[Problema, ...]], nombre: str
) -> bytes:
    """El libro: los mismos títulos, solo las filas malas y una columna con lo que hay que arreglar.

    Se corrige y se importa otra vez tal cual: esa columna no cuenta.
    """
    libro = Workbook()
    nueva = libro.active
    assert nueva is not None
    nueva.title = hoja.nombre[:31] if not hoja.nombre.endswith(".csv") else "Inventario"
    titulos = titulos_de(hoja, cabecera)
    ultima = max(titulos, default=0) + 1
    for columna, titulo in titulos.items():
        largos = [len(str(hoja.filas[f][columna].valor)) for f in malas if columna in hoja.filas[f]]
        encabezar(en(nueva, 1, columna), titulo, min(max([_ANCHO, *largos]), _MAXIMO))
    encabezar(en(nueva, 1, ultima), POR_CORREGIR, 80, obligatorio=True)
    for n, (fila, problemas) in enumerate(sorted(malas.items()), 2):
        for columna in titulos:
            celda = en(nueva, n, columna)
            vestir(celda)
            leida = hoja.filas[fila].get(columna)
            if leida is not None:
                celda.value = leida.valor
                celda.data_type = "s" if isinstance(leida.valor, str) else celda.data_type
                celda.hyperlink = leida.enlace or None
        motivo = en(nueva, n, ultima)
        vestir(motivo)
        motivo.value = "\n".join(f"{p.mensaje}: {p.ayuda}" for p in problemas)
        motivo.fill = estilos.FONDO_OBLIGATORIO
    nueva.freeze_panes = "A2"
    imprimir(nueva, 1)
    return empaquetar(libro, nombre)
