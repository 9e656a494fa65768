"""Un video que no cumple el estándar técnico se publica solo si se explica por qué.

Pasa un video publicado con ``resultado: cumple``, o con su excepción::

    revision_tecnica: {fecha: 2026-05-04, resultado: no_cumple}
    excepcion_tecnica: Se grabó en 2023, antes del estándar. Se reemplaza en diciembre de 2026.

Falla::

    revision_tecnica: {fecha: 2026-05-04, resultado: no_cumple}
"""

from __future__ import annotations

from collections.abc import Iterator

from generador.modelo import Catalogo, Problema
from generador.reglas.hallazgo import hallazgo

REGLA = "estandar"
REVISION, EXCEPCION = "revision_tecnica", "excepcion_tecnica"


def comprobar(catalogo: Catalogo) -> Iterator[Problema]:
    """Problemas de los videos revisados que no cumplen."""
    for ficha in catalogo.fichas.values():
        revision = ficha.datos.get(REVISION)
        if revision and revision["resultado"] == "no_cumple" and EXCEPCION not in ficha.datos:
            que = "el archivo no cumple el estándar técnico y no se explica por qué se publica"
            ayuda = f"pida que lo exporten de nuevo y revíselo; si no se puede, llene «{EXCEPCION}»"
            yield hallazgo(ficha, REGLA, (REVISION, "resultado"), que, ayuda)
