"""Etapa 4, catálogo del mes: de las citas de un mes al documento que se envía a las regiones."""

from __future__ import annotations

from generador.reglas.calendario import trimestre
from generador.reglas.regiones import TODAS
from generador.vistas.agenda import Cita, citas
from generador.vistas.entorno import Taller
from generador.vistas.formatos import mes as nombre_de_mes


def titulo_del_mes(taller: Taller, mes: str, region: str = "") -> str:
    """«Catálogo de acciones formativas: junio de 2026, Puno»."""
    de_region = f", {taller.catalogo.nombre('regiones', region)}" if region else ""
    return f"Catálogo de acciones formativas: {nombre_de_mes(mes).lower()}{de_region}"


def cuerpo_del_mes(taller: Taller, mes: str, region: str = "") -> str:
    """El documento en HTML, sin ejemplos; vacío si no hay nada que ofrecer."""
    ofrecidas = [c for c in citas(taller.catalogo) if _se_ofrece(c, region)]
    suyas = [c for c in ofrecidas if mes in {c.mes, *(d[:7] for d in c.dias())}]
    proximas = [c for c in ofrecidas if not c.mes and c.trimestre in ("", trimestre(mes))]
    sin_fecha = [c for c in proximas if c.anio == mes[:4] and not c.cancelada]
    if not (suyas or sin_fecha):
        return ""
    return taller.pintar(
        "catalogo_mes.html.j2",
        titulo=titulo_del_mes(taller, mes, region),
        mes=mes,
        citas=suyas,
        sin_fecha=sin_fecha,
    )


def _se_ofrece(cita: Cita, region: str) -> bool:
    agenda, ficha = cita.ficha.tipo.agenda, cita.ficha
    alcanza = not region or bool({region, TODAS} & set(ficha.regiones))
    return agenda is not None and agenda.convoca and not ficha.ejemplo and alcanza
