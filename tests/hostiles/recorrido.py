"""De las rutas de un sitio hostil a lo que pasó en cada página: juntas, y solas si pasó algo.

Abrir una página cuesta casi lo mismo que abrir muchas cosidas en una. Si en la cosida no pasa nada,
y están todas enteras, no pasó en ninguna; si no, se abre cada una por su lado y se ve en cuál. Las
que no se sanearon pueden tragarse a la siguiente: van juntas también, pero cada una en su marco.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from tests.hostiles.navegador import EJECUTO, LEYO, NO_TERMINO, PIDIO, QUISO, SE_FUE, Hecho, Visita

JUNTAS = 36
"""Las que caben a la vista: fuera de ella, el navegador no dibuja un marco."""
MARCO = '<iframe src="{}" width="200" height="120"></iframe>'
FIN = "<i data-fin></i>"
Clases = frozenset[str]
TODAS: Clases = frozenset({EJECUTO, PIDIO, QUISO, SE_FUE, NO_TERMINO, LEYO})
SIN_SANEAR: Clases = frozenset({EJECUTO, PIDIO, NO_TERMINO})
"""Que una sin sanear se vaya a otra parte no lo impide ninguna política: para eso se sanea."""
_LLENAS = re.compile("<head>(.*)</head>|<body[^>]*>(.*)</body>", re.S)
_DE_TODAS = re.compile(
    "<link [^>]*>|<meta (?:charset|http-equiv)=[^>]*>|<script src=[^>]*></script>"
)


@dataclass(frozen=True, slots=True)
class Suceso:
    """Lo que pasó en una página, o en varias juntas si por separado no se repite."""

    direccion: str
    hechos: Sequence[Hecho]

    def __str__(self) -> str:
        return f"{self.direccion}: {'; '.join(map(str, self.hechos))}"


def recorrer(sitio: Path, visita: Visita, rutas: Sequence[str]) -> Iterator[Suceso]:
    """Las páginas que se publicarían en que pasó algo, lo que sea."""
    for algunas in _tandas(rutas):
        juntas = _coser(sitio, algunas)
        hechos = visita.ver(juntas)
        if not hechos and visita.cuantos("[data-fin]") != len(algunas):
            hechos = (Hecho(SE_FUE, "una página que se tragó a la siguiente"),)
        if hechos:
            yield from _por_separado(visita, juntas, hechos, algunas, TODAS)


def recorrer_crudas(sitio: Path, visita: Visita, rutas: Sequence[str]) -> Iterator[Suceso]:
    """Las páginas sin sanear en que algo se ejecutó o salió a pedirse."""
    for algunas in _tandas(rutas):
        juntas = _enmarcar(sitio, algunas)
        if hechos := _contados(visita.ver(juntas, algunas), SIN_SANEAR):
            yield from _por_separado(visita, juntas, hechos, algunas, SIN_SANEAR)


def _por_separado(
    visita: Visita, juntas: str, hechos: Sequence[Hecho], rutas: Sequence[str], cuentan: Clases
) -> Iterator[Suceso]:
    """Lo que pasa en cada una; y lo que pasó en las juntas, si en ninguna se repite."""
    solas = [Suceso(visita.base + ruta, _contados(visita.ver(ruta), cuentan)) for ruta in rutas]
    yield from (sola for sola in solas if sola.hechos)
    repetidas = {hecho.clase for sola in solas for hecho in sola.hechos}
    if resto := [hecho for hecho in hechos if hecho.clase not in repetidas]:
        yield Suceso(visita.base + juntas, resto)


def buscar(visita: Visita, textos: Mapping[str, str]) -> Iterator[Suceso]:
    """Ruta → el texto que su buscador debe proponer: en cada página, el suyo y los que siguen."""
    for rutas in _tandas([*textos]):
        visita.ver(rutas[0])
        callados = [ruta for ruta in rutas if not visita.busca(textos[ruta])]
        if hechos := [*visita.hechos, *(Hecho("no encuentra", ruta) for ruta in callados)]:
            yield Suceso(visita.base + rutas[0], hechos)


def _tandas(rutas: Sequence[str]) -> Iterator[Sequence[str]]:
    """De una misma carpeta: sus direcciones salen de ella."""
    for _, suyas in groupby(rutas, lambda ruta: ruta.rpartition("/")[0]):
        todas = [*suyas]
        yield from (todas[n : n + JUNTAS] for n in range(0, len(todas), JUNTAS))


def _contados(hechos: Sequence[Hecho], cuentan: Clases) -> Sequence[Hecho]:
    return [hecho for hecho in hechos if hecho.clase in cuentan]


def _coser(sitio: Path, rutas: Sequence[str]) -> str:
    """Escribe la primera con todo lo de las demás al final, salvo lo que ya pide ella."""
    primera, *otras = ((sitio / ruta).read_text(encoding="utf-8") for ruta in rutas)
    partes = (
        _DE_TODAS.sub("", "".join("".join(d) for d in _LLENAS.findall(otra))) for otra in otras
    )
    todas = "".join(f"<div>{parte}</div>{FIN}" for parte in partes)
    antes, fin, despues = primera.rpartition("</body>")
    carpeta, _, nombre = rutas[0].rpartition("/")
    juntas = f"{carpeta}/juntas-{nombre}"
    (sitio / juntas).write_text(f"{antes}{FIN}{todas}{fin}{despues}", encoding="utf-8")
    return juntas


def _enmarcar(sitio: Path, rutas: Sequence[str]) -> str:
    """Escribe una página nuestra, sin política, que abre las demás."""
    juntas = f"juntas-{rutas[0].replace('/', '-')}"
    marcos = "".join(MARCO.format(ruta) for ruta in rutas)
    (sitio / juntas).write_text(f"<!doctype html><title>.</title>{marcos}", encoding="utf-8")
    return juntas
