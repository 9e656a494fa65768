"""Etapa 1, escalares: de un texto suelto de YAML a texto, número, verdadero o falso, o nada.

Solo lo que se escribe como un número lo es: «no», «012», «12:30», «1e5» y las fechas son texto.
"""

from __future__ import annotations

import re

_ENTERO = re.compile(r"[-+]?(?:0|[1-9][0-9]{0,14})\Z")
_DECIMAL = re.compile(r"[-+]?(?:0|[1-9][0-9]{0,14})\.[0-9]{1,15}\Z")
_DE_NUMERO = frozenset("+-0123456789")
_CONSTANTES = {"": None, "~": None, "null": None, "true": True, "false": False}

Escalar = str | int | float | bool | None


def interpretar(texto: str, llano: bool) -> Escalar:
    """El valor de un escalar; «llano» es que no lleva comillas ni es un bloque."""
    if not llano:
        return texto.strip()
    if texto in _CONSTANTES:
        return _CONSTANTES[texto]
    if texto[0] not in _DE_NUMERO:
        return texto
    if _ENTERO.match(texto):
        return int(texto)
    return float(texto) if _DECIMAL.match(texto) else texto
