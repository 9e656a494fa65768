"""Etapa 4, marcas: de texto a HTML escrito a mano, donde una plantilla costaría demasiado.

Cada ficha pasa por aquí decenas de veces, y ``Markup(…).format(…)`` cuesta diez veces más. A
cambio, quien escribe las etiquetas escapa cada texto: todo lo que va entre llaves pasa por
``escapar`` o ya es ``Markup``.
"""

from __future__ import annotations

from markupsafe import Markup


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
