"""Búsqueda, código: listas de números y de apariciones como texto corto dentro de un guion.

Un número es de una a cuatro letras de un alfabeto de 91 (ASCII imprimible sin espacio, «!»,
comillas ni barra inversa). El espacio separa entradas y «!» separa partes: nada necesita escaparse.
"""

from __future__ import annotations

from collections.abc import Iterable

ALFABETO = "".join(chr(c) for c in range(35, 127) if c != 92)
BASE = len(ALFABETO)
UNO, DOS, TRES = 60, 86, 90
"""Primera letra que ya no basta sola, que pide dos más y que pide tres más."""
_TOPE_DOS = UNO + (DOS - UNO) * BASE
_TOPE_TRES = _TOPE_DOS + (TRES - DOS) * BASE * BASE


def numero(valor: int) -> str:
    """Un número natural, hasta unos 790 000."""
    if valor < UNO:
        return ALFABETO[valor]
    if valor < _TOPE_DOS:
        alto, bajo = divmod(valor - UNO, BASE)
        return ALFABETO[UNO + alto] + ALFABETO[bajo]
    if valor < _TOPE_TRES:
        alto, bajo = divmod(valor - _TOPE_DOS, BASE * BASE)
        return ALFABETO[DOS + alto] + ALFABETO[bajo // BASE] + ALFABETO[bajo % BASE]
    alto, bajo = divmod(valor - _TOPE_TRES, BASE * BASE)
    return ALFABETO[TRES] + ALFABETO[alto] + ALFABETO[bajo // BASE] + ALFABETO[bajo % BASE]


_NUMEROS = [numero(v) for v in range(4096)]


def numeros(valores: Iterable[int]) -> str:
    """Varios números seguidos."""
    return "".join([_NUMEROS[v] if v < 4096 else numero(v) for v in valores])


def con_prefijo(palabras: Iterable[str]) -> Iterable[str]:
    """Cada palabra de una lista ordenada, como letras que repite de la anterior y lo que sigue."""
    previa = ""
    for palabra in palabras:
        iguales = comunes(previa, palabra)
        yield ALFABETO[iguales] + palabra[iguales:]
        previa = palabra


def comunes(a: str, b: str) -> int:
    """Cuántas letras comparten al comienzo, hasta sesenta."""
    tope = min(len(a), len(b), UNO)
    return next((i for i in range(tope) if a[i] != b[i]), tope)
