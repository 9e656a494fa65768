"""Puerta, direcciones: qué tiene de malo la dirección de un enlace o de algo que la página pide."""

from __future__ import annotations

import re

ENLAZAN = frozenset({"http", "https", "mailto", "tel"})
_ESQUEMA = re.compile(r"([a-z][a-z0-9+.-]*):", re.I)
_BORRADOS = str.maketrans({"\t": None, "\n": None, "\r": None, "\\": "/"})
_EXTREMOS = "".join(map(chr, range(33)))


def de_enlace(direccion: str) -> str:
    """Por qué no se admite como enlace; vacío si se admite."""
    limpia = _como_el_navegador(direccion)
    if limpia.startswith("//"):
        return "calla su esquema"
    esquema = _ESQUEMA.match(limpia)
    if esquema and esquema[1].lower() not in ENLAZAN:
        return f"tiene el esquema «{esquema[1]}:»"
    return ""


def de_recurso(direccion: str) -> str:
    """Por qué no se admite como algo que la página pide; vacío si está en el sitio."""
    limpia = _como_el_navegador(direccion)
    return "está fuera del sitio" if limpia.startswith("//") or _ESQUEMA.match(limpia) else ""


def de_varias(direcciones: str) -> str:
    """Lo mismo, de una lista con medidas («a.webp 640w, b.webp 1280w»)."""
    return next(filter(None, map(de_recurso, direcciones.split(","))), "")


def _como_el_navegador(direccion: str) -> str:
    """Sin lo que un navegador borra o lee de otro modo antes de mirar el esquema."""
    return direccion.strip(_EXTREMOS).translate(_BORRADOS)
