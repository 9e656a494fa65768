"""Publicación, páginas: la que comprueba una copia y la que explica unos cambios, cada una sola."""

from __future__ import annotations

from collections.abc import Sequence
from importlib import resources
from typing import Any

from jinja2 import Environment, StrictUndefined
from markupsafe import Markup

from generador import publicacion, sitio
from generador.publicacion.claves import leer_publica
from generador.publicacion.diferencia import entre
from generador.publicacion.manifiesto import Manifiesto
from generador.vistas.formatos import fecha
from generador.vistas.politica import huella

Novedades = Sequence[tuple[str, Sequence[str]]]
"""Rótulo y títulos de las fichas que van con él."""

_PLANTILLAS = resources.files(publicacion) / "plantillas"
_POLITICA = "default-src 'none'; base-uri 'none'; form-action 'none'"
_OCULTA = '<svg aria-hidden="true" '
_MARCA = resources.files(sitio) / "tema" / "assets" / "marca.svg"


def pagina_verificar(publica: str) -> bytes:
    """La página que comprueba una copia en el navegador, con esa clave."""
    clave = leer_publica(publica)
    return _componer(
        "verificar.html.j2",
        estilo=_texto("pagina.css") + _texto("verificar.css"),
        guion=_texto("verificar.js"),
        huella=clave.huella,
        clave=clave.linea,
    )


def pagina_leame(
    anterior: Manifiesto, nuevo: Manifiesto, nombre: str, novedades: Novedades = ()
) -> bytes:
    """La que va con unos cambios: qué traen y cómo se aplican; «nombre» es el del ZIP."""
    cambios = entre(anterior, nuevo, leame="")
    return _componer(
        "leame.html.j2",
        estilo=_texto("pagina.css"),
        anterior=anterior.identidad.edicion,
        edicion=nuevo.identidad.edicion,
        paquete=nuevo.identidad.paquete,
        fecha=fecha(nuevo.identidad.fecha),
        traidos=len(cambios.archivos),
        quitados=cambios.quitar,
        nombre=nombre,
        novedades=novedades,
    )


def _componer(plantilla: str, estilo: str, guion: str = "", **datos: Any) -> bytes:
    """La plantilla con su estilo y su guion dentro, y la política que solo admite esos dos."""
    entorno = Environment(autoescape=True, undefined=StrictUndefined, keep_trailing_newline=True)
    politica = (
        f"default-src 'none'; style-src {huella(estilo)}; base-uri 'none'; form-action 'none'"
    )
    if guion:
        politica += f"; script-src {huella(guion)}"
    return (
        entorno.from_string(_texto(plantilla))
        .render(
            datos,
            estilo=Markup(estilo),
            guion=Markup(guion),
            politica=politica,
            marca=Markup(_MARCA.read_text(encoding="utf-8").replace("<svg ", _OCULTA, 1)),
        )
        .encode()
    )


def _texto(nombre: str) -> str:
    return (_PLANTILLAS / nombre).read_text(encoding="utf-8")
