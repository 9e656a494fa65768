"""Búsqueda, listas: de dónde está cada término en un tramo a como se guarda, y de vuelta."""

from __future__ import annotations

import base64
import json
from array import array
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from operator import sub
from typing import Any

from generador.busqueda.codigo import numeros


def en_json(dato: object) -> bytes:
    """Como va en un guion: en una línea, y sin lo que un guion tomaría por fin de línea."""
    texto = json.dumps(dato, ensure_ascii=False, separators=(",", ":"))
    return texto.replace("\u2028", " ").replace("\u2029", " ").encode()


@dataclass(frozen=True, slots=True)
class Listas:
    """Dónde está cada término en un tramo; se cuenta desde su primera ficha o su primer pasaje."""

    terminos: Sequence[str]
    raices: Sequence[str]
    primeros: Sequence[int]
    ultimos: Sequence[int]
    cuantas: Sequence[int]
    saltos: Sequence[str]
    """De una aparición a la siguiente, en código."""
    indices: Sequence[int]
    """De todas las apariciones, término a término: cuál de las sumas o de las cuentas es."""


def abrir_listas(guardado: bytes) -> Listas:
    """Las de un tramo."""
    terminos, raices, primeros, ultimos, cuantas, saltos, indices = json.loads(guardado)
    propios = array("I")
    propios.frombytes(base64.b64decode(indices))
    if not primeros:
        return Listas((), (), (), (), (), (), ())
    palabras = (terminos.split(" "), (raices or terminos).split(" "))
    return Listas(*palabras, primeros, ultimos, cuantas, saltos.split(" "), propios)


def sellar(
    lugares: Mapping[str, list[int]], paso: int, raices: Sequence[str], cada_uno: bool = False
) -> Any:
    """Las listas como se guardan. Un lugar es «documento * paso + índice».

    Con «cada_uno» el índice dice también de qué documento es.
    """
    terminos = sorted(lugares)
    indices = array("I")
    saltos, primeros, ultimos = [], [], []
    for termino in terminos:
        suyos = lugares[termino]
        documentos = [lugar // paso for lugar in suyos]
        primeros.append(documentos[0])
        ultimos.append(documentos[-1])
        saltos.append(numeros(map(sub, documentos[1:], documentos)))
        # El de un pasaje dice también cuál es: su impacto depende de su largo.
        indices.extend(suyos if cada_uno else [lugar % paso for lugar in suyos])
    cuantas = [len(lugares[t]) for t in terminos]
    codigo = base64.b64encode(indices.tobytes()).decode()
    return (
        " ".join(terminos),
        " ".join(raices),
        primeros,
        ultimos,
        cuantas,
        " ".join(saltos),
        codigo,
    )
