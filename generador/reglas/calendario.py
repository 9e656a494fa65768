"""Las acciones formativas cuentan sus cambios y no se superponen para la misma región.

Pasa: ``situacion: reprogramada`` con ``motivo`` y ``fecha_original``.

Falla::

    situacion: cancelada        # sin motivo

Dos acciones el mismo día para la misma región son un aviso.
"""

from __future__ import annotations

from collections.abc import Iterator

from generador.modelo import Catalogo, Ficha, Problema
from generador.reglas.hallazgo import del_tipo, hallazgo

REGLA = "calendario"
EXIGE = {"reprogramada": ("motivo", "fecha_original"), "cancelada": ("motivo",)}


def comprobar(catalogo: Catalogo) -> Iterator[Problema]:
    """Problemas de la oferta formativa."""
    por_dia: dict[tuple[str, str, str], str] = {}
    for ficha in del_tipo(catalogo, "accion_formativa"):
        for nombre in EXIGE.get(ficha.datos["situacion"], ()):
            campo = ficha.tipo.campo(nombre)
            if campo is not None and nombre not in ficha.datos:
                yield hallazgo(
                    ficha,
                    REGLA,
                    ("situacion",),
                    f"la acción está {ficha.datos['situacion']} y falta «{campo.titulo}»",
                    campo.descripcion,
                )
        yield from _superpuestas(ficha, por_dia)


def _superpuestas(ficha: Ficha, por_dia: dict[tuple[str, str, str], str]) -> Iterator[Problema]:
    inicio = ficha.datos.get("inicio")
    if inicio is None or ficha.datos["situacion"] == "cancelada":
        return
    for region in ficha.regiones:
        for publico in ficha.datos.get("publico", ()):
            previa = por_dia.setdefault((inicio, region, publico), ficha.id)
            if previa != ficha.id:
                yield hallazgo(
                    ficha,
                    REGLA,
                    ("inicio",),
                    f"coincide con «{previa}» el {inicio} para el mismo público",
                    "acuerde otra fecha con la otra unidad",
                    "aviso",
                )
