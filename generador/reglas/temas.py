"""Cada tema de la ficha pertenece a su eje.

Pasa: un tema del eje de la ficha, o cualquiera si la ficha o el tema son transversales::

    eje: transversal
    temas: [liderazgo]

Falla si el tema es de otro eje::

    eje: empleabilidad
    temas: [seguridad-y-salud-en-el-trabajo]
"""

from __future__ import annotations

from collections.abc import Iterator

from generador.modelo import Catalogo, Problema
from generador.reglas.hallazgo import hallazgo

REGLA = "temas"
TODOS = "transversal"


def comprobar(catalogo: Catalogo) -> Iterator[Problema]:
    """Problemas de temas que no son del eje de la ficha."""
    for ficha in catalogo.fichas.values():
        if ficha.eje == TODOS:
            continue
        for i, slug in enumerate(ficha.temas):
            tema = catalogo.termino("temas", slug)
            ejes = tema.extra.get("ejes", [TODOS]) if tema else [TODOS]
            if ficha.eje not in ejes and TODOS not in ejes:
                yield hallazgo(
                    ficha,
                    REGLA,
                    ("temas", i),
                    f"el tema «{slug}» no es del eje «{ficha.eje}»",
                    f"es de: {', '.join(ejes)}; cambie el tema o el eje",
                )
