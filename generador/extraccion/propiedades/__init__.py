"""Extracción, propiedades: lo que un archivo dice de quién lo hizo. Solo dentro del proceso hijo.

Un módulo por clase de archivo, con ``leer(crudo)``, que da (nombre, valor), y ``quitar(crudo)``,
que da el mismo archivo sin ellas; los mismos bytes si no las tiene, o si no se le pueden quitar.
"""

from __future__ import annotations

from importlib import import_module
from itertools import islice

from generador.extraccion.lectura import Lectura, Propiedad
from generador.extraccion.limpieza import limpiar
from generador.extraccion.propiedades.clases import CLASES

CUANTAS, LARGO = 400, 20_000
"""Propiedades de un archivo, y letras de cada una, a lo sumo."""


def leer(formato: str, crudo: bytes) -> tuple[Propiedad, ...]:
    """Las de un archivo, limpias y sin repetir."""
    modulo = import_module(f"{__name__}.{CLASES[formato]}")
    limpias = ((limpiar(n)[:80], limpiar(v)[:LARGO]) for n, v in modulo.leer(crudo))
    return tuple(dict.fromkeys(p for p in islice(limpias, CUANTAS) if p[1]))


def quitar(formato: str, crudo: bytes) -> Lectura:
    """El archivo sin las que hablan de personas, y cuáles tenía; los mismos bytes si ninguna."""
    modulo = import_module(f"{__name__}.{CLASES[formato]}")
    limpio: bytes = modulo.quitar(crudo)
    if limpio == crudo:
        return Lectura()
    quedan = leer(formato, limpio)
    return Lectura(
        propiedades=tuple(p for p in leer(formato, crudo) if p not in quedan), limpio=limpio
    )
