"""Etapa 4, marcas: de texto a HTML escrito a mano, donde una plantilla costaría demasiado.

Cada ficha pasa por aquí decenas de veces, y ``Markup(…).format(…)`` cuesta diez veces más. A
cambio, quien escribe las etiquetas escapa cada texto: todo lo que va entre llaves pasa por
``escapar`` o ya es ``Markup``.
"""

from __future__ import annotations

import segno
from markupsafe import Markup

MASCARA = 4


def escapar(texto: str) -> str:
    """El texto, para ponerlo dentro de una etiqueta o de un atributo entre comillas dobles."""
    return (
        texto.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace('"', "&#34;")
        .replace("'", "&#39;")
    )


def enlazar(direccion: str, texto: str) -> Markup:
    """Un enlace a otra página o archivo del sitio."""
    return Markup(f'<a href="{escapar(direccion)}">{escapar(texto)}</a>')


def qr(direccion: str, rotulo: str) -> Markup:
    """El código QR de una dirección, como dibujo: para abrirla desde un teléfono o desde papel."""
    # La máscara se elige probando las ocho, que es casi todo lo que tarda; con cualquiera se lee.
    dibujo = segno.make(direccion, error="m", micro=False, mask=MASCARA).svg_inline(
        scale=3, border=3, dark="#000", light="#fff", omitsize=False
    )
    return Markup(dibujo.replace("<svg ", f'<svg role="img" aria-label="{escapar(rotulo)}" ', 1))
