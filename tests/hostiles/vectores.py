"""Los textos hostiles: los públicos de «brs-kb» (licencia MIT), y los mismos en Markdown."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from functools import cache

from brs_kb import get_all_payloads

from generador.fuentes.texto import limpiar
from generador.modelo import Problema

_DE_MARKDOWN = (
    "[x](javascript:alert(1))",
    "[x](java&#115;cript:alert(1))",
    "[x](<javascript:alert(1)>)",
    "[x](JaVaScRiPt:alert(1) 'título')",
    "[x](data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==)",
    "[x](vbscript:msgbox(1))",
    "[x](//otro.example/x)",
    "[x](\\\\otro.example/x)",
    "[x](http:otro.example)",
    '[x](ficha:he-a" onclick="alert(1))',
    '[x](https://otro.example/"onmouseover="alert(1))',
    "[x]: javascript:alert(1)\n\n[x]",
    '[x]: https://otro.example "><img src=x onerror=alert(1)>"\n\n[x]',
    "![x](javascript:alert(1))",
    "![x](//otro.example/x.png)",
    "![x](https://otro.example/x.png)",
    '![x" onerror="alert(1)](foto.png)',
    '![x](foto.png"onerror="alert(1))',
    "![x](data:image/svg+xml,<svg onload=alert(1)>)",
    "![![x](foto.png)](foto.png)",
    "<javascript:alert(1)>",
    "<https://otro.example/onclick=alert(1)>",
    "# x {#__config onclick=alert(1)}",
    "# `</title><script>alert(1)</script>`",
    "- [x] <input onfocus=alert(1) autofocus>",
    "| a | b |\n|:-:|---|\n| <img src=x onerror=alert(1)> | `<script>` |",
    "```html\n<script>alert(1)</script>\n```",
    '``` x" onclick="alert(1)\ny\n```',
    "~~<img src=x onerror=alert(1)>~~",
    "RANURA_CONTENIDO RANURA_TITULO RANURA_CABEZA",
    "{{ config }}{% include 'x' %}{# x #}",
    "--8<-- '/etc/passwd'",
    "*[MTPE]: <script>alert(1)</script>",
    "[^1]\n\n[^1]: <script>alert(1)</script>",
    "$x<script>alert(1)</script>$",
    ":::raw <script>alert(1)</script>",
    "__config __palette_0 contenido",
    "\u2066<script>alert(1)</script>",
)
"""Lo que no está en las listas públicas: nuestro Markdown y nuestras ranuras."""


@cache
def todos() -> tuple[str, ...]:
    """Todos los que se pueden escribir en una ficha, en un orden que no cambia."""
    return tuple(v for v in (*_publicos(), *_DE_MARKDOWN) if _se_lee(v))


def ilegibles() -> tuple[str, ...]:
    """Los que llevan caracteres que el lector rechaza: no llegan a ninguna página."""
    return tuple(v for v in (*_publicos(), *_DE_MARKDOWN) if not _se_lee(v))


@cache
def _publicos() -> tuple[str, ...]:
    return tuple(sorted({str(v["payload"]).strip() for v in get_all_payloads().values()} - {""}))


def _se_lee(vector: str) -> bool:
    return not isinstance(limpiar(vector.encode(), "ficha.md"), Problema)


def de_hoy(publicos: int, propios: int, dia: date) -> Sequence[str]:
    """Unos de cada lista, otros cada día: los propios pasan todos en menos de una semana."""
    ajenos, nuestros = todos()[: -len(_DE_MARKDOWN)], todos()[-len(_DE_MARKDOWN) :]
    return [*_tocan(ajenos, publicos, dia), *_tocan(nuestros, propios, dia)]


def _tocan(vectores: Sequence[str], cuantos: int, dia: date) -> Sequence[str]:
    turno = dia.toordinal() % (-(-len(vectores) // cuantos))
    return vectores[turno * cuantos : (turno + 1) * cuantos]


def nombre_de_archivo(vector: str) -> str:
    """El vector como nombre de archivo, en lo que un disco admite."""
    letras = re.sub(r"[/\x00\s]", " ", vector)[:110].encode()[:200].decode("utf-8", "ignore")
    return f"a{letras.strip('. ')}.csv"


def en_una_linea(vector: str) -> str:
    """El vector sin saltos, para un campo que no los lleva."""
    return re.sub(r"\s+", " ", vector)
