"""Libros, columnas: la hoja de una sola ficha, el campo a la izquierda y su respuesta al lado."""

from __future__ import annotations

from openpyxl.worksheet.worksheet import Worksheet

from generador.libros import ayudas, estilos
from generador.libros.celdas import ejemplo
from generador.libros.disposicion import Casilla, Hoja
from generador.libros.validaciones import Listas
from generador.libros.vestir import (
    ajustar,
    ejemplificar,
    en,
    encabezar,
    formato_de,
    imprimir,
    titular,
    vestir,
)
from generador.modelo import Campo, Tipo

CABECERA = 3
CAMPO = "Campo"
ANCHOS = {
    CAMPO: 30,
    "¿Se pide?": 18,
    "Su respuesta": 60,
    "Cómo se llena": 48,
    "Ejemplo (no se importa)": 36,
}
RESPUESTA = 3
CORTO = "Nombre corto"
OTRO = " (otro)"
"""Detrás del título, en los demás renglones de un dato obligatorio que admite varias opciones."""
VECES = 4
"""Renglones, como mucho, de un dato así."""
NOTA = "Llene la columna «Su respuesta», en blanco. Lo demás es ayuda y no se importa."


def poner(hoja: Worksheet, suya: Hoja, tipo: Tipo, listas: Listas) -> None:
    """Escribe la hoja entera, por grupos de campos."""
    titular(hoja, suya.nombre, NOTA)
    for i, (titulo, ancho) in enumerate(ANCHOS.items(), 1):
        encabezar(en(hoja, CABECERA, i), titulo, ancho)
    fila, grupo = CABECERA + 1, ""
    for casilla in suya.casillas:
        if (suyo := _grupo(tipo, casilla)) != grupo:
            _banda(hoja, fila, suyo)
            grupo, fila = suyo, fila + 1
        _renglon(hoja, fila, casilla, listas)
        fila += 1
        for _ in range(1, veces(casilla.campo)):
            _otro(hoja, fila, casilla, listas)
            fila += 1
    _partes(hoja, fila, (CORTO, ayudas.OPCIONAL, None, ayudas.nombre_corto(tipo)))
    en(hoja, fila, RESPUESTA).number_format = estilos.TEXTO
    ajustar(hoja, fila)
    hoja.freeze_panes = en(hoja, CABECERA + 1, RESPUESTA)
    imprimir(hoja, CABECERA)


def veces(campo: Campo) -> int:
    """Cuántos renglones tiene un campo: varios si pide opciones y admite más de una."""
    varias = campo.clase == "opciones" and campo.requerido
    return min(campo.esquema.get("maxItems", VECES), VECES) if varias else 1


def _renglon(hoja: Worksheet, fila: int, casilla: Casilla, listas: Listas) -> None:
    cuando = ayudas.se_pide(casilla, listas.vocabularios)
    obligatorio = cuando == ayudas.OBLIGATORIO
    titulo = casilla.rotulo + (ayudas.MARCA if obligatorio else "")
    prosa = ayudas.como_se_llena(casilla.campo, repartido=veces(casilla.campo) > 1)
    _partes(hoja, fila, (titulo, cuando, None, prosa), obligatorio)
    formato = formato_de(casilla)
    en(hoja, fila, RESPUESTA).number_format = formato
    ejemplificar(en(hoja, fila, len(ANCHOS)), ejemplo(casilla, listas.vocabularios), formato)
    listas.validar(hoja, casilla.campo, en(hoja, fila, RESPUESTA).coordinate, prosa)
    ajustar(hoja, fila)


def _otro(hoja: Worksheet, fila: int, casilla: Casilla, listas: Listas) -> None:
    """Renglón para una opción más de las que admite el campo."""
    _partes(hoja, fila, (casilla.rotulo + OTRO, ayudas.OPCIONAL, None, "Uno más, si hace falta."))
    en(hoja, fila, RESPUESTA).number_format = estilos.TEXTO
    prosa = ayudas.como_se_llena(casilla.campo, repartido=True)
    listas.validar(hoja, casilla.campo, en(hoja, fila, RESPUESTA).coordinate, prosa)


def _partes(
    hoja: Worksheet, fila: int, partes: tuple[str | None, ...], obligatorio: bool = False
) -> None:
    for i in range(1, len(ANCHOS) + 1):
        celda = en(hoja, fila, i, partes[i - 1] if i <= len(partes) else None)
        vestir(celda)
        if i != RESPUESTA:
            celda.font = estilos.MENOR if i > 1 else estilos.NORMAL
            celda.fill = estilos.FONDO_AYUDA
    if obligatorio:
        for i in (1, 2):
            en(hoja, fila, i).font = estilos.FUERTE
            en(hoja, fila, i).fill = estilos.FONDO_OBLIGATORIO


def _banda(hoja: Worksheet, fila: int, titulo: str) -> None:
    for i in range(1, len(ANCHOS) + 1):
        en(hoja, fila, i).fill = estilos.FONDO_GRUPO
    en(hoja, fila, 1, titulo).font = estilos.GRUPO


def _grupo(tipo: Tipo, casilla: Casilla) -> str:
    campo = tipo.campo(casilla.camino[0])
    return tipo.grupos[campo.grupo] if campo else ""
