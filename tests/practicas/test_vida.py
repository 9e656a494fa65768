"""Ninguna serie de cambios publica una práctica que el comité no validó."""

from __future__ import annotations

import copy
from itertools import pairwise, product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.practicas.fichas import CRITERIOS, PRACTICA, VOCABULARIOS, Datos, juzgar, partida
from tests.practicas.fichas import previa_de as previa
from tests.repositorio import FECHA

# Escritos otra vez, aparte del esquema: si alguien cambia un paso, esta prueba lo pregunta.
PASOS = {
    *[("", "identificada"), ("", "en_sistematizacion"), ("", "en_evaluacion")],
    *[("identificada", "en_sistematizacion"), ("en_sistematizacion", "identificada")],
    *[("en_sistematizacion", "en_evaluacion"), ("en_evaluacion", "en_sistematizacion")],
    *[("en_evaluacion", d) for d in ("validada", "observada", "no_validada")],
    *[("observada", "en_sistematizacion"), ("observada", "en_evaluacion")],
    *[("no_validada", "en_sistematizacion")],
    *[("validada", "publicada"), ("validada", "en_evaluacion")],
    *[("publicada", "archivada"), ("publicada", "retirada"), ("archivada", "publicada")],
    *[("archivada", "retirada"), ("retirada", "publicada"), ("retirada", "archivada")],
}
ESTADOS = PRACTICA.estados


def _en(estado: str) -> Datos:
    """La práctica bien hecha en ese estado, con lo que ese estado pide."""
    datos = copy.deepcopy(partida())
    datos["estado"] = estado
    if estado == "retirada":
        datos["retiro"] = {"motivo": "Cambió la norma"}
    if estado in ("observada", "no_validada"):
        datos["evaluacion"] |= {"decision": estado, "votos": {"favor": 1, "contra": 2}}
        del datos["replicas"]
    return datos


@pytest.mark.parametrize("desde", ["", *ESTADOS])
def test_solo_se_dan_los_pasos_que_hay(desde: str) -> None:
    """Todos los pares de estados: los de la tabla pasan, y los demás dan un error de «pasos»."""
    antes = previa(_en(desde)) if desde else None
    for hasta in ESTADOS:
        _, errores = juzgar(_en(hasta), antes)
        dichos = {p.regla for p in errores}
        assert dichos == (set() if desde == hasta or (desde, hasta) in PASOS else {"pasos"}), hasta


def test_desde_cualquier_estado_se_puede_seguir() -> None:
    """Ningún estado es una trampa: desde todos se llega a publicar."""
    alcanzan = {"publicada"}
    for _ in ESTADOS:
        alcanzan |= {a for a, b in PASOS if b in alcanzan}
    assert alcanzan >= set(ESTADOS)


def test_los_pasos_del_esquema_nombran_estados_que_existen() -> None:
    """Y están todos: uno sin pasos dejaría pasar cualquier cosa."""
    assert set(PRACTICA.pasos) == {"inicio", *ESTADOS}
    assert {e for suyos in PRACTICA.pasos.values() for e in suyos} <= set(ESTADOS)


@pytest.mark.parametrize("estado", ["publicada", "archivada"])
def test_lo_visible_lo_valido_el_comite(estado: str) -> None:
    """Todas las combinaciones de decisión, votos, puntajes y acta: solo una se publica."""
    casos = product(("validada", "observada", "no_validada"), range(4), (1, 2, 3), (True, False))
    publicables = []
    for decision, favor, nota, acta in casos:
        datos = _en(estado)
        evaluacion = datos["evaluacion"]
        evaluacion |= {"decision": decision, "votos": {"favor": favor, "contra": 3 - favor}}
        evaluacion["puntajes"] = dict.fromkeys(CRITERIOS, [nota] * 3)
        if not acta:
            del evaluacion["acta"]
        if not juzgar(datos, previa(_en(estado)))[1]:
            publicables.append((decision, favor, nota, acta))
    assert publicables == [("validada", favor, 3, True) for favor in (2, 3)]


REGIONES_DE_REPLICA = ("puno", "callao", "tacna")
EDICIONES = st.one_of(
    st.tuples(st.just("estado"), st.sampled_from(ESTADOS)),
    st.tuples(st.just("adelante"), st.none()),
    st.tuples(st.just("decision"), st.sampled_from(["validada", "observada", "no_validada"])),
    st.tuples(st.just("favor"), st.integers(0, 3)),
    st.tuples(st.just("nota"), st.integers(0, 6)),
    st.tuples(st.just("integrantes"), st.integers(1, 6)),
    st.tuples(st.just("acta"), st.booleans()),
    st.tuples(st.just("evaluacion"), st.booleans()),
    st.tuples(st.just("ejemplo"), st.booleans()),
    st.tuples(st.just("region"), st.sampled_from(["puno", "callao", "marte"])),
    st.tuples(st.just("inicio"), st.sampled_from(["2025-03-03", "2026-01-01", "2099-01-01"])),
    st.tuples(st.just("evaluada"), st.sampled_from(["2024-12-10", "2025-12-10", "2099-01-01"])),
    st.tuples(st.just("oficina"), st.sampled_from(["la suya", "Otra entidad pública", ""])),
    st.tuples(st.just("de_region"), st.sampled_from(["puno", "callao", "marte"])),
    st.tuples(st.just("replica"), st.sampled_from([*REGIONES_DE_REPLICA, "quitar"])),
    st.tuples(st.just("replicada"), st.sampled_from(["2025-01-01", "2026-02-02", "2099-01-01"])),
    st.tuples(st.just("difusion"), st.sampled_from(["2025-01-01", "2026-02-02", "2099-01-01"])),
)


def _editar(datos: Datos, edicion: tuple[str, object]) -> Datos:
    """Otra versión de la ficha, quizá disparatada."""
    que, valor = edicion
    datos = copy.deepcopy(datos)
    evaluacion = datos.get("evaluacion", {})
    match que:
        case "adelante":
            siguientes = PRACTICA.pasos[datos["estado"]]
            datos["estado"] = siguientes[-1]
        case "estado" | "region" | "ejemplo":
            datos[que] = valor
        case "inicio":
            datos["fecha_inicio"] = valor
        case "evaluada" if evaluacion:
            evaluacion["fecha"] = valor
        case "oficina" if evaluacion and evaluacion["comite"]:
            entidad = datos["entidad"] if valor == "la suya" else valor
            evaluacion["comite"][0] = {"rol": "Jefatura de la oficina", "entidad": entidad}
        case "de_region" if evaluacion and evaluacion["comite"]:
            evaluacion["comite"][0]["region"] = valor
        case "replica" if valor == "quitar":
            datos.pop("replicas", None)
        case "replica":
            nueva = {"region": valor, "estado": "interesada", "fecha_inicio": "2026-02-02"}
            datos["replicas"] = [nueva]
        case "replicada" if "replicas" in datos:
            datos["replicas"][0]["fecha_inicio"] = valor
        case "difusion":
            datos["difusion"] = [{"canal": "encuentro_nacional", "fecha": valor}]
        case "evaluacion" if valor:
            datos["evaluacion"] = copy.deepcopy(partida()["evaluacion"])
        case "evaluacion":
            datos.pop("evaluacion", None)
        case "acta" if evaluacion and not valor:
            evaluacion.pop("acta", None)
        case "decision" if evaluacion:
            evaluacion["decision"] = valor
        case "favor" if evaluacion and isinstance(valor, int):
            evaluacion["votos"] = {"favor": valor, "contra": len(evaluacion["comite"]) - valor}
        case "nota" if evaluacion:
            evaluacion["puntajes"] = dict.fromkeys(CRITERIOS, [valor] * len(evaluacion["comite"]))
        case "integrantes" if evaluacion and isinstance(valor, int):
            evaluacion["comite"] = (evaluacion["comite"] * 2)[:valor]
    if datos["estado"] == "retirada":
        datos["retiro"] = {"motivo": "Cambió la norma"}
    else:
        datos.pop("retiro", None)
    return datos


@settings(max_examples=200, deadline=None)
@given(st.sampled_from(ESTADOS), st.booleans(), st.lists(EDICIONES, max_size=10))
def test_ninguna_serie_de_cambios_publica_lo_que_no_debe(
    nace: str, ya_estaba: bool, ediciones: list[tuple[str, object]]
) -> None:
    """Un cambio con errores no entra; lo visible que entra cumple, y se llegó paso a paso.

    Se empieza con una ficha nueva en cualquier estado, o con una que ya estaba bien en él.
    """
    datos: Datos = _en(nace)
    guardado = copy.deepcopy(datos) if ya_estaba else None
    historia = [nace if ya_estaba else ""]
    for edicion in [("nace", None), *ediciones]:
        datos = _editar(datos, edicion)
        ficha, errores = juzgar(datos, previa(guardado) if guardado else None)
        if errores:
            datos = copy.deepcopy(guardado) if guardado else datos
            continue
        empieza = guardado is None or guardado.get("ejemplo", False)
        guardado = copy.deepcopy(datos)
        if datos.get("ejemplo", False):
            historia = [""]
        else:
            historia = ["" if empieza else historia[-1], datos["estado"]]
            assert all(a == b or (a, b) in PASOS for a, b in pairwise(historia))
        if ficha is not None and VOCABULARIOS["estados"].terminos[ficha.estado].extra["visible"]:
            _exigir(datos)


def _exigir(datos: Datos) -> None:
    """Lo que toda práctica visible cumple, dicho sin usar las reglas."""
    if datos["estado"] == "retirada":
        assert datos["retiro"]
        return
    evaluacion = datos["evaluacion"]
    cuantos = len(evaluacion["comite"])
    notas = [n for criterio in CRITERIOS for n in evaluacion["puntajes"][criterio]]
    assert cuantos >= 3
    assert cuantos % 2 == 1
    assert evaluacion["decision"] == "validada"
    assert evaluacion["votos"]["favor"] * 2 > cuantos
    assert len(notas) == 5 * cuantos
    assert sum(notas) >= 3 * len(notas)
    assert datos.get("ejemplo") or evaluacion["acta"]
    assert datos["fecha_inicio"] <= evaluacion["fecha"] <= FECHA
    for persona in evaluacion["comite"]:
        assert persona.get("region") != datos["region"]
        assert persona.get("entidad") != datos["entidad"]
    for replica in datos.get("replicas", ()):
        assert replica["region"] != datos["region"]
        assert evaluacion["fecha"] <= replica["fecha_inicio"] <= FECHA
    for vez in datos.get("difusion", ()):
        assert evaluacion["fecha"] <= vez["fecha"] <= FECHA
