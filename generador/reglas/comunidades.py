"""Una comunidad tiene de 8 a 12 integrantes, y para cerrarla hace falta el informe final.

Pasa: ``situacion: cerrada`` con ``informe_final: informe.docx`` (PFC 2025, hito 5).

Falla::

    situacion: cerrada        # sin informe_final

Otro número de integrantes es solo un aviso.
"""

from __future__ import annotations

from collections.abc import Iterator

from generador.modelo import Catalogo, Problema
from generador.reglas.hallazgo import del_tipo, hallazgo

REGLA = "comunidades"
MINIMO, MAXIMO = 8, 12


def comprobar(catalogo: Catalogo) -> Iterator[Problema]:
    """Problemas de las comunidades de práctica."""
    for ficha in del_tipo(catalogo, "comunidad"):
        if ficha.datos["situacion"] == "cerrada" and "informe_final" not in ficha.datos:
            yield hallazgo(
                ficha,
                REGLA,
                ("situacion",),
                "la comunidad está cerrada y falta el informe final",
                "adjunte el informe y nómbrelo en «informe_final»",
            )
        integrantes = ficha.datos.get("integrantes")
        if integrantes is not None and not MINIMO <= integrantes <= MAXIMO:
            yield hallazgo(
                ficha,
                REGLA,
                ("integrantes",),
                f"la comunidad tiene {integrantes} integrantes",
                f"el plan pide de {MINIMO} a {MAXIMO}",
                "aviso",
            )
