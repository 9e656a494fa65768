"""Puerta, política: la que debe llevar cada página, y las huellas de lo que se admite en ella.

Es una copia: la otra está en las plantillas. Relajar una sola no deja pasar nada.
"""

from __future__ import annotations

import base64
import hashlib
import re

DEL_SITIO = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "font-src 'self'; media-src 'self'; connect-src 'self'; "
    "frame-src https://www.youtube-nocookie.com; base-uri 'none'; form-action 'self'"
)
DE_REDIRECCION = "default-src 'none'; script-src 'self'; base-uri 'none'; form-action 'none'"
_HUELLA = r"'sha256-[A-Za-z0-9+/]{43}='"
_APARTE = re.compile(
    rf"default-src 'none'; style-src (?:'unsafe-hashes' )?{_HUELLA}(?: {_HUELLA})*; "
    rf"base-uri 'none'; form-action 'none'(?:; script-src {_HUELLA})?"
)
RUTAS_APARTE = re.compile(r"verificar\.html|LEAME\.html|boletin/[0-9.-]+\.html")
"""Las páginas que se leen solas, fuera del sitio: llevan su estilo dentro, y su huella."""


def admitida(ruta: str, politica: str) -> bool:
    """Si esa política es la que corresponde a la página."""
    if RUTAS_APARTE.fullmatch(ruta):
        return _APARTE.fullmatch(politica) is not None
    return politica in (DEL_SITIO, DE_REDIRECCION)


def admite_en_linea(politica: str, texto: str) -> bool:
    """Si la política de la página trae la huella de ese guion o estilo."""
    huella = base64.b64encode(hashlib.sha256(texto.encode()).digest()).decode()
    return f"'sha256-{huella}'" in politica
