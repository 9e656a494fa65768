"""«nacional» va solo: si vale para todo el país, no hace falta nombrar regiones.

Pasa::

    regiones: [nacional]

Falla::

    regiones: [nacional, puno]
"""

from __future__ import annotations

from collections.abc import Iterator

from generador.modelo import Catalogo, Problema
from generador.reglas.hallazgo import hallazgo

REGLA = "regiones"
TODAS = "nacional"


def comprobar(catalogo: Catalogo) -> Iterator[Problema]:
    """Problemas de «nacional» junto a otras regiones."""
    for ficha in catalogo.fichas.values():
        if TODAS in ficha.regiones and len(ficha.regiones) > 1:
            yield hallazgo(
                ficha,
                REGLA,
                ("regiones",),
                f"«{TODAS}» va solo",
                "deje «nacional», o quítelo y nombre las regiones",
            )
