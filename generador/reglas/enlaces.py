"""Los enlaces escritos en los textos llevan a fichas que existen o a direcciones seguras.

Pasa::

    Vea la [guía de objetivos](ficha:he-guia-objetivos) y la [norma](https://www.gob.pe/mtpe).

Falla::

    Vea la [guía](ficha:he-no-existe) o [esto](javascript:alert(1)).

Tampoco se admite ``https://www.gob.pe@otro.example``, que lleva a otro.example. Las imágenes deben
estar junto a la ficha y decir qué se ve en ellas, que es lo que oye quien no las ve:
``![Mesa de trabajo](mesa.jpg)``, y no ``![](mesa.jpg)``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import unquote

from generador.modelo import Catalogo, Ficha, Problema
from generador.reglas.hallazgo import hallazgo
from generador.reglas.referencias import ayuda_de_id
from generador.tipos.campos import valores

REGLA = "enlaces"
# Una pieza: carácter con barra, apertura de enlace o imagen, o cierre con su destino.
_PIEZA = re.compile(r"\\.|(!?\[)|\](?:\(\s*(?:<([^>\n]*)>|((?:[^()\s]|\([^()\s]*\))+)))?")
_DEFINICION = re.compile(r"^ {0,3}\[(?!\^)[^\]\n]+\]:[ \t]*<?([^\s>]+)>?[ \t]*$", re.MULTILINE)
_ESQUEMA = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")
_DISFRAZ = re.compile(r"https?://[^/?#]*@")
"""«https://gob.pe@otro.example» lleva a otro.example: lo de antes de la arroba no cuenta."""
_DIGALO = "escríbalo entre los corchetes: ![Dos sillas frente a una mesa](mesa.jpg)"
SEGUROS = ("http://", "https://", "mailto:", "tel:", "#")


def comprobar(catalogo: Catalogo) -> Iterator[Problema]:
    """Problemas de los enlaces de los campos con formato."""
    textos = {
        t.nombre: [c for c, campo in t.hojas if campo.seccion] for t in catalogo.tipos.values()
    }
    for ficha in catalogo.fichas.values():
        for camino in textos[ficha.tipo.nombre]:
            for lugar, texto in valores(ficha.datos, camino):
                for que, ayuda in _revisar(catalogo, ficha, texto):
                    yield hallazgo(ficha, REGLA, lugar, que, ayuda)


def destinos(texto: str) -> Iterator[tuple[bool, str]]:
    """(si es imagen, destino) de cada enlace o imagen de un texto con formato."""
    return ((imagen, destino) for imagen, destino, _ in _rotulados(texto))


def _rotulados(texto: str) -> Iterator[tuple[bool, str, str]]:
    """Lo mismo, con lo que va entre sus corchetes; vacío si se define aparte."""
    abiertas: list[re.Match[str]] = []
    for pieza in _PIEZA.finditer(texto) if "](" in texto else ():
        apertura, destino = pieza[1], pieza[2] or pieza[3]
        if apertura:
            abiertas.append(pieza)
        elif pieza[0].startswith("]") and abiertas:
            abierta = abiertas.pop()
            if destino:
                yield abierta[1] == "![", unquote(destino), texto[abierta.end() : pieza.start()]
    for definicion in _DEFINICION.finditer(texto) if "]:" in texto else ():
        yield False, unquote(definicion[1]), ""


def _revisar(catalogo: Catalogo, ficha: Ficha, texto: str) -> Iterator[tuple[str, str]]:
    for imagen, destino, rotulo in _rotulados(texto):
        corto = destino[:60]
        if imagen:
            if destino not in ficha.vecinos:
                ayuda = "copie el archivo a la carpeta de la ficha"
                yield f"la imagen «{corto}» no está junto a la ficha", ayuda
            if rotulo.strip() in ("", destino):
                yield f"la imagen «{corto}» no dice qué se ve en ella", _DIGALO
        elif destino.startswith("ficha:"):
            id_ = destino.removeprefix("ficha:")
            if id_ not in catalogo.fichas and id_ not in catalogo.fallidas:
                que = f"el enlace a la ficha «{corto.removeprefix('ficha:')}» no lleva a nada"
                yield que, ayuda_de_id(catalogo, id_, ficha.id)
        elif not destino.startswith(SEGUROS):
            que = "no se admite" if _ESQUEMA.match(destino) else "no es una dirección completa"
            yield f"el enlace «{corto}» {que}", "use https://…, mailto:… o ficha:ID"
        elif _DISFRAZ.match(destino):
            que = f"el enlace «{corto}» esconde a dónde lleva"
            yield que, "quite lo que hay antes de la «@»"
