"""Importación, títulos de Excel: qué fila es la de títulos y qué dato es cada columna."""

from __future__ import annotations

from collections.abc import Mapping

from openpyxl.utils import get_column_letter

from generador.esquemas.sugerencias import parecido
from generador.importacion.excel_abrir import HojaLeida
from generador.importacion.excel_textos import texto_de
from generador.libros import Casilla, Hoja, columnas, filas
from generador.libros.ayudas import MARCA, numero_de
from generador.libros.opciones import doblar
from generador.modelo import Problema

DE_QUIEN, NUMERO, CORTO = "madre", "numero", "corto"


def nombre_de_lugar(hoja: str, columna: int, fila: int) -> str:
    """«Comité evaluador!G7»."""
    return f"{hoja}!{get_column_letter(columna)}{fila}"


def aviso(lugar: str, regla: str, mensaje: str, ayuda: str) -> Problema:
    """Un error en una celda."""
    return Problema(lugar, 0, f"excel/{regla}", "error", mensaje, ayuda)


def columna_de_respuestas(leida: HojaLeida) -> int:
    respuesta = doblar(tuple(columnas.ANCHOS)[columnas.RESPUESTA - 1])
    for celdas in leida.filas.values():
        for columna, celda in celdas.items():
            if doblar(texto_de(celda.valor)) == respuesta:
                return columna
    return columnas.RESPUESTA


def cabecera_de(leida: HojaLeida, hoja: Hoja) -> int | None:
    """La fila con más títulos conocidos, entre las primeras."""
    conocidos = {doblar(c.rotulo) for c in hoja.casillas}
    cuantos = {
        fila: sum(_sin_marca(texto_de(c.valor)) in conocidos for c in celdas.values())
        for fila, celdas in leida.filas.items()
        if fila <= 12
    }
    mejor = max(cuantos, key=lambda f: cuantos[f], default=None)
    return mejor if mejor is not None and cuantos[mejor] else None


def reconocer(
    titulos: Mapping[int, str], hoja: Hoja, madre: Hoja | None
) -> dict[int, Casilla | str]:
    conocidos: dict[str, Casilla | str] = {doblar(c.rotulo): c for c in hoja.casillas}
    if hoja.fichas is not None:
        conocidos[doblar(columnas.CORTO)] = CORTO
    conocidos[doblar(filas.NUMERO)] = NUMERO
    if madre is not None:
        conocidos[doblar(numero_de(madre))] = DE_QUIEN
    return {c: conocidos[_sin_marca(t)] for c, t in titulos.items() if _sin_marca(t) in conocidos}


def ajenas(
    leida: HojaLeida, cabecera: int, titulos: Mapping[int, str], puestas: Mapping[int, object]
) -> list[int]:
    """Columnas con datos debajo de un título que no es de esta hoja."""
    usadas = {c for fila, celdas in leida.filas.items() if fila > cabecera for c in celdas}
    ajenas = {c for c, t in titulos.items() if doblar(t) == doblar(filas.POR_CORREGIR)}
    return sorted(usadas - set(puestas) - ajenas)


def _sin_marca(titulo: str) -> str:
    return doblar(titulo.removesuffix(MARCA))


def desconocido(lugar: str, que: str, titulo: str, hoja: Hoja) -> Problema:
    cerca = parecido(titulo, [c.rotulo for c in hoja.casillas]) if titulo else None
    ayuda = f"¿quiso decir «{cerca}»? " if cerca else ""
    ayuda += "use los títulos de la plantilla, o descargue la vigente"
    nombre = f"{que} «{titulo}» no es" if titulo else "hay datos en una columna sin título"
    return aviso(lugar, "titulos", f"{nombre} de la hoja «{hoja.nombre}»", ayuda)
