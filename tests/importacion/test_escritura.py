"""El texto canónico de una ficha dice lo mismo que sus datos, y siempre igual."""

from __future__ import annotations

import os
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generador import fuentes, tipos
from generador.fichas.secciones import unir
from generador.fuentes.documento import leer_documento
from generador.fuentes.texto import limpiar as leer_bytes
from generador.importacion import canonicos, escribir
from generador.modelo import Fuente, Problema, Tipo
from tests.repositorio import FECHA, RAIZ

TIPOS = tipos.cargar()
CON_SECCIONES = next(t for t in TIPOS.values() if t.formato == "md" and not t.campo("cuerpo"))
CON_CUERPO = next(t for t in TIPOS.values() if t.formato == "md" and t.campo("cuerpo"))
DE_DATOS = next(t for t in TIPOS.values() if t.formato == "yml")
FUENTES = fuentes.leer(RAIZ, TIPOS, FECHA).fuentes
EJEMPLOS = int(os.environ.get("EJEMPLOS", "200"))
"""Cuántos datos inventados se prueban; para una campaña larga, EJEMPLOS=5000."""
VACIA = replace(FUENTES[0], metadatos={}, posiciones={}, secciones=())


def leer(tipo: Tipo, nombre: str, texto: str) -> dict[str, Any]:
    """Los datos que el lector del proyecto saca de un archivo con ese texto."""
    leido = leer_bytes(texto.encode(), nombre) if texto.strip() else texto
    assert isinstance(leido, str), leido
    documento = leer_documento(leido, nombre)
    assert not isinstance(documento, Problema), (documento, texto)
    metadatos, posiciones, secciones = documento
    fuente = replace(VACIA, metadatos=metadatos, posiciones=posiciones, secciones=secciones)
    datos, _, problemas = unir(fuente, tipo)
    assert problemas == [], (problemas, texto)
    return datos


# Pedazos que podrían engañar al lector, mezclados con texto cualquiera.
TRAMPAS = st.sampled_from(
    [
        *("no", "Yes", "null", "~", "012", "12:30", "1e5", "2025", "2026.1", "2025-01-01", "- a"),
        *("a: b", "a #b", "#", "&a", "*a", "!a", "%a", "@a", "`a", "|", ">", "'", '"', "\\", "?"),
        *("a:", ":a", "[a]", "{a: b}", "a, b", "---", "...", "--- a", "? a", "=", "<<", "a\tb"),
        *("## Contexto", "##Contexto", "## contexto ##", "## x # #", "# A", "### B", "## ", "##"),
        *("## Contenido", "## Evaluación", "```", "~~~ x", "````", "    ```", "\t", "   ", "\n"),
        *("\r\n", "\x0b", "\x85", "\u2028", "\u200b", "\ufeff", "\xad", "\xa0", "\ud800", "\x00"),
        *(
            "e\u0301",
            "\u0338",
            "\u1fef",
            "\u037e",
            "ÁÑ",
            "¿Qué?",
            "😀",
            "10\u202f000",
            "https://a/b",
        ),
    ]
)
TEXTOS = st.lists(TRAMPAS | st.text(max_size=12), max_size=6).map("".join)
LINEAS = st.lists(TRAMPAS | st.text(max_size=12), max_size=8).map("\n".join)
NUMEROS = st.integers(-(10**14), 10**14) | st.floats(-1e6, 1e6).map(lambda x: round(x, 6))
SUELTOS = TEXTOS | LINEAS | NUMEROS | st.booleans() | st.none()
CLAVES = st.sampled_from(["a", "clave_b", "no", "c d", "¿qué?", "1", "x: y"])
ARBOLES = st.recursive(
    SUELTOS,
    lambda dentro: st.lists(dentro, max_size=4) | st.dictionaries(CLAVES, dentro, max_size=3),
    max_leaves=8,
)


def datos_de(tipo: Tipo) -> st.SearchStrategy[tuple[str, dict[str, Any]]]:
    """Datos cualesquiera en algunos campos de un tipo; texto, si son secciones."""
    campos = {c.nombre: LINEAS if c.seccion else ARBOLES for c in tipo.campos}
    return st.tuples(st.just(tipo.nombre), st.fixed_dictionaries({}, optional=campos))


@settings(max_examples=EJEMPLOS, deadline=None)
@given(st.one_of(datos_de(CON_SECCIONES), datos_de(CON_CUERPO), datos_de(DE_DATOS)))
def test_leer_lo_escrito_da_los_mismos_datos(caso: tuple[str, dict[str, Any]]) -> None:
    """Con cualquier texto, el archivo es legible, dice lo mismo y no cambia al reescribirlo."""
    tipo, datos = TIPOS[caso[0]], caso[1]
    nombre, texto = escribir(tipo, datos)
    leidos = leer(tipo, nombre, texto)
    assert leidos == canonicos(tipo, datos)
    assert escribir(tipo, leidos) == (nombre, texto)


@settings(max_examples=EJEMPLOS, deadline=None)
@given(st.lists(st.text("abcñÁ ,.:#'\"[]{}-0123456789%", min_size=1).map(str.strip)))
def test_un_texto_corriente_no_cambia(palabras: list[str]) -> None:
    """Sin caracteres raros ni blancos en los extremos, lo leído es exactamente lo escrito."""
    datos = {"palabras_clave": [p for p in palabras if p]}
    leidos = leer(DE_DATOS, *escribir(DE_DATOS, datos))
    assert leidos.get("palabras_clave", []) == datos["palabras_clave"]


@pytest.mark.parametrize("fuente", FUENTES, ids=lambda f: f.id)
def test_las_fichas_reales_se_leen_igual_tras_reescribirlas(fuente: Fuente) -> None:
    """Cada ficha del repositorio, en forma canónica, tiene los mismos datos."""
    tipo = TIPOS[fuente.tipo]
    datos, _, _ = unir(fuente, tipo)
    nombre, texto = escribir(tipo, datos, TIPOS)
    assert fuente.archivo.endswith(nombre)
    assert leer(tipo, nombre, texto) == datos
    assert escribir(tipo, leer(tipo, nombre, texto), TIPOS) == (nombre, texto)


def test_los_campos_van_en_el_orden_del_esquema() -> None:
    """También dentro de los grupos; lo desconocido, al final."""
    datos = {
        "otro": 1,
        "adjuntos": [{"archivo": "a.pdf", "titulo": "Acta"}],
        "titulo": "Guía: paso a paso",
        "temas": ["a", "b"],
    }
    assert escribir(DE_DATOS, datos)[1] == (
        'titulo: "Guía: paso a paso"\n'
        "temas: [a, b]\n"
        "adjuntos:\n  - titulo: Acta\n    archivo: a.pdf\n"
        "otro: 1\n"
    )


def test_una_ficha_con_secciones_se_lee_bien_a_simple_vista() -> None:
    """Cabecera, y cada sección con su título; un título dentro de ella baja un nivel."""
    contexto = "Antes.\n\n## Objetivos\n\nDespués.\n\n```\n## código"
    nombre, texto = escribir(CON_SECCIONES, {"contexto": contexto, "meses_implementacion": 5})
    assert nombre == "ficha.md"
    assert texto == (
        "---\nmeses_implementacion: 5\n---\n\n## Contexto\n\n"
        "Antes.\n\n### Objetivos\n\nDespués.\n\n```\n## código\n```\n"
    )


@pytest.mark.parametrize(
    ("valor", "escrito"),
    [
        ("Guía", "Guía"),
        ("2025", '"2025"'),
        ("12:30", '"12:30"'),
        ("No", '"No"'),
        ("a: b", '"a: b"'),
        ('dice "sí"', 'dice "sí"'),
        ("uno\ndos\n\ntres", "|\n  uno\n  dos\n\n  tres"),
        (True, "true"),
        (3.0, "3"),
        (0.00001, "0.00001"),
        (1100.5, "1100.5"),
        (["a", "b, c"], '[a, "b, c"]'),
        (["x" * 60, "y" * 60], f"\n  - {'x' * 60}\n  - {'y' * 60}"),
        ([[1, 2], [3]], "\n  - [1, 2]\n  - [3]"),
        ({"b": 1, "a": {"c": "d"}}, "\n  b: 1\n  a:\n    c: d"),
    ],
)
def test_cada_valor_se_escribe_de_una_sola_forma(valor: Any, escrito: str) -> None:
    """La que dicen las reglas de emisión."""
    esperado = f"campo: {escrito}\n".replace(": \n", ":\n")
    assert escribir(DE_DATOS, {"campo": valor})[1] == esperado


@pytest.mark.parametrize("vacio", [None, "", " \n", [], {}, [None, ""], {"a": []}, "\u200b"])
def test_lo_vacio_no_se_escribe(vacio: Any) -> None:
    """Ausente es la única forma de decir «no hay»."""
    assert escribir(DE_DATOS, {"titulo": vacio, "clase": "x"})[1] == "clase: x\n"
