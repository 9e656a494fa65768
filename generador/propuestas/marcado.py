"""Propuestas, marcado: de un texto cualquiera a Markdown que solo se puede leer.

Un nombre de archivo o un mensaje vienen de quien propone: no deben poder dar formato, enlazar,
mencionar a nadie ni poner HTML.
"""

from __future__ import annotations

import re
from urllib.parse import quote

# Todo signo de ASCII que Markdown o GitHub interpretan; como entidad no abre nada.
_SIGNOS = re.compile(r"[!\"#$%&'()*+/:<=>?@\[\\\]^_`{|}~-]")
# «@equipo», «#12» y «www.» se reconocen ya sin formato: un espacio invisible los parte.
_RECONOCIDOS = re.compile(r"([@#]|www|https?)", re.IGNORECASE)
_PARTIR = "\u200b"
LARGO = 600
RUTA = 200


def llano(texto: str, largo: int = LARGO) -> str:
    """El texto, en una línea, sin que nada en él tenga efecto."""
    visible = "".join(c if c.isprintable() else "·" for c in texto)
    corto = visible if len(visible) <= largo else f"{visible[: largo - 1]}…"
    partido = _RECONOCIDOS.sub(rf"\1{_PARTIR}", corto)
    return _SIGNOS.sub(lambda m: f"&#{ord(m[0])};", partido)


def codigo(texto: str, largo: int = LARGO) -> str:
    """El texto, como código: para rutas y campos."""
    return f"<code>{llano(texto, largo)}</code>"


def enlace(texto: str, url: str) -> str:
    """Un enlace con ese texto; la dirección ya viene compuesta con tramo()."""
    return f"[{codigo(texto, RUTA)}]({url})"


def tramo(ruta: str) -> str:
    """Una ruta o una rama, dentro de una dirección."""
    return quote(ruta, safe="/")
