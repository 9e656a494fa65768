"""El título no va en mayúsculas sostenidas ni termina en punto, y no se repite.

Pasa::

    titulo: Guía para definir objetivos de aprendizaje

Falla (aviso)::

    titulo: GUÍA PARA DEFINIR OBJETIVOS DE APRENDIZAJE
"""

from __future__ import annotations

from collections.abc import Iterator

from generador.esquemas.sugerencias import plegar
from generador.modelo import Catalogo, Problema
from generador.reglas.hallazgo import hallazgo

REGLA = "titulos"


def comprobar(catalogo: Catalogo) -> Iterator[Problema]:
    """Avisos sobre los títulos."""
    vistos: dict[tuple[str, str], str] = {}
    for ficha in catalogo.fichas.values():
        titulo = ficha.titulo
        if titulo.isupper() and len(titulo.split()) > 1:
            yield hallazgo(
                ficha,
                REGLA,
                ("titulo",),
                "el título está todo en mayúsculas",
                "escríbalo como una oración: cuesta menos leerlo",
                "aviso",
            )
        if titulo.endswith(".") and not titulo.endswith("..."):
            yield hallazgo(
                ficha,
                REGLA,
                ("titulo",),
                "el título termina en punto",
                "quite el punto final",
                "aviso",
            )
        previo = vistos.setdefault((ficha.tipo.nombre, plegar(titulo)), ficha.id)
        if previo != ficha.id:
            yield hallazgo(
                ficha,
                REGLA,
                ("titulo",),
                f"«{previo}» ya tiene este título",
                "distinga los títulos, o una las dos fichas",
                "aviso",
            )
