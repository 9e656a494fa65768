"""Una guía tiene al menos dos pasos; una plantilla, al menos un archivo editable.

Pasa: una plantilla con ``plantilla.docx`` entre sus adjuntos.

Falla::

    clase: plantilla
    adjuntos:
      - {titulo: Plantilla, archivo: plantilla.pdf}
"""

from __future__ import annotations

from collections.abc import Iterator

from generador.modelo import Catalogo, Problema
from generador.reglas.hallazgo import del_tipo, hallazgo

REGLA = "caja"
EDITABLES = frozenset({"docx", "xlsx", "pptx", "odt", "ods", "odp", "csv"})


def comprobar(catalogo: Catalogo) -> Iterator[Problema]:
    """Problemas de la caja de herramientas."""
    for ficha in del_tipo(catalogo, "herramienta"):
        clase = ficha.datos["clase"]
        if clase == "guia" and len(ficha.datos.get("pasos", ())) < 2:
            yield hallazgo(
                ficha,
                REGLA,
                ("pasos",),
                "una guía necesita al menos dos pasos",
                "escríbalos en «pasos», con nombre y explicación",
            )
        formatos = {a.formato for a in ficha.adjuntos}
        if clase == "plantilla" and not formatos & EDITABLES:
            yield hallazgo(
                ficha,
                REGLA,
                ("adjuntos",),
                "una plantilla necesita un archivo editable",
                f"adjunte uno de estos: {', '.join(sorted(EDITABLES))}",
            )
