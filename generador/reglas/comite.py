"""El comité evaluador es impar, de tres o más, sin conflicto de interés, y sus cuentas cuadran.

Pasa: tres integrantes distintos, tres puntajes por criterio, votos que suman tres y una decisión
que es la de la mayoría (PFC 2025, hito 7).

Falla::

    comite: [{rol: Especialista A}, {rol: Especialista B}, {rol: Jefe C}, {rol: Jefe D}]   # par
    puntajes: {originalidad: [4, 4], …}                                                # faltan
    votos: {favor: 1, contra: 3}
    decision: validada                                                                 # minoría

De cada integrante se dice el rol y su unidad o entidad, no el nombre. No puede ser de la entidad
que realizó la práctica ni, si es de una oficina regional, de su región.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from generador.esquemas.sugerencias import plegar
from generador.modelo import Catalogo, Ficha, Problema
from generador.reglas.hallazgo import del_tipo, hallazgo

REGLA = "comite"


def comprobar(catalogo: Catalogo) -> Iterator[Problema]:
    """Problemas de la evaluación de cada buena práctica."""
    for ficha in del_tipo(catalogo, "buena_practica"):
        evaluacion = ficha.datos.get("evaluacion")
        if evaluacion is not None:
            yield from _comite(ficha, evaluacion["comite"])
            for i, persona in enumerate(evaluacion["comite"]):
                for que, ayuda in _integrante(catalogo, ficha, persona):
                    yield hallazgo(ficha, REGLA, ("evaluacion", "comite", i), que, ayuda)
            yield from _cuentas(ficha, evaluacion, len(evaluacion["comite"]))
            yield from _fecha(ficha, evaluacion["fecha"])


def _comite(ficha: Ficha, comite: list[Mapping[str, Any]]) -> Iterator[Problema]:
    lugar = ("evaluacion", "comite")
    if len(comite) % 2 == 0:
        yield hallazgo(
            ficha,
            REGLA,
            lugar,
            f"el comité tiene {len(comite)} integrantes",
            "debe ser un número impar, de tres o más",
        )
    vistos: set[tuple[str, str, str]] = set()
    for i, persona in enumerate(comite):
        clave = (
            plegar(persona["rol"]),
            persona.get("unidad", ""),
            plegar(persona.get("entidad", "")),
        )
        if clave in vistos:
            yield hallazgo(
                ficha,
                REGLA,
                (*lugar, i),
                f"«{persona['rol']}» está repetido",
                "distinga los roles o las unidades",
            )
        vistos.add(clave)


def _integrante(
    catalogo: Catalogo, ficha: Ficha, persona: Mapping[str, Any]
) -> Iterator[tuple[str, str]]:
    """De dónde viene cada uno: quien realizó la práctica no la evalúa."""
    unidad, entidad = persona.get("unidad", ""), persona.get("entidad", "")
    if not unidad and not entidad:
        yield f"no se dice de dónde viene «{persona['rol']}»", "escriba su unidad o su entidad"
    termino = catalogo.termino("unidades", unidad)
    suyas = {plegar(x) for x in (unidad, termino.nombre if termino else "", entidad) if x}
    ayuda = "quien realizó la práctica no la evalúa: cambie de integrante"
    if plegar(ficha.datos["entidad"]) in suyas:
        yield "un integrante es de la misma entidad que la práctica", ayuda
    elif persona.get("region") == ficha.datos["region"]:
        yield "un integrante es de la región de la práctica", ayuda


def _cuentas(ficha: Ficha, evaluacion: Mapping[str, Any], total: int) -> Iterator[Problema]:
    for criterio, notas in evaluacion["puntajes"].items():
        if len(notas) != total:
            yield hallazgo(
                ficha,
                REGLA,
                ("evaluacion", "puntajes", criterio),
                f"«{criterio}» tiene {len(notas)} puntajes y el comité, {total} integrantes",
                "escriba un puntaje por integrante, en el orden del comité",
            )
    favor, contra = evaluacion["votos"]["favor"], evaluacion["votos"]["contra"]
    if favor + contra != total:
        yield hallazgo(
            ficha,
            REGLA,
            ("evaluacion", "votos"),
            f"los votos suman {favor + contra} y el comité tiene {total} integrantes",
            "cada integrante vota a favor o en contra, sin abstenciones",
        )
    if (evaluacion["decision"] == "validada") != (favor > contra):
        yield hallazgo(
            ficha,
            REGLA,
            ("evaluacion", "decision"),
            f"la decisión «{evaluacion['decision']}» no es la de la mayoría "
            f"({favor} a favor, {contra} en contra)",
            "revise los votos o la decisión",
        )


def _fecha(ficha: Ficha, fecha: str) -> Iterator[Problema]:
    inicio = ficha.datos.get("fecha_inicio", "")
    if fecha < inicio:
        yield hallazgo(
            ficha,
            REGLA,
            ("evaluacion", "fecha"),
            f"se evaluó ({fecha}) antes de que la práctica empezara ({inicio})",
            "revise las dos fechas",
        )
