"""Los enlaces escritos en los textos llevan a fichas que existen o a direcciones seguras.

Pasa::

    Vea la [guía de objetivos](ficha:he-guia-objetivos) y la [norma](https://www.gob.pe/mtpe).

Falla::

    Vea la [guía](ficha:he-no-existe) o [esto](javascript:alert(1)).

Las imágenes deben estar junto a la ficha: ``![Mesa de trabajo](mesa.jpg)``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from generador.modelo import Catalogo, Ficha, Problema
from generador.reglas.hallazgo import hallazgo
from generador.reglas.referencias import ayuda_de_id
from generador.tipos.campos import hojas, valores

REGLA = "enlaces"
_ENLACE = re.compile(r"(!?)\[[^\]\n]*\]\(\s*<?([^)\s>]+)")
_ESQUEMA = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")
_SEGUROS = ("http://", "https://", "mailto:", "tel:", "#")


def comprobar(catalogo: Catalogo) -> Iterator[Problema]:
    """Problemas de los enlaces de los campos con formato."""
    textos = {
        t.nombre: [c for c, campo in hojas(t.campos) if campo.seccion]
        for t in catalogo.tipos.values()
    }
    for ficha in catalogo.fichas.values():
        for camino in textos[ficha.tipo.nombre]:
            for lugar, texto in valores(ficha.datos, camino):
                if "](" in texto:
                    yield from _texto(catalogo, ficha, lugar, texto)


def _texto(
    catalogo: Catalogo, ficha: Ficha, lugar: tuple[str | int, ...], texto: str
) -> Iterator[Problema]:
    for hallado in _ENLACE.finditer(texto):
        imagen, destino = hallado[1] == "!", hallado[2]
        if imagen:
            if destino not in ficha.vecinos:
                yield hallazgo(ficha, REGLA, lugar, f"la imagen «{destino}» no está junto a la ficha",
                               "copie el archivo a la carpeta de la ficha")
        elif destino.startswith("ficha:"):
            id_ = destino.removeprefix("ficha:")
            if id_ not in catalogo.fichas and id_ not in catalogo.fallidas:
                yield hallazgo(ficha, REGLA, lugar, f"el enlace a la ficha «{id_}» no lleva a nada",
                               ayuda_de_id(catalogo, id_))
        elif not destino.startswith(_SEGUROS):
            que = "no se admite" if _ESQUEMA.match(destino) else "no es una dirección completa"
            yield hallazgo(ficha, REGLA, lugar, f"el enlace «{destino[:60]}» {que}",
                           "use https://…, mailto:… o ficha:ID")
