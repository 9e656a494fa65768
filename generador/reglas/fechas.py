"""Las fechas de una ficha están en orden.

Pasa::

    fecha_publicacion: 2026-03-02
    revisar_antes_de: 2027-03-02

Falla si algo termina antes de empezar o si toca revisarlo antes de publicarlo::

    inicio: 2025-05-10
    fin: 2025-05-03

Una fecha de publicación futura es un aviso.
"""

from __future__ import annotations

from collections.abc import Iterator

from generador.modelo import Catalogo, Problema
from generador.reglas.hallazgo import hallazgo

REGLA = "fechas"
# (primero, después): pares de campos que, si están los dos, van en ese orden.
ORDEN = (
    ("fecha_inicio", "fecha_fin"),
    ("inicio", "fin"),
    ("fecha_publicacion", "revisar_antes_de"),
    ("fecha_grabacion", "fecha_subida"),
)


def comprobar(catalogo: Catalogo) -> Iterator[Problema]:
    """Problemas de orden entre fechas."""
    for ficha in catalogo.fichas.values():
        for antes, despues in ORDEN:
            primera, segunda = ficha.datos.get(antes), ficha.datos.get(despues)
            if primera and segunda and segunda < primera:
                titulos = [c.titulo for n in (despues, antes) if (c := ficha.tipo.campo(n))]
                yield hallazgo(
                    ficha,
                    REGLA,
                    (despues,),
                    f"«{titulos[0]}» ({segunda}) es anterior a «{titulos[1]}» ({primera})",
                    "revise las dos fechas",
                )
        if ficha.datos.get("fecha_publicacion", "") > catalogo.fecha:
            yield hallazgo(
                ficha,
                REGLA,
                ("fecha_publicacion",),
                f"la fecha de publicación ({ficha.publicada}) todavía no llega",
                "revise el año",
                "aviso",
            )
