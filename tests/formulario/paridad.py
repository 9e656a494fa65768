"""Los dos jueces de una ficha, el generador y el motor del formulario, y en qué no coinciden."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page

from generador import catalogo, reglas
from generador.fichas import armar
from generador.fichas.secciones import unir
from generador.formulario import arboles, motor, vocabularios_de
from generador.fuentes.documento import leer_documento
from generador.fuentes.texto import limpiar
from generador.importacion import canonicos, escribir
from generador.modelo import ArchivoFuente, Ficha, Fuente, Problema, Tipo, linea_de
from tests.formulario.fichas import (
    ANTES,
    FUENTES,
    TESTIGOS,
    TIPOS,
    VOCABULARIOS,
    Caso,
    Datos,
    fuente,
)
from tests.repositorio import FECHA

TANDA = 200
_REALES = sorted(f.id for f in FUENTES)
# Se juzgan los datos canónicos: en una lista con lugares vacíos el formulario cuenta los que se ven
# en la página y el generador, los que quedan escritos (lo prueba test_motor).
_EN_EL_NAVEGADOR = """(casos) => JSON.stringify(JSON.parse(casos).map((c) => {
  const archivo = propuesta.escribir(ARBOLES[c.tipo], c.datos);
  const canonicos = JSON.parse(JSON.stringify(propuesta.canonicos(ARBOLES[c.tipo], c.datos)));
  return {
    archivo: archivo,
    problemas: propuesta.validar(ARBOLES[c.tipo], VOCABULARIOS, canonicos, c.opciones),
    canonicos: canonicos,
    leidos: intentar(() => propuesta.leer(ARBOLES[c.tipo], archivo.texto)),
  };
  function intentar(f) { try { return f(); } catch (e) { return { error: String(e) }; } }
}))"""
# «¿Quiso decir…?» solo lo dice el generador: en el formulario se elige de una lista.
_PREGUNTA = re.compile(r"¿quiso decir «.*?»\? ?")
# Dice el archivo y la línea del otro: en el formulario no los hay.
_PROPIA_DE_PYTHON = "ya lo usa "

Hallado = tuple[int, str, str, str]
"""Línea, regla, nivel y mensaje."""
Juicio = tuple[Datos, dict[Any, Any], dict[Hallado, str]]
"""Datos leídos, sus posiciones, y la ayuda de cada problema hallado."""


def abrir(navegador: Browser, guion: str = "") -> Page:
    """Una página vacía con el motor (o con otro guion), los árboles y los vocabularios."""
    pagina = navegador.new_page()
    pagina.add_script_tag(content=guion or motor())
    pagina.evaluate(
        "(d) => { window.ARBOLES = d.arboles; window.VOCABULARIOS = d.vocabularios; }",
        {
            "arboles": arboles(TIPOS, VOCABULARIOS),
            "vocabularios": vocabularios_de(TIPOS, VOCABULARIOS),
        },
    )
    return pagina


def divergencias(
    pagina: Page, casos: list[Caso], dichas: Counter[str] | None = None
) -> Iterator[str]:
    """En qué no coinciden los dos lados, caso por caso; nada si coinciden en todo.

    En «dichas» se cuenta cuántas veces dijo algo cada regla.
    """
    for desde in range(0, len(casos), TANDA):
        tanda = casos[desde : desde + TANDA]
        pedidos = [{"tipo": c.tipo, "datos": c.datos, "opciones": _opciones(c)} for c in tanda]
        respuestas = json.loads(pagina.evaluate(_EN_EL_NAVEGADOR, json.dumps(pedidos)))
        for caso, suyo in zip(tanda, respuestas, strict=True):
            if dichas is not None:
                dichas.update(p["regla"] for p in suyo["problemas"])
            yield from (f"{caso.nombre}\n    {d}" for d in _comparar(caso, suyo))


def _opciones(caso: Caso) -> dict[str, Any]:
    existentes: dict[str, Any] = {i: {} for i in _fallidas(caso)}
    return {
        "id": caso.id,
        "existentes": {**existentes, **TESTIGOS},
        "anteriores": {ANTES: next(iter(TESTIGOS))},
        "archivos": caso.archivos,
        "fecha": FECHA,
    }


def _comparar(caso: Caso, suyo: Any) -> Iterator[str]:
    nombre, texto = suyo["archivo"]["nombre"], suyo["archivo"]["texto"]
    debidos, escrito = _escrito(caso)
    if (nombre, texto) != escrito:
        yield f"no escriben lo mismo: {_primera(texto, escrito[1])}"
    yield from _iguales("canonicos", suyo["canonicos"], debidos)
    if not texto:
        return
    juicio = _juicio(caso, nombre, texto)
    if isinstance(juicio, Problema):
        yield f"el lector estricto no lo admite: {juicio}"
        return
    datos, posiciones, del_generador = juicio
    yield from _iguales("leer (Python)", datos, debidos)
    yield from _iguales("leer (navegador)", suyo["leidos"], debidos)
    yield from _juicios(del_generador, _del_motor(posiciones, suyo["problemas"]))


@cache
def _escrito(caso: Caso) -> tuple[Datos, tuple[str, str]]:
    """Los datos canónicos y el archivo (nombre y texto), según Python."""
    tipo = TIPOS[caso.tipo]
    return canonicos(tipo, caso.datos, TIPOS), escribir(tipo, caso.datos, TIPOS)


@cache
def _juicio(caso: Caso, nombre: str, texto: str) -> Juicio | Problema:
    """Lo que el generador lee y dice de un archivo: no cambia aunque se pruebe otro motor."""
    leida = leer(caso, nombre, texto)
    if isinstance(leida, Problema):
        return leida
    datos, posiciones, _ = unir(leida, TIPOS[caso.tipo])
    return datos, posiciones, _de_python(caso, leida)


def _juicios(del_generador: dict[Hallado, str], del_motor: dict[Hallado, str]) -> Iterator[str]:
    for solo in sorted(del_generador.keys() - del_motor.keys()):
        yield f"solo el generador dice: {solo}"
    for solo in sorted(del_motor.keys() - del_generador.keys()):
        yield f"solo el formulario dice: {solo}"
    for hallado in sorted(del_generador.keys() & del_motor.keys()):
        debida, suya = _PREGUNTA.sub("", del_generador[hallado]), del_motor[hallado]
        if debida and debida != suya and not debida.startswith(_PROPIA_DE_PYTHON):
            yield f"otra ayuda para {hallado}: {debida!r} y {suya!r}"


def leer(caso: Caso, nombre: str, texto: str) -> Fuente | Problema:
    """La Fuente que el generador lee de ese archivo."""
    archivo = f"{TIPOS[caso.tipo].carpeta}/{caso.id}/{nombre}"
    limpio = limpiar(texto.encode(), archivo)
    documento = limpio if isinstance(limpio, Problema) else leer_documento(limpio, archivo)
    if isinstance(documento, Problema):
        return documento
    vecinos = {n: ArchivoFuente(n, Path(n), tamano) for n, tamano in caso.archivos.items()}
    return fuente(TIPOS[caso.tipo], caso.id, documento, archivo, vecinos)


def _de_python(caso: Caso, leida: Fuente) -> dict[Hallado, str]:
    """Lo que dice el generador, con sus etapas verdaderas, de una ficha junto a los testigos."""
    fallidas = tuple((i, "otra") for i in _fallidas(caso))
    primero, *demas = TESTIGOS
    fichas = armar((_testigo(primero), leida), fallidas, TIPOS, VOCABULARIOS)
    fichas = replace(fichas, validas=(*fichas.validas, *map(_ficha_testigo, demas)))
    enlazado = catalogo.enlazar(fichas, TIPOS, VOCABULARIOS, FECHA)
    problemas = {*fichas.problemas, *reglas.comprobar(enlazado)}
    return {
        (p.linea, p.regla, p.nivel, p.mensaje): p.ayuda
        for p in problemas
        if p.archivo == leida.archivo
    }


def _del_motor(posiciones: Datos, problemas: list[dict[str, Any]]) -> dict[Hallado, str]:
    return {
        (
            linea_de(posiciones, tuple(p["camino"])),
            p["regla"],
            p["nivel"],
            p["mensaje"],
        ): p["ayuda"]
        for p in problemas
    }


def _fallidas(caso: Caso) -> list[str]:
    """Fichas reales que existen y no se miran; no está la juzgada ni lo que lleva dentro."""
    propias = {caso.id}
    for campo in TIPOS[caso.tipo].campos:
        dentro = caso.datos.get(campo.nombre) if campo.fichas else None
        fichas = dentro if isinstance(dentro, list) else []
        propias |= {str(d.get("id")).strip() for d in fichas if isinstance(d, dict)}
    return [id_ for id_ in _REALES if id_ not in propias]


@cache
def _ficha_testigo(id_: str) -> Ficha:
    (ficha,) = armar((_testigo(id_),), (), TIPOS, VOCABULARIOS).validas
    return ficha


@cache
def _testigo(id_: str) -> Fuente:
    """La ficha más corta de su tipo que vale en ese estado."""
    suyo = TESTIGOS[id_]
    tipo = TIPOS[suyo["tipo"]]
    visible = suyo["visible"]
    pedidos = (c for c in tipo.campos if c.requerido or (c.desde == "publicado" and visible))
    datos = {c.nombre: c.ejemplo for c in pedidos}
    datos |= {"titulo": f"Ficha de prueba {id_}", "estado": suyo["estado"]}
    datos |= suyo.get("agenda", {}) | _requisitos(suyo.get("requiere", []), tipo)
    if suyo["estado"] == tipo.estados[-1]:
        datos["retiro"] = {"motivo": "Cambió la norma"}
    if id_ == next(iter(TESTIGOS)):
        datos["ids_anteriores"] = [ANTES]
    nombre, texto = escribir(tipo, datos)
    return fuente(tipo, id_, leer_documento(texto, nombre), f"testigo/{id_}/{nombre}")


def _requisitos(ids: list[str], tipo: Tipo) -> Datos:
    """Los mismos, como se escriben en una ficha de ese tipo."""
    if tipo.campo("antes"):
        return {"antes": ids}
    return {"relacionados": [{"id": i, "relacion": "requiere"} for i in ids]} if ids else {}


def _iguales(que: str, uno: Datos, otro: Datos) -> Iterator[str]:
    distintos = {n: (uno.get(n), otro.get(n)) for n in {**uno, **otro} if uno.get(n) != otro.get(n)}
    if distintos:
        yield f"{que}: {distintos}"


def _primera(uno: str, otro: str) -> str:
    lineas = zip([*uno.split("\n"), ""], [*otro.split("\n"), ""], strict=False)
    return repr(next(((a, b) for a, b in lineas if a != b), "el final"))
