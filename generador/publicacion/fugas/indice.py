"""Fugas, índice: las palabras de un archivo de la búsqueda, que no están escritas enteras.

Cada término lleva delante cuántas letras repite del anterior (vea busqueda/fragmentos.py y
busqueda/parecidas.py): sin reconstruirlos, ninguno se hallaría.
"""

from __future__ import annotations

import re

from generador.busqueda.cliente import CARPETA
from generador.busqueda.codigo import ALFABETO
from generador.publicacion.fugas.flujos import Bytes

_GUION = re.compile(rb'repositorio\.registrar\("(?:t[0-9]+|p[0-9]+|(formas))","(.*)"\);\s*', re.S)
_VALOR = {letra: i for i, letra in enumerate(ALFABETO)}


def es_del_indice(ruta: str) -> bool:
    """Si una ruta, del sitio o de dentro de un paquete, es de la carpeta del índice."""
    return f"{CARPETA}/" in ruta


def terminos(ruta: str, crudo: Bytes) -> set[str] | None:
    """Los términos de un archivo del índice que solo lleva términos; None si es otra cosa."""
    if not es_del_indice(ruta) or len(crudo) > 1 << 24:
        return None
    guion = _GUION.fullmatch(bytes(crudo))
    if guion is None:
        return None
    saltar = 2 if guion[1] else 1
    hallados: set[str] = set()
    previo = ""
    for entrada in guion[2].decode("utf-8", "replace").split(" "):
        raiz, *resto = entrada.split("!")
        previo = previo[: _VALOR.get(raiz[:1], 0)] + raiz[saltar:]
        hallados.add(previo)
        for forma in resto[:-1:2]:
            quita = _VALOR.get(forma[:1], 0)
            hallados.add(previo[: len(previo) - quita] + forma[1:])
    return hallados
