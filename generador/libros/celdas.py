"""Libros, celdas: de un valor de la ficha a lo que se escribe en su celda."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from generador.libros.disposicion import Casilla, Hoja
from generador.libros.opciones import Opciones, Vocabularios, opciones_de
from generador.modelo import Campo

Celda = str | int | float | date | None
SEPARADOR = "; "
SI, NO = "Sí", "No"
FORMATO_DE_FECHA = "DD/MM/YYYY"
FORMATOS = {"fecha": FORMATO_DE_FECHA, "entero": "0", "numero": "General"}
"""De lo que no es texto. Lo es todo lo demás, para que Excel no lo convierta en otra cosa."""


def celda(campo: Campo, valor: Any, opciones: Opciones | None) -> Celda:
    """Cómo se escribe un valor; vacío si no hay."""
    if valor is None:
        return None
    if isinstance(valor, bool):
        return SI if valor else NO
    if isinstance(valor, list | tuple):
        union = SEPARADOR if opciones else "\n"
        return union.join(str(celda(campo, v, opciones)) for v in valor)
    if opciones is not None:
        return opciones.nombres.get(valor, str(valor))
    if campo.clase == "fecha":
        return date.fromisoformat(valor)
    return valor if isinstance(valor, int | float) else str(valor)


def ejemplo(casilla: Casilla, vocabularios: Vocabularios) -> Celda:
    """El ejemplo de un dato, como se escribiría."""
    valor = casilla.campo.ejemplo[0] if casilla.paralela else casilla.campo.ejemplo
    return celda(casilla.campo, valor, opciones_de(casilla.campo, vocabularios))


def fila_de_ejemplo(hoja: Hoja, vocabularios: Vocabularios) -> tuple[Celda, ...]:
    """Un ejemplo por columna: el de su elemento o, si es de fichas, el de cada campo."""
    if hoja.fichas is not None or hoja.campo is None:
        return tuple(ejemplo(c, vocabularios) for c in hoja.casillas)
    elemento = hoja.campo.esquema["items"]["examples"][0]
    return tuple(
        ejemplo(c, vocabularios)
        if c.paralela
        else celda(c.campo, _en(elemento, c.camino), opciones_de(c.campo, vocabularios))
        for c in hoja.casillas
    )


def _en(datos: Any, camino: tuple[str, ...]) -> Any:
    for paso in camino:
        datos = datos.get(paso) if isinstance(datos, Mapping) else None
    return datos
