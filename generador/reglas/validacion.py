"""El estado es el que decidió el comité; para validar hay acta, y los puntajes alcanzan.

Pasa: ``estado: publicada`` con ``decision: validada``, su acta y una media de 3 o más, sin ningún
criterio por debajo de 2. Los mínimos están en ``umbrales.yml``, por confirmar por ODES.

Falla::

    estado: publicada
    evaluacion:
      puntajes: {originalidad: [2, 3, 2], …}     # la media no llega a 3
      decision: observada                        # y el comité no la validó
                                                 # ni hay acta

Una ficha con ``ejemplo: true`` no necesita acta. El nivel de evidencia no se mezcla con los
puntajes: desde 3 pide una medida con línea de base y fuente.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from generador.modelo import Catalogo, Ficha, Problema
from generador.modelo.evaluacion import centesimas, completos, criterios_bajo, media_general
from generador.reglas.hallazgo import del_tipo, hallazgo
from generador.reglas.umbrales import UMBRALES

REGLA = "validacion"
# Estado que solo se alcanza con una decisión → esa decisión.
DECISIONES = {
    "observada": "observada",
    "no_validada": "no_validada",
    "validada": "validada",
    "publicada": "validada",
    "archivada": "validada",
}
OFICIAL = 3
"""Nivel de evidencia desde el que se dice que un indicador lo verifica."""
TRAS_VALIDAR = ("encuentro_nacional", "repositorio")
"""Canales en que solo se comparte lo ya validado."""


def comprobar(catalogo: Catalogo) -> Iterator[Problema]:
    """Problemas de lo que se decidió sobre cada buena práctica."""
    for ficha in del_tipo(catalogo, "buena_practica"):
        evaluacion = ficha.datos.get("evaluacion")
        if evaluacion is not None:
            yield from _umbrales(ficha, evaluacion)
            yield from _fecha(ficha, evaluacion["fecha"], catalogo.fecha)
        for i, difusion in enumerate(ficha.datos.get("difusion", ())):
            for que, ayuda in _difusion(difusion, evaluacion, catalogo.fecha):
                yield hallazgo(ficha, REGLA, ("difusion", i), que, ayuda)
        if ficha.estado in DECISIONES:
            yield from _decidida(ficha, evaluacion)
        yield from _evidencia(ficha)


def _decidida(ficha: Ficha, evaluacion: Mapping[str, Any] | None) -> Iterator[Problema]:
    debida = DECISIONES[ficha.estado]
    decision = evaluacion["decision"] if evaluacion else None
    if decision != debida:
        que = f"la decisión es «{decision}»" if decision else "falta la evaluación del comité"
        yield hallazgo(
            ficha,
            REGLA,
            ("estado",),
            f"el estado es «{ficha.estado}» y {que}",
            f"ese estado pide «decision: {debida}»",
        )
    if evaluacion and "acta" not in evaluacion and not ficha.datos["ejemplo"]:
        yield hallazgo(
            ficha,
            REGLA,
            ("evaluacion",),
            "falta el acta del comité",
            "copie el acta a la carpeta de la ficha y nómbrela en «acta»",
        )


def _umbrales(ficha: Ficha, evaluacion: Mapping[str, Any]) -> Iterator[Problema]:
    """Lo que falta para validar; si los puntajes no están completos, no hay qué juzgar."""
    puntajes = evaluacion["puntajes"]
    if evaluacion["decision"] != "validada" or not completos(puntajes, len(evaluacion["comite"])):
        return
    ayuda = "revise los puntajes o la decisión"
    if media_general(puntajes) < UMBRALES.media:
        suya = centesimas(nota for notas in puntajes.values() for nota in notas)
        yield hallazgo(
            ficha,
            REGLA,
            ("evaluacion", "puntajes"),
            f"la media es {suya} y para validar hace falta {UMBRALES.media}{UMBRALES.nota}",
            ayuda,
        )
    for criterio in criterios_bajo(puntajes, UMBRALES.criterio):
        yield hallazgo(
            ficha,
            REGLA,
            ("evaluacion", "puntajes", criterio),
            f"«{criterio}» tiene una media de {centesimas(puntajes[criterio])} y ninguna puede "
            f"bajar de {UMBRALES.criterio}{UMBRALES.nota}",
            ayuda,
        )


def _fecha(ficha: Ficha, evaluada: str, hoy: str) -> Iterator[Problema]:
    if evaluada > hoy:
        yield hallazgo(
            ficha,
            REGLA,
            ("evaluacion", "fecha"),
            f"la fecha de la evaluación ({evaluada}) todavía no llega",
            "revise el año",
        )


def _difusion(
    difusion: Mapping[str, Any], evaluacion: Mapping[str, Any] | None, hoy: str
) -> Iterator[tuple[str, str]]:
    """Solo se anota lo ocurrido, y en esos canales solo se comparte lo validado."""
    cuando = difusion["fecha"]
    if cuando > hoy:
        yield f"la difusión ({cuando}) todavía no llega", "escriba solo lo ocurrido"
    elif difusion["canal"] in TRAS_VALIDAR:
        if evaluacion is None or evaluacion["decision"] != "validada":
            que = "se difundió y el comité no ha validado la práctica"
            yield que, "quite esa difusión hasta entonces"
        elif cuando < evaluacion["fecha"]:
            que = f"se difundió ({cuando}) antes de la evaluación ({evaluacion['fecha']})"
            yield que, "revise las dos fechas"


def _evidencia(ficha: Ficha) -> Iterator[Problema]:
    nivel = ficha.datos.get("evidencia", 0)
    medidas = ficha.datos.get("medidas", ())
    if nivel >= OFICIAL and not any("linea_base" in m and "fuente" in m for m in medidas):
        yield hallazgo(
            ficha,
            REGLA,
            ("evidencia",),
            f"el nivel de evidencia es {nivel} y ninguna medida tiene línea de base y fuente",
            "escriba las dos en una medida, o baje el nivel",
        )
