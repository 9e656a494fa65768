"""Con qué se cambia un dato según su clase: límites, formas malas, otros valores posibles."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from generador.esquemas.validador import es_fecha
from generador.modelo import Campo
from tests.formulario.fichas import ANTES, TESTIGOS, VOCABULARIOS, Caso

AJENOS: tuple[Any, ...] = ("texto suelto", 7, 2.5, True, ["uno", "dos"], {"a": "b"}, [["x"]])
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
    "[a](ficha:he%2Dtestigo) ![b](%E1rbol.png) ![ ](mesa.jpg) ![a.png](<a.png>) ![[](b.png)",
    "[a](ficha:he-testigo-de-antes) <ficha:he-testigo-de-antes> [b](ficha:he-plantilla-de-sesion)",
)


def fechas_de(dato: Any) -> list[str]:
    """Todas las fechas de un dato."""
    if isinstance(dato, dict | list):
        hijos = dato.values() if isinstance(dato, dict) else dato
        return sorted({f for hijo in hijos for f in fechas_de(hijo)})
    return [dato] if isinstance(dato, str) and es_fecha(dato) else []


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


POR_CLASE: dict[str, Callable[[Campo, Any, Caso], Iterator[Any]]] = {
    "texto": _textos,
    "parrafo": _parrafos,
    "entero": _cifras,
    "numero": _cifras,
    "fecha": lambda campo, valor, caso: iter((*_FECHAS, *fechas_de(caso.datos))),
    "si_no": lambda campo, valor, caso: iter((True, False, "true", "no", 1)),
    "opcion": _opciones,
    "opciones": _varias,
    "archivo": lambda campo, valor, caso: iter(_ARCHIVOS),
    "relacion": _relaciones,
    "grupo": lambda campo, valor, caso: iter(()),
    "lista": _listas,
}
