"""«retiro» va en las fichas retiradas y solo en ellas, y manda a una ficha que sirve.

Pasa::

    estado: retirado
    retiro: {motivo: La norma fue derogada, reemplazo: he-guia-objetivos}

Falla si la ficha sigue publicada::

    estado: publicado
    retiro: {motivo: La norma fue derogada}

Que la ficha de reemplazo también esté retirada es un aviso.
"""

from __future__ import annotations

from collections.abc import Iterator

from generador.modelo import Catalogo, Problema
from generador.reglas.hallazgo import hallazgo

REGLA = "retiro"


def comprobar(catalogo: Catalogo) -> Iterator[Problema]:
    """Problemas de lo que se dice al retirar una ficha."""
    for ficha in catalogo.fichas.values():
        retiro = ficha.datos.get("retiro")
        if retiro is None:
            continue
        if not ficha.retirada:
            yield hallazgo(
                ficha,
                REGLA,
                ("retiro",),
                f"tiene «retiro» y su estado es «{ficha.estado}»",
                f"quite «retiro», o escriba «estado: {ficha.tipo.estados[-1]}»",
            )
        otra = catalogo.fichas.get(retiro.get("reemplazo", ""))
        if otra is not None and otra.retirada:
            yield hallazgo(
                ficha,
                REGLA,
                ("retiro", "reemplazo"),
                f"«{otra.id}», que la reemplaza, también está retirada",
                "nombre la que vale hoy, o quite «reemplazo»",
                "aviso",
            )
