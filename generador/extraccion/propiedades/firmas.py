"""Extracción, firmas: quién escribió cada comentario y cada cambio de un documento, en su XML.

Al quitarlas, cada persona pasa a ser «Autor 1», «Autor 2»…: se sigue viendo qué es de quién. Se
cambian solo esas letras; lo demás de la parte dice, byte por byte, lo mismo.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import count
from typing import NamedTuple
from xml.parsers.expat import ExpatError, ParserCreate

from generador.extraccion.lectura import Ilegible

NOMBRE, CUENTA, CARPETA = "quién comentó o cambió", "sus iniciales o su cuenta", "su carpeta"
_CUENTAS = {"initials": CUENTA, "userId": CUENTA}
_DE_ABIERTO = {
    **dict.fromkeys(("creator", "initial-creator", "author-name", "printed-by"), NOMBRE),
    **dict.fromkeys(("sender-firstname", "sender-lastname"), NOMBRE),
    **dict.fromkeys(("creator-initials", "author-initials", "sender-initials"), CUENTA),
    **dict.fromkeys(("sender-email", "sender-phone-work", "sender-phone-private"), CUENTA),
}
Nombres = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Regla:
    """En unas partes, los atributos y los elementos que dicen de quién es algo, y qué son."""

    partes: str
    atributos: Nombres
    elementos: Nombres


REGLAS = (
    Regla(r"word/[^/]+\.xml", {"author": NOMBRE} | _CUENTAS, {}),
    Regla(r"xl/comments/?[^/]*\.xml", {}, {"author": NOMBRE}),
    Regla(r"xl/persons/[^/]+\.xml", {"displayName": NOMBRE} | _CUENTAS, {}),
    Regla(r"xl/workbook\.xml", {"userName": NOMBRE, "url": CARPETA}, {}),
    Regla(r"ppt/(commentAuthors|authors)\.xml", {"name": NOMBRE} | _CUENTAS, {}),
    Regla(r"(.*/)?(content|styles)\.xml", {}, _DE_ABIERTO),
)
_DE_NADIE = re.compile(r"\s*|Autor [0-9]+|A|Author|Unknown Author|None|tc=\{.*\}")
"""Lo que no dice de quién es: lo que aquí se pone, lo de los programas, y un código de Excel."""
_PUESTO = re.compile(rb"Autor [0-9]+")
_ETIQUETA = re.compile(rb"""<[^"'>]*(?:"[^"]*"[^"'>]*|'[^']*'[^"'>]*)*>""")


class Firma(NamedTuple):
    """De qué byte a cuál está, qué es y qué dice."""

    desde: int
    hasta: int
    que: str
    dice: str


def regla_de(parte: str) -> Regla | None:
    """La de una parte; None si en ella nadie firma."""
    return next((r for r in REGLAS if re.fullmatch(r.partes, parte)), None)


def hallar(regla: Regla, crudo: bytes) -> list[Firma]:
    """Las de una parte, en su orden."""
    lector = _Lector(regla, crudo)
    try:
        lector.analizador.Parse(crudo, True)
    except (ExpatError, ValueError) as e:
        raise Ilegible("danado") from e
    return sorted(f for f in lector.firmas if not _DE_NADIE.fullmatch(f.dice))


def cambiar(crudo: bytes, firmas: Iterable[Firma], seudonimos: Seudonimos) -> bytes:
    """La misma parte con otras letras en su lugar."""
    trozos, fin = list[bytes](), 0
    for firma in firmas:
        trozos += [crudo[fin : firma.desde], seudonimos.de(firma).encode()]
        fin = firma.hasta
    return b"".join([*trozos, crudo[fin:]])


class Seudonimos:
    """El de cada persona de un documento: el mismo en todas sus partes, y de nadie más."""

    def __init__(self, partes: Iterable[bytes]) -> None:
        usados = {puesto for parte in partes for puesto in _PUESTO.findall(parte)}
        self._libres = (a for n in count(1) if (a := f"Autor {n}").encode() not in usados)
        self._dados: dict[str, str] = {}

    def de(self, firma: Firma) -> str:
        """Lo que se pone en el lugar de lo que dice."""
        if firma.que != NOMBRE:
            return "A" if firma.que == CUENTA else ""
        if firma.dice not in self._dados:
            self._dados[firma.dice] = next(self._libres)
        return self._dados[firma.dice]


class _Lector:
    """Lee una parte, y anota cada firma con su lugar."""

    def __init__(self, regla: Regla, crudo: bytes) -> None:
        self.firmas: list[Firma] = []
        self._regla, self._crudo = regla, crudo
        self._dentro: tuple[int, str] | None = None
        self._texto: list[str] = []
        self.analizador = ParserCreate()
        self.analizador.StartDoctypeDeclHandler = _con_entidades
        self.analizador.StartElementHandler = self._empieza
        if regla.elementos:
            self.analizador.EndElementHandler = self._acaba
            self.analizador.CharacterDataHandler = self._texto.append

    def _empieza(self, nombre: str, atributos: Nombres) -> None:
        if self._regla.elementos:
            que = self._regla.elementos.get(_local(nombre))
            fin = _ETIQUETA.match(self._crudo, self.analizador.CurrentByteIndex) if que else None
            self._dentro = (fin.end(), que) if fin and que else None
            self._texto.clear()
        for atributo, dice in atributos.items():
            if que := self._regla.atributos.get(_local(atributo)):
                self.firmas += self._en_atributo(atributo, que, dice)

    def _en_atributo(self, atributo: str, que: str, dice: str) -> Iterator[Firma]:
        etiqueta = _ETIQUETA.match(self._crudo, self.analizador.CurrentByteIndex)
        patron = rb"\s%s\s*=\s*(?:\"([^\"]*)\"|'([^']*)')" % re.escape(atributo.encode())
        hallado = re.search(patron, etiqueta[0]) if etiqueta else None
        if etiqueta and hallado:
            desde, hasta = (etiqueta.start() + n for n in hallado.span(hallado.lastindex or 1))
            yield Firma(desde, hasta, que, dice)

    def _acaba(self, _: str) -> None:
        if self._dentro:
            desde, que = self._dentro
            hasta = self.analizador.CurrentByteIndex
            self.firmas.append(Firma(desde, max(desde, hasta), que, "".join(self._texto)))
            self._dentro = None


def _con_entidades(*_: object) -> None:
    raise Ilegible("danado")


def _local(nombre: str) -> str:
    return nombre.rpartition(":")[2]
