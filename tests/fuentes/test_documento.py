"""La ficha se parte en cabecera y secciones, con la línea de cada una."""

from __future__ import annotations

import time

import pytest

from generador.fuentes.documento import leer_documento
from generador.modelo import Problema, Seccion

CABECERA = "---\ntitulo: Guía\n---\n"


def _secciones(cuerpo: str) -> list[tuple[str, str, int]]:
    leido = leer_documento(CABECERA + cuerpo, "ficha.md")
    assert not isinstance(leido, Problema), leido
    return [(s.titulo, s.texto, s.linea) for s in leido[2]]


@pytest.mark.parametrize(
    ("cuerpo", "secciones"),
    [
        ("", []),
        ("\n\n", []),
        ("Hola.\n", [("", "Hola.", 4)]),
        ("## Uno\n\nA\n\n## Dos\nB\n", [("Uno", "A", 4), ("Dos", "B", 8)]),
        ("Antes.\n## Uno\nA\n", [("", "Antes.", 4), ("Uno", "A", 5)]),
        ("## Uno\n\n## Dos\n", [("Uno", "", 4), ("Dos", "", 6)]),
        ("## Uno ##\nA", [("Uno", "A", 4)]),
        ("##Uno\nA", [("Uno", "A", 4)]),
        ("## Usar C#\nA", [("Usar C#", "A", 4)]),
        ("##\nA", [("", "##\nA", 4)]),
        ("# Uno\n### Dos\n", [("", "# Uno\n### Dos", 4)]),
        ("    ## No\n", [("", "    ## No", 4)]),
        ("## Uno\n```\n## No\n```\n## Dos\n", [("Uno", "```\n## No\n```", 4), ("Dos", "", 8)]),
        ("~~~ md\n## No\n```\n~~~\n## Sí\n", [("", "~~~ md\n## No\n```\n~~~", 4), ("Sí", "", 8)]),
        ("````\n```\n## No\n````\n## Sí", [("", "````\n```\n## No\n````", 4), ("Sí", "", 8)]),
        ("```\n## No\n``` js\n## No", [("", "```\n## No\n``` js\n## No", 4)]),
        ("``` así ``` no abre\n## Sí", [("", "``` así ``` no abre", 4), ("Sí", "", 5)]),
        ("A\n---\n## Uno\nB\n---\nC", [("", "A\n---", 4), ("Uno", "B\n---\nC", 6)]),
    ],
)
def test_el_cuerpo_se_parte_por_sus_titulos(
    cuerpo: str, secciones: list[tuple[str, str, int]]
) -> None:
    """Cada «## Título» abre una sección, salvo dentro de un bloque de código."""
    assert _secciones(cuerpo) == secciones


def test_una_linea_de_almohadillas_no_hace_esperar() -> None:
    """Una línea enorme y rara se lee en un tiempo que crece como su largo."""
    antes = time.process_time()
    _secciones("## x " + "# " * 60_000 + "y")
    assert time.process_time() - antes < 5


@pytest.mark.parametrize(
    ("texto", "linea"),
    [
        ("---\na: 1\nb: [\n---\n", 3),
        ("---\n\n\na: 1\nb: [\n---\n", 5),
        ("----  \na: 1\nb: [\n-----\n", 3),
        ("---\n# nota\n\nb: [\n---\n\n\nTexto [", 4),
    ],
)
def test_la_linea_de_un_error_cuenta_la_cabecera(texto: str, linea: int) -> None:
    """Las líneas se cuentan desde el comienzo del archivo."""
    leido = leer_documento(texto, "ficha.md")
    assert isinstance(leido, Problema)
    assert leido.linea == linea


def test_las_secciones_tras_una_cabecera_con_lineas_vacias_no_se_descuadran() -> None:
    """Las líneas vacías alrededor de la cabecera cuentan."""
    leido = leer_documento("---\n\na: 1\n\n---\n\n\n## Uno\nA\n", "ficha.md")
    assert not isinstance(leido, Problema)
    assert leido[2] == (Seccion("Uno", "A", 8),)


def test_un_yml_no_tiene_secciones() -> None:
    """En ficha.yml todo son campos."""
    assert leer_documento("a: 1\n", "ficha.yml") == ({"a": 1}, {"a": (1, {})}, ())
