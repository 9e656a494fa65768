"""Las acciones formativas cuentan sus cambios, y su fecha cae en su periodo.

Pasa: ``situacion: reprogramada`` con ``motivo`` y ``fecha_original``.

Falla::

    situacion: cancelada        # sin motivo

También falla un ``inicio`` que no cae en su ``periodo``, una acción ejecutada que aún no empieza y
una reprogramada al mismo día que tenía.
"""

from __future__ import annotations

from collections.abc import Iterator

from generador.modelo import Catalogo, Ficha, Problema
from generador.reglas.hallazgo import del_tipo, hallazgo

REGLA = "calendario"
TIPO = "accion_formativa"
EXIGE = {"reprogramada": ("motivo", "fecha_original"), "cancelada": ("motivo",)}


def comprobar(catalogo: Catalogo) -> Iterator[Problema]:
    """Problemas de cada acción formativa por sí sola."""
    for ficha in del_tipo(catalogo, TIPO):
        yield from _cambios(ficha)
        yield from _fechas(ficha, catalogo.fecha)


def trimestre(cuando: str) -> str:
    """«2026-04-15», «2026-04» o «2026-T2» → «2026-T2»; de un año entero, nada."""
    if "T" in cuando or len(cuando) < 7:
        return cuando if "T" in cuando else ""
    return f"{cuando[:4]}-T{(int(cuando[5:7]) + 2) // 3}"


def _cambios(ficha: Ficha) -> Iterator[Problema]:
    datos, situacion = ficha.datos, ficha.datos["situacion"]
    for nombre in EXIGE.get(situacion, ()):
        campo = ficha.tipo.campo(nombre)
        if campo is not None and nombre not in datos:
            que = f"la acción está {situacion} y falta «{campo.titulo}»"
            yield hallazgo(ficha, REGLA, ("situacion",), que, campo.descripcion)
    if situacion == "reprogramada" and datos.get("inicio", "") == datos.get("fecha_original"):
        que = f"la acción se reprogramó al mismo día que tenía ({datos['inicio']})"
        yield hallazgo(ficha, REGLA, ("fecha_original",), que, "escriba la fecha anterior")


def _fechas(ficha: Ficha, hoy: str) -> Iterator[Problema]:
    inicio, periodo = ficha.datos.get("inicio"), ficha.datos["periodo"]
    if inicio is None:
        return
    if not (trimestre(inicio) == periodo or inicio.startswith(f"{periodo}-")):
        que = f"la acción empieza el {inicio}, fuera de su periodo ({periodo})"
        yield hallazgo(ficha, REGLA, ("inicio",), que, "corrija el inicio o el periodo")
    if ficha.datos["situacion"] == "ejecutada" and inicio > hoy:
        que = f"la acción está ejecutada y todavía no empieza ({inicio})"
        yield hallazgo(ficha, REGLA, ("situacion",), que, "revise la fecha o la situación")
