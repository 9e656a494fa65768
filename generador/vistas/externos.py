"""Etapa 4, externos: qué direcciones de fuera enlaza una ficha, y el aviso junto a las caídas."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from html import unescape
from urllib.parse import urldefrag

from generador.modelo import Ficha
from generador.tipos.campos import valores
from generador.vistas.entorno import Taller
from generador.vistas.formatos import fecha
from generador.vistas.marcas import escapar
from generador.vistas.textos import Redactor

Camino = tuple[str | int, ...]

_ICONO = '<span class="icono icono-aviso" aria-hidden="true"></span>'
_REDACTOR = Redactor({}, lambda _: None)
_HREF = re.compile(r'<a [^>]*?href="(https?://[^"]*)"', re.I)
_ENLACE = re.compile(r'<a [^>]*?href="(https?://[^"]*)"[^>]*>.*?</a>', re.S | re.I)


def sin_ancla(url: str) -> str:
    """La dirección sin lo que sigue a «#»: es la que se pide."""
    try:
        return urldefrag(url).url
    except ValueError:
        return url


def de_texto(texto: str) -> Iterator[str]:
    """Las direcciones de fuera que enlaza un texto con formato, tal como quedan en la página."""
    if "://" in texto or "www." in texto:
        for hallado in _HREF.finditer(_REDACTOR.html(texto, {})):
            yield sin_ancla(unescape(hallado[1]))


def de_ficha(ficha: Ficha) -> Iterator[tuple[Camino, str]]:
    """(dónde, dirección) de cada enlace a otro sitio que muestra la ficha."""
    for camino, campo in ficha.tipo.hojas:
        for lugar, valor in valores(ficha.datos, camino):
            if not isinstance(valor, str):
                continue
            if campo.seccion:
                yield from ((lugar, url) for url in de_texto(valor))
            elif valor.startswith(("http://", "https://")):
                yield lugar, sin_ancla(valor)


def caidos_de(ficha: Ficha, caidos: Mapping[str, str]) -> tuple[str, ...]:
    """Las direcciones que enlaza la ficha y no responden, sin repetir."""
    if not caidos:
        return ()
    return tuple(dict.fromkeys(url for _, url in de_ficha(ficha) if url in caidos))


def con_avisos(taller: Taller, ficha: Ficha, html: str) -> str:
    """La página con un aviso junto a cada enlace que ya no responde; el enlace se queda."""
    caidos = taller.sitio.caidos
    if not caidos:
        return html
    unidad = escapar(taller.catalogo.nombre("unidades", ficha.unidad))

    def avisar(enlace: re.Match[str]) -> str:
        desde = caidos.get(sin_ancla(unescape(enlace[1])))
        if desde is None:
            return enlace[0]
        que = (
            f"ste enlace no responde desde el {fecha(desde)}; si lo necesita, avise a la unidad "
            f"responsable: {unidad}"
        )
        if enlace.string.startswith("<", enlace.end()):  # nada más en su renglón
            return f'{enlace[0]} <span class="descargas__meta">{_ICONO} E{que}.</span>'
        return f"{enlace[0]} <small>(e{que})</small>"

    return _ENLACE.sub(avisar, html)
