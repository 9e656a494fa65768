"""Fichas en el borde de lo que una regla admite: donde «<» o «<=» cambia el juicio."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from generador.fichas.identidad import LARGO
from generador.reglas.adjuntos import AVISO, MAXIMO
from generador.reglas.comunidades import MAXIMO as INTEGRANTES
from generador.reglas.comunidades import MINIMO as POCOS
from generador.reglas.origen import TIPOS as ORIGENES
from generador.reglas.sesiones import ORDENADAS
from generador.reglas.umbrales import UMBRALES
from tests.formulario.cambios import fechas_de
from tests.formulario.fichas import PLAZOS, TESTIGOS, TIPOS, VOCABULARIOS, Camino, Caso
from tests.repositorio import FECHA

_PESOS = (AVISO, AVISO + 1, MAXIMO, MAXIMO + 1)
_A = "Especialista de planeamiento"


def en_el_limite(partida: list[Caso]) -> Iterator[Caso]:
    """Los bordes de una ficha llena y a la vista de cada tipo."""
    for caso in _a_la_vista(partida):
        yield from _nombres(caso)
        yield from _fechas(caso, caso.datos, ())
        yield from _ordenadas(caso)
        yield from _cuantos(caso)
        if "evaluacion" in caso.datos:
            yield from _comite(caso)
            yield from _origenes(caso)
        if "antes" in caso.datos:
            yield from _rutas(caso)
        if "hora" in caso.datos:
            yield from _horas(caso)


def _a_la_vista(partida: list[Caso]) -> Iterator[Caso]:
    """La llena de cada tipo en su primer estado visible y que no es el último, sin retiro."""
    for tipo in TIPOS.values():
        terminos = VOCABULARIOS["estados"].terminos
        estado = next(e for e in tipo.estados if terminos[e].extra["visible"])
        for caso in partida:
            if caso.tipo == tipo.nombre and caso.nombre == f"llena en {estado}":
                datos = {n: v for n, v in caso.datos.items() if n not in ("retiro", "relacionados")}
                yield replace(caso, datos={**datos, "unidad": next(iter(_unidades()))})


def _unidades() -> Any:
    return VOCABULARIOS["unidades"].terminos


def _nombres(caso: Caso) -> Iterator[Caso]:
    prefijo = TIPOS[caso.tipo].prefijo
    for largo in (LARGO, LARGO + 1):
        id_ = prefijo + "a" * (largo - len(prefijo))
        yield replace(caso, nombre=f"{caso.nombre}: nombre de {largo}", id=id_)


def _fechas(caso: Caso, dato: Any, camino: Camino) -> Iterator[Caso]:
    """Cada fecha, igual a cada una de las demás, a la de hoy o a las de los plazos."""
    pares = dato.items() if isinstance(dato, dict) else enumerate(dato)
    for clave, valor in pares:
        if isinstance(valor, dict | list):
            yield from _fechas(caso, valor, (*camino, clave))
        elif fechas_de(valor):
            for otra in sorted({*fechas_de(caso.datos), FECHA, *PLAZOS}):
                yield caso.con((*camino, clave), otra)


def _ordenadas(caso: Caso) -> Iterator[Caso]:
    """En una lista ordenada, dos elementos iguales y dos al revés."""
    for nombre, dato in ORDENADAS:
        uno, *_ = caso.datos.get(nombre, [{}])
        if dato in uno:
            valor = uno[dato]
            mayor = valor + 1 if isinstance(valor, int) else f"{valor[:-1]}5"
            yield caso.con((nombre,), [uno, uno])
            yield caso.con((nombre,), [{**uno, dato: mayor}, uno])


def _cuantos(caso: Caso) -> Iterator[Caso]:
    """Integrantes, bytes, palabras y números muy chicos."""
    if "integrantes" in caso.datos:
        for cuantos in (POCOS - 1, POCOS, INTEGRANTES, INTEGRANTES + 1):
            yield caso.con(("integrantes",), cuantos)
    for peso in _PESOS:
        yield caso.con(("adjuntos", 0, "archivo"), "justo.pdf", {"justo.pdf": peso})
    yield caso.con(("adjuntos", 0, "archivo"), "datos.csv", {"datos.csv": 9}).con(
        ("clase",), "plantilla"
    )
    for campo in TIPOS[caso.tipo].campos:
        if campo.seccion:
            for palabras in (UMBRALES.palabras - 1, UMBRALES.palabras):
                texto = " ".join(["extraordinariamente"] * palabras)
                yield caso.con((campo.nombre,), texto)
        if campo.clase == "numero":
            yield caso.con((campo.nombre,), 1.5e-7)


def _origenes(caso: Caso) -> Iterator[Caso]:
    """Cada clase de origen con una ficha de cada tipo."""
    for clase in ORIGENES:
        for id_ in TESTIGOS:
            yield caso.con(("origen",), {"clase": clase, "ficha": id_})


def _rutas(caso: Caso) -> Iterator[Caso]:
    """Pasos en el orden de sus requisitos, al revés y repetidos; y una ruta que vuelve a esta."""
    con_requisito, previo = "re-testigo-con-requisito", "he-testigo"
    for orden in (
        (con_requisito, previo),
        (previo, con_requisito),
        (previo, con_requisito, previo),
        (con_requisito, con_requisito),
    ):
        yield caso.con(("pasos",), [{"ficha": id_} for id_ in orden])
    de_vuelta = caso.con(("antes",), ["ru-testigo"])
    yield replace(de_vuelta, id="ru-llena-publicado")
    yield replace(de_vuelta, id="ru-otra")


def _horas(caso: Caso) -> Iterator[Caso]:
    """Junto a una acción de 9:00 a 10:30: pegadas, pisadas y sin hora, en su día y en otro."""
    base = caso.con(("publico",), ["especialistas_uo"]).con(("periodo",), "2025")
    for inicio in ("2025-04-16", "2025-04-17"):
        de_un_dia = base.con(("inicio",), inicio).con(("fin",), inicio)
        for hora, horas in (("07:00", 2), ("07:00", 2.25), ("10:30", 1), ("10:29", 1)):
            yield de_un_dia.con(("hora",), hora).con(("duracion_horas",), horas)
    for fin in ("2025-04-22", "2025-04-21"):
        yield base.con(("inicio",), "2025-04-15").con(("fin",), fin)


def _comite(caso: Caso) -> Iterator[Caso]:
    """Empates, integrantes y réplicas que casi se repiten, y medias en el mínimo y debajo."""
    yield caso.con(("evaluacion", "votos"), {"favor": 2, "contra": 2})
    una, otra, *_ = list(_unidades())
    entidad = {"entidad": "Escuela Nacional"}
    for pareja in (
        ({"unidad": una}, {"unidad": otra}),
        ({"unidad": una}, {"unidad": una}),
        (entidad, entidad),
        (entidad, {"entidad": "Otra escuela"}),
        (entidad, {**entidad, "unidad": una}),
    ):
        comite = [{"rol": _A, **p} for p in pareja]
        yield caso.con(("evaluacion", "comite"), [*comite, {"rol": "Jefatura", "unidad": una}])
        replica = caso.datos["replicas"][0]
        base = {n: v for n, v in replica.items() if n not in ("unidad", "entidad")}
        yield caso.con(("replicas",), [{**base, **p} for p in pareja])
    for nota in range(1, 6):
        for criterio in caso.datos["evaluacion"]["puntajes"]:
            yield caso.con(("evaluacion", "puntajes", criterio), [nota] * 3)
        todos = {c: [nota] * 3 for c in caso.datos["evaluacion"]["puntajes"]}
        yield caso.con(("evaluacion", "puntajes"), todos)
