"""Todo archivo de la carpeta de una ficha se usa en ella.

Pasa, con ``plantilla.docx`` y ``mesa.jpg`` en la carpeta::

    adjuntos:
      - {titulo: Plantilla editable, archivo: plantilla.docx}

    Así quedó: ![Mesa de trabajo](mesa.jpg)

Falla (aviso) con un archivo que ningún campo nombra y ningún texto muestra: no se publica.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from generador.modelo import Catalogo, Problema
from generador.reglas.enlaces import destinos
from generador.reglas.hallazgo import hallazgo

REGLA = "sobrantes"


def comprobar(catalogo: Catalogo) -> Iterator[Problema]:
    """Avisos de archivos que nadie usa."""
    for ficha in catalogo.fichas.values():
        if not ficha.vecinos or ficha.contenedora is not None:
            continue
        usados = set(nombrados(ficha.datos))
        for nombre in ficha.vecinos:
            if nombre not in usados:
                que = f"el archivo «{nombre}» está en la carpeta y no se usa"
                yield hallazgo(ficha, REGLA, (), que, "declárelo en «adjuntos» o bórrelo", "aviso")


def nombrados(dato: Any) -> Iterator[str]:
    """Los textos de un dato, también los de dentro, y los destinos de sus enlaces."""
    if isinstance(dato, str):
        yield dato
        yield from (destino for _, destino in destinos(dato))
    elif isinstance(dato, Mapping):
        for hijo in dato.values():
            yield from nombrados(hijo)
    elif isinstance(dato, list | tuple):
        for hijo in dato:
            yield from nombrados(hijo)
