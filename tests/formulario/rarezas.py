"""Textos que podrían engañar a un lector de YAML o de Markdown, puestos en fichas enteras."""

from __future__ import annotations

import copy
import random
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from tests.formulario.fichas import Caso, Datos

_PEDAZOS = (
    *("no", "Yes", "null", "~", "012", "12:30", "1e5", "-3", "2025", "2026.1", "2025-01-01"),
    *("- a", "a: b", "a #b", "#", "&a", "*a", "!a", "%a", "@a", "`a", "|", ">", "'", '"', "0x1F"),
    *(
        "\\",
        "?",
        "a:",
        ":a",
        ": ",
        "[a]",
        "{a: b}",
        "a, b",
        "---",
        "...",
        "--- a",
        "? a",
        "=",
        "<<",
    ),
    *("- ", ">-", "a\tb", "\t", "\n---\n", "\n## x", "\n# A", "\n### B", "##", "## Contexto"),
    *("##Objetivos", "\n## contexto ##\n", "## x # #", "\n## Contenido\n", "\n```\n", "\n~~~ x\n"),
    *("\n````\n", "\n    ```\n", "   ", "\n", "\n\n", "\r\n", "\x0b", "\x85", "\u2028", "\u200b"),
    *(
        "\ufeff",
        "\xad",
        "\xa0",
        "\x00",
        "\x1b",
        "e\u0301",
        "\u0338",
        "\u1fef",
        "\u037e",
        "ÁÑ",
        "😀",
    ),
    *(
        "¿Qué?",
        "👩\u200d💻",
        "10\u202f000",
        "https://a/b",
        "C:\\docs\\a.docx",
        "{{ x }}",
        "{% y %}",
    ),
    *("<b>", "&amp;", "$1", "“Word”", "…", "«»", "\\n", "\\u0041", "*", "_a_", "[x](y)", "![a](b)"),
)
_LETRAS = "abcñÁü ,.:;#'\"[]{}()-_0123456789%&*!|>@`~=?/\\<\n\tΩж漢字😀"
_CLAVES = ("otra clave", "¿qué?", "x: y", "no", "clave_b", "- c", "[d]", '"e"', "null")


def raros(partida: list[Caso], cuantos: int, semilla: int = 2) -> list[Caso]:
    """«cuantos» fichas llenas con textos raros en algunos de sus lugares."""
    azar = random.Random(semilla)
    llenas = [c for c in partida if c.nombre.startswith("llena")]
    return [_con_rarezas(azar.choice(llenas), n, azar) for n in range(cuantos)]


def _con_rarezas(caso: Caso, numero: int, azar: random.Random) -> Caso:
    datos = copy.deepcopy(caso.datos)
    lugares = list(_lugares(datos))
    for contenedor, clave in azar.sample(lugares, min(len(lugares), azar.randint(1, 12))):
        contenedor[clave] = _texto(azar)
    if azar.random() < 0.2:
        datos[azar.choice(_CLAVES)] = azar.choice([_texto(azar), [_texto(azar)], {"a": 1}])
    return replace(caso, nombre=f"{caso.nombre}, rareza {numero}", datos=datos)


def _lugares(dato: Any) -> Iterator[tuple[Datos | list[Any], Any]]:
    """Dónde hay un texto: (grupo o lista, clave)."""
    pares = dato.items() if isinstance(dato, dict) else enumerate(dato)
    for clave, valor in list(pares):
        if isinstance(valor, str):
            yield dato, clave
        elif isinstance(valor, dict | list):
            yield from _lugares(valor)


def _texto(azar: random.Random) -> str:
    partes = [
        azar.choice(_PEDAZOS)
        if azar.random() < 0.6
        else "".join(azar.choice(_LETRAS) for _ in range(azar.randint(1, 12)))
        for _ in range(azar.randint(1, 7))
    ]
    texto = azar.choice(["", " ", "\n"]).join(partes)
    return texto * 40 if azar.random() < 0.05 else texto
