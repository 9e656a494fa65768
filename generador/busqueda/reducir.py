"""Búsqueda, reducir: de un guion nuestro al mismo guion sin comentarios, blancos ni nombres largos.

Solo sirve para los guiones de «motor», que cumplen lo que aquí se supone: sentencias terminadas en
«;», sin plantillas de texto, y parámetros de flecha entre paréntesis. Los nombres de primer nivel
se acortan una vez; los de dentro de cada declaración reutilizan las mismas letras, que se comprime
mejor.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import count

_REGLA = r"/(?![*/])(?:\\.|\[(?:\\.|[^\]\\])*\]|[^/\\\n])+/[a-z]*"
_PIEZA = re.compile(
    rf"""(?P<nota>/\*.*?\*/|//[^\n]*)
    |(?P<texto>"(?:\\.|[^"\\])*")
    |(?P<regla>(?<=[(,=:!&|?>]\ ){_REGLA}|(?<=[(!]){_REGLA})
    |(?P<nombre>[A-Za-z_$][\w$]*)
    |(?P<cifra>\d[\w.]*)
    |(?P<blanco>\s+)
    |(?P<signo>\.\.\.|=>|.)""",
    re.S | re.X,
)
_NOMBRE = r"[A-Za-z_$][\w$]*"
_DECLARACIONES = (
    re.compile(rf"\b(?:const|let|function(?: \*)?) ({_NOMBRE})"),
    re.compile(r"\b(?:const|let) ([\[{].*?[\]}]) (?:=|of) "),
    re.compile(rf"function (?:\* )?(?:{_NOMBRE} )?\(([^)]*)\)"),
    re.compile(r"\(([^()]*)\) =>"),
)
_SEGUNDAS = re.compile(rf", ({_NOMBRE}) = ")
_LISTA = re.compile(r"\b(?:const|let) ([^;]*);")
_PALABRAS_CLAVE = frozenset(
    {
        *(
            "async",
            "await",
            "catch",
            "const",
            "else",
            "false",
            "for",
            "function",
            "if",
            "in",
            "let",
        ),
        *("new", "null", "of", "return", "true", "typeof", "undefined", "while", "yield"),
    }
)


@dataclass(slots=True)
class _Pieza:
    """Un trozo del guion que no es blanco ni comentario."""

    clase: str
    texto: str
    declaracion: int = 0
    """Número de la declaración de primer nivel en que está."""
    hondura: int = 0
    fija: bool = False
    """Si es el nombre de una propiedad."""
    abreviada: bool = False
    """Si es una propiedad y su valor a la vez: «{ nombre }»."""


def reducir(guion: str) -> str:
    """El guion reducido; hace lo mismo."""
    piezas = [
        _Pieza(p.lastgroup or "", p[0])
        for p in _PIEZA.finditer(guion)
        if p.lastgroup not in ("nota", "blanco")
    ]
    _situar(piezas)
    globales = _acortar_globales(piezas)
    salida: list[str] = []
    for grupo in _por_declaracion(piezas):
        cortos = globales | _acortar_locales(grupo, globales)
        salida += [_escribir(p, cortos) for p in grupo]
    return _juntar(salida)


def _situar(piezas: list[_Pieza]) -> None:
    """Anota en cada pieza dónde está y si es una propiedad."""
    abiertos: list[str] = []
    numero = 0
    for antes, pieza, despues in zip([None, *piezas], piezas, [*piezas[1:], None], strict=False):
        previo, siguiente = antes.texto if antes else "", despues.texto if despues else ""
        if len(abiertos) <= 2 and previo in ("}", ";", "{") and pieza.clase == "nombre":
            numero += 1
        if pieza.texto in "([{":
            abiertos.append(pieza.texto)
        elif pieza.texto in ")]}":
            abiertos.pop()
        pieza.declaracion, pieza.hondura = numero, len(abiertos)
        if pieza.clase == "nombre":
            en_llaves = bool(abiertos) and abiertos[-1] == "{" and previo in ("{", ",")
            pieza.fija = previo == "." or (en_llaves and siguiente == ":")
            pieza.abreviada = en_llaves and siguiente in (",", "}")


def _por_declaracion(piezas: Iterable[_Pieza]) -> list[list[_Pieza]]:
    grupos: dict[int, list[_Pieza]] = {}
    for pieza in piezas:
        grupos.setdefault(pieza.declaracion, []).append(pieza)
    return list(grupos.values())


def _acortar_globales(piezas: list[_Pieza]) -> dict[str, str]:
    """Los nombres que se declaran en el primer nivel, los más usados con los nombres más cortos."""
    declarados: set[str] = set()
    for grupo in _por_declaracion(piezas):
        texto = " ".join(p.texto for p in grupo if p.hondura <= 2 and p.clase != "texto")
        declarados.update(_DECLARACIONES[0].findall(texto), _SEGUNDAS.findall(texto))
        for reparto in _DECLARACIONES[1].findall(texto):
            declarados.update(re.findall(_NOMBRE, reparto))
    usos = Counter(p.texto for p in piezas if p.clase == "nombre" and not p.fija)
    ajenos = set(usos) - declarados
    orden = sorted(declarados, key=lambda n: (-usos[n], n))
    libres = (n for n in _nombres("ABCDEFGHIJKLMNOPQRSTUVWXYZ") if n not in ajenos)
    return dict(zip(orden, libres, strict=False))


def _acortar_locales(grupo: list[_Pieza], globales: Mapping[str, str]) -> dict[str, str]:
    """Los nombres que se declaran dentro de una declaración de primer nivel."""
    texto = " ".join(p.texto for p in grupo if p.clase != "texto")
    crudos = [t for patron in _DECLARACIONES for t in patron.findall(texto)]
    crudos += [t for lista in _LISTA.findall(texto) for t in _SEGUNDAS.findall(f", {lista}")]
    dichos = {n for crudo in crudos for n in re.findall(_NOMBRE, crudo)}
    usos = Counter(p.texto for p in grupo if p.clase == "nombre" and not p.fija)
    locales = sorted(dichos - set(globales) - _PALABRAS_CLAVE, key=lambda n: (-usos[n], n))
    ocupados = {globales.get(n, n) for n in set(usos) - set(locales)}
    libres = (n for n in _nombres("abcdefghijklmnopqrstuvwxyz") if n not in ocupados)
    return dict(zip(locales, libres, strict=False))


def _nombres(letras: str) -> Iterator[str]:
    """a, b, …, z, aa, ab…"""
    for n in count():
        alto, bajo = divmod(n, len(letras))
        yield (letras[alto - 1] if alto else "") + letras[bajo]


def _escribir(pieza: _Pieza, cortos: Mapping[str, str]) -> str:
    if pieza.clase != "nombre" or pieza.fija or pieza.texto not in cortos:
        return pieza.texto
    corto = cortos[pieza.texto]
    return f"{pieza.texto}:{corto}" if pieza.abreviada and corto != pieza.texto else corto


def _juntar(textos: Iterable[str]) -> str:
    """Sin blancos, salvo entre dos palabras."""
    salida = [""]
    for texto in textos:
        if salida[-1][-1:] and _pega(salida[-1][-1]) and _pega(texto[0]):
            salida.append(" ")
        salida.append(texto)
    return "".join(salida) + "\n"


def _pega(letra: str) -> bool:
    return letra.isalnum() or letra in "_$"
