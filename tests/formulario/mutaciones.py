"""Fichas estropeadas de muchas formas, siempre las mismas: para comparar los dos jueces."""

from __future__ import annotations

import copy
import random
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import zip_longest
from typing import Any

from generador.modelo import Campo
from generador.tipos.campos import valores
from tests.formulario.fichas import TIPOS, VOCABULARIOS, Caso, Datos

Camino = tuple[str | int, ...]
QUITAR = object()
"""En lugar de un valor: que el dato desaparezca."""
TESTIGOS = {
    "he-testigo": {"tipo": "herramienta", "estado": "publicado", "visible": True},
    "he-testigo-oculto": {"tipo": "herramienta", "estado": "borrador", "visible": False},
    "he-testigo-retirado": {"tipo": "herramienta", "estado": "retirado", "visible": True},
}
"""Fichas que existen en los dos lados además de la que se juzga."""
ANTES = "he-testigo-de-antes"
"""Nombre anterior del primer testigo."""

_AJENOS: tuple[Any, ...] = ("texto suelto", 7, 2.5, True, ["uno", "dos"], {"a": "b"}, [["x"]])
_FECHAS = (
    *("2026-02-30", "2025-02-29", "2024-02-29", "2026-2-3", "03/02/2026", "1899-12-31"),
    *("2099-12-31", "2100-01-01", "2026-13-01", "2026-00-10", "2020-01-01", "2026-01-0a"),
)
_DIRECCIONES = ("ftp://x.pe", "https://", "https://a b", "http://ñ.pe/á", "HTTPS://A.PE")
_ARCHIVOS = (
    *("no-esta.docx", "../otro.docx", ".oculto", "a/b.docx", "c\\d.docx", "video.mp4", "x.exe"),
    *("sin-extension", "punto.", "ÁRBOL de cosas.DOCX", "vacio.pdf", "medio.pdf", "enorme.pdf"),
    *("acta.docx", "Acta.docx", "hoja.xlsm", "plantilla.docx"),
)
ARCHIVOS = {
    **dict.fromkeys(_ARCHIVOS[5:10], 2048),
    **{"vacio.pdf": 0, "medio.pdf": 6 << 20, "enorme.pdf": 16 << 20, "Acta.docx": 9},
    **{"hoja.xlsm": 5, "mesa (1).jpg": 900, "acta.docx": 77},
}
_CON_FORMATO = (
    *("Vea [la guía](ficha:he-testigo).", "[x](ficha:he-no-existe)", "[x](javascript:alert(1))"),
    *("![Mesa](mesa%20(1).jpg)", "![no](no-esta.png)", "[a](<https://x.pe/a b>) [b](/c/d.html)"),
    *("[[doble](https://a.pe)](x:y)", "\\[no](x) `[sí](z)`", "[ref]: ../otro\n[n]: mailto:a@b.pe"),
    *("## Otra sección\n\ntexto", "## Cuándo usarla\n\nya", "```\n## código\n[x](y)", "### Honda"),
    *("##Pegada", "## Contenido", "## Lecciones aprendidas ##", "~~~\nabierto", "%C3%B1 [a](%zz%)"),
    "[a](ficha:he%2Dtestigo) ![b](%E1rbol.png)",
    "[a](ficha:he-testigo-de-antes) <ficha:he-testigo-de-antes> [b](ficha:he-plantilla-de-sesion)",
)


def mutados(partida: list[Caso], cuantos: int, semilla: int = 1) -> list[Caso]:
    """«cuantos» casos: primero los de partida, luego un cambio en cada campo y al final mezclas."""
    azar = random.Random(semilla)
    sueltos = [list(_uno_a_uno(c, azar)) for c in partida]
    azar.shuffle(sueltos)
    por_turnos = [m for tanda in zip_longest(*sueltos) for m in tanda if m is not None]
    casos = [*partida, *por_turnos[: cuantos // 2]]
    while len(casos) < cuantos + len(partida):
        base = azar.choice(casos)
        otro = azar.choice(_cambios(base, azar))
        casos.append(_aplicar(base, *otro))
    return casos


def _uno_a_uno(caso: Caso, azar: random.Random) -> Iterator[Caso]:
    cambios = _cambios(caso, azar)
    azar.shuffle(cambios)
    for camino, valor in cambios:
        yield _aplicar(caso, camino, valor)
    yield from _de_nombre(caso)


def _de_nombre(caso: Caso) -> Iterator[Caso]:
    prefijo = TIPOS[caso.tipo].prefijo
    ajeno = next(t.prefijo for t in TIPOS.values() if t.prefijo != prefijo)
    for id_ in (f"{prefijo}x", f"{prefijo}Con Mayúsculas", f"{ajeno}otra", "sin-prefijo"):
        yield replace(caso, nombre=f"{caso.nombre}: se llama {id_}", id=id_)
    yield replace(caso, nombre=f"{caso.nombre}: nombre largo", id=f"{prefijo}{'a' * 70}")


def _aplicar(caso: Caso, camino: Camino, valor: Any) -> Caso:
    """El caso con otro valor en un lugar, y con los archivos que ese valor pueda nombrar."""
    datos = copy.deepcopy(caso.datos)
    dentro: Any = datos
    for paso in camino[:-1]:
        dentro = dentro[paso]
    if valor is QUITAR:
        del dentro[camino[-1]]
    else:
        dentro[camino[-1]] = copy.deepcopy(valor)
    nombre = f"{caso.nombre}: {camino} = {'(nada)' if valor is QUITAR else str(valor)[:60]!r}"
    usados = {n: t for n, t in ARCHIVOS.items() if isinstance(valor, str) and n in valor}
    return replace(caso, nombre=nombre, datos=datos, archivos={**caso.archivos, **usados})


def _cambios(caso: Caso, azar: random.Random) -> list[tuple[Camino, Any]]:
    """Los cambios posibles. El acceso solo se cambia por texto: un mensaje muestra lo escrito, y
    una lista no se muestra igual en los dos lados."""
    todos = _de_la_ficha(caso, azar)
    return [(c, v) for c, v in todos if c[-1] != "acceso" or v is QUITAR or isinstance(v, str)]


def _de_la_ficha(caso: Caso, azar: random.Random) -> Iterator[tuple[Camino, Any]]:
    """Los de cada dato presente, y un campo que falta o no existe."""
    tipo = TIPOS[caso.tipo]
    yield ("campo_inventado",), azar.choice(_AJENOS)
    yield ("visibilidad",), "restringida"
    for viejo in (*TESTIGOS, ANTES, caso.id, "he-de-antes", "sin-prefijo", "Con Mayúsculas"):
        yield ("ids_anteriores",), [viejo]
    yield from _de_campos(tipo.campos, caso.datos, (), caso, azar)
    for campo in tipo.campos:
        incrustadas = caso.datos.get(campo.nombre)
        if campo.fichas and isinstance(incrustadas, list):
            yield from _de_incrustadas(campo, incrustadas, caso, azar)


def _de_incrustadas(
    campo: Campo, fichas: list[Any], caso: Caso, azar: random.Random
) -> Iterator[tuple[Camino, Any]]:
    suyo = TIPOS[campo.fichas or ""]
    for i, ficha in enumerate(fichas):
        if not isinstance(ficha, dict):
            continue
        lugar: Camino = (campo.nombre, i)
        for valor in ("sin-prefijo", f"{suyo.prefijo}a", 5, f"{suyo.prefijo}bbb"):
            yield (*lugar, "id"), valor
        yield (*lugar, "inventado"), "x"
        for estado in suyo.estados:
            yield (*lugar, "estado"), estado
        for nombre in suyo.hereda:
            yield (*lugar, nombre), azar.choice(_AJENOS)
        yield from _de_campos(suyo.campos, ficha, lugar, caso, azar)


def _de_campos(
    campos: tuple[Campo, ...], datos: Datos, dentro: Camino, caso: Caso, azar: random.Random
) -> Iterator[tuple[Camino, Any]]:
    for campo in campos:
        if campo.nombre not in datos:
            if campo.clase != "grupo":
                yield (*dentro, campo.nombre), azar.choice([*_AJENOS, campo.ejemplo])
            continue
        valor, lugar = datos[campo.nombre], (*dentro, campo.nombre)
        yield lugar, QUITAR
        yield lugar, azar.choice(_AJENOS)
        yield lugar, azar.choice(["", "   ", [], {}, None])
        for nuevo in _POR_CLASE[campo.clase](campo, valor, caso):
            yield lugar, nuevo
        if campo.clase == "lista" and isinstance(valor, list):
            for camino, elemento in valores(datos, (campo.nombre, "*")):
                yield (*dentro, *camino), azar.choice(_AJENOS)
                if campo.hijos and isinstance(elemento, dict):
                    yield (*dentro, *camino, "inventado"), 1
                    aqui = (*dentro, *camino)
                    yield from _de_campos(campo.hijos, elemento, aqui, caso, azar)
        if campo.clase == "grupo" and isinstance(valor, dict):
            yield (*lugar, "inventado"), "x"
            yield from _de_campos(campo.hijos, valor, lugar, caso, azar)


def _textos(campo: Campo, valor: Any, caso: Caso) -> Iterator[Any]:
    """En sus límites y un paso más allá, contando caracteres y no unidades de UTF-16."""
    e = campo.esquema
    for cota in ("minLength", "maxLength"):
        if cota in e:
            yield from ("á" * (e[cota] + d) for d in (-1, 0, 1) if e[cota] + d > 0)
            yield "😀" * e[cota]
    if "pattern" in e:
        yield from _DIRECCIONES
        yield from ("2025-T5", "25:00", "2026.1", "09:30", "corto", "x" * 11, "2025-T2\n")
    yield from ("TODO EN MAYÚSCULAS", "Termina en punto.", "RESOLUCIÓN Nº 5", "  con orillas  ")
    yield "línea uno\nlínea dos"


def _parrafos(campo: Campo, valor: Any, caso: Caso) -> Iterator[Any]:
    yield from _textos(campo, valor, caso)
    for texto in _CON_FORMATO:
        yield f"{valor}\n\n{texto}"
    yield from _CON_FORMATO


def _cifras(campo: Campo, valor: Any, caso: Caso) -> Iterator[Any]:
    e = campo.esquema
    for cota in ("minimum", "maximum", "exclusiveMinimum"):
        if cota in e:
            yield from (e[cota] - 1, e[cota], e[cota] + 1, e[cota] + 0.5)
    yield from (0, -1, -2.5, 0.00001, 123456789012345, "30", 7.25)


def _opciones(campo: Campo, valor: Any, caso: Caso) -> Iterator[Any]:
    yield from _codigos(campo)
    yield from ("no-existe", "x" * 80, str(valor).upper(), f" {valor} ")


def _codigos(campo: Campo) -> list[str]:
    elemento = campo.esquema.get("items", campo.esquema)
    vocabulario = VOCABULARIOS.get(campo.vocabulario or "")
    terminos = [*vocabulario.terminos, *vocabulario.antiguos] if vocabulario else []
    return [*elemento.get("enum", terminos)]


def _varias(campo: Campo, valor: Any, caso: Caso) -> Iterator[Any]:
    codigos = _codigos(campo)
    yield from ([c] for c in codigos[:6])
    yield from (codigos[-1:] + codigos[:1], codigos[:5], codigos[:2] * 2, ["no-existe"], [3])
    yield from _listas(campo, valor, caso)


def _listas(campo: Campo, valor: Any, caso: Caso) -> Iterator[Any]:
    if not isinstance(valor, list) or not valor:
        return
    yield from (valor[:1], valor[:-1], valor[::-1], [*valor, valor[0]], [*valor, ""], valor * 25)
    yield [*valor, *valor[:2]]
    if campo.referencia is not None:
        yield from ([r] for r in _relaciones(campo, valor, caso))


def _relaciones(campo: Campo, valor: Any, caso: Caso) -> Iterator[Any]:
    yield from (*TESTIGOS, caso.id, "he-no-existe", "He Testigo", "cp-otra", ANTES)


_POR_CLASE: dict[str, Callable[[Campo, Any, Caso], Iterator[Any]]] = {
    "texto": _textos,
    "parrafo": _parrafos,
    "entero": _cifras,
    "numero": _cifras,
    "fecha": lambda campo, valor, caso: iter(_FECHAS),
    "si_no": lambda campo, valor, caso: iter((True, False, "true", "no", 1)),
    "opcion": _opciones,
    "opciones": _varias,
    "archivo": lambda campo, valor, caso: iter(_ARCHIVOS),
    "relacion": _relaciones,
    "grupo": lambda campo, valor, caso: iter(()),
    "lista": _listas,
}
