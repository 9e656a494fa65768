"""La unidad responsable estaba vigente cuando se publicó la ficha.

Pasa si la unidad no tiene fechas, o si la publicación cae dentro de ellas. Falla (aviso) si la
unidad dejó de existir antes::

    unidad: oficina-antigua          # vigente_hasta: 2024-11-26
    fecha_publicacion: 2026-03-02
"""

from __future__ import annotations

from collections.abc import Iterator

from generador.modelo import Catalogo, Problema
from generador.reglas.hallazgo import hallazgo

REGLA = "unidades"


def comprobar(catalogo: Catalogo) -> Iterator[Problema]:
    """Avisos de unidades que no estaban vigentes."""
    for ficha in catalogo.fichas.values():
        unidad = catalogo.termino("unidades", ficha.unidad)
        if unidad is None:
            continue
        desde = unidad.extra.get("vigente_desde", "")
        hasta = unidad.extra.get("vigente_hasta", "9999-12-31")
        if not desde <= ficha.publicada <= hasta:
            yield hallazgo(
                ficha,
                REGLA,
                ("unidad",),
                f"«{ficha.unidad}» no estaba vigente el {ficha.publicada}",
                "indique la unidad que asumió sus funciones",
                "aviso",
            )
