"""Una guía tiene dos pasos; una plantilla, un archivo editable; lo que cambió, su versión.

Pasa: una plantilla con ``plantilla.docx`` entre sus adjuntos.

Falla::

    clase: plantilla
    adjuntos:
      - {titulo: Plantilla, archivo: plantilla.pdf}

Falla: la versión no es la del cambio más reciente, que va primero::

    version: "2026.2"
    cambios:
      - {version: "2026.1", que: Primera versión.}
"""

from __future__ import annotations

from collections.abc import Iterator

from generador.modelo import Catalogo, Ficha, Problema
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
        yield from _version(ficha)


def _version(ficha: Ficha) -> Iterator[Problema]:
    version, cambios = ficha.datos.get("version"), ficha.datos.get("cambios")
    if version and cambios and cambios[0]["version"] != version:
        que = f"la ficha es la versión {version} y lo último que cambió es de la"
        yield hallazgo(
            ficha,
            REGLA,
            ("cambios", 0, "version"),
            f"{que} {cambios[0]['version']}",
            "ponga primero el cambio más reciente, con la misma versión que la ficha",
        )
