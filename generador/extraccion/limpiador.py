"""Extracción, limpiador: de un archivo al mismo sin las propiedades que hablan de personas."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from generador.extraccion.extraer import LIMITES
from generador.extraccion.lectura import Lectura, Limites
from generador.extraccion.obrero import Obrero
from generador.extraccion.propiedades.clases import CLASES, QUITAR


@contextmanager
def abrir_limpiador(limites: Limites = LIMITES) -> Iterator[Callable[[str, bytes], Lectura]]:
    """De un formato y unos bytes, el archivo limpio y lo que se quitó; vacío si no hay nada."""
    with Obrero(limites) as obrero:

        def quitar(formato: str, crudo: bytes) -> Lectura:
            if formato not in CLASES or not 0 < len(crudo) <= limites.entrada:
                return Lectura()
            return obrero.leer(f"{QUITAR}{formato}", crudo)

        yield quitar
