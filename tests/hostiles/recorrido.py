"""De las rutas de un sitio hostil a lo que pasó en cada página: juntas, y solas si pasó algo.

Abrir una página sola cuesta el doble que en un marco entre otras. Si en las juntas no pasa nada, no
pasó en ninguna; si algo pasa, se abre cada una por su lado y se ve en cuál.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.hostiles.navegador import EJECUTO, NO_TERMINO, PIDIO, QUISO, SE_FUE, Hecho, Visita

JUNTAS = 36
"""Las que caben a la vista: fuera de ella, el navegador no dibuja un marco."""
MARCO = '<iframe src="{}" width="200" height="120"></iframe>'
TODAS = frozenset({EJECUTO, PIDIO, QUISO, SE_FUE, NO_TERMINO})


@dataclass(frozen=True, slots=True)
class Suceso:
    """Lo que pasó en una página, o en varias juntas si por separado no se repite."""

    direccion: str
    hechos: Sequence[Hecho]

    def __str__(self) -> str:
        return f"{self.direccion}: {'; '.join(map(str, self.hechos))}"


def recorrer(
    sitio: Path, visita: Visita, rutas: Sequence[str], cuentan: frozenset[str] = TODAS
) -> Iterator[Suceso]:
    """Las páginas en que pasó algo de lo que cuenta."""
    for algunas in _tandas(rutas):
        juntas = _juntar(sitio, algunas)
        if de_juntas := _contados(visita.ver(juntas, algunas), cuentan):
            solas = [Suceso(visita.base + r, _contados(visita.ver(r), cuentan)) for r in algunas]
            yield from (s for s in solas if s.hechos)
            repetidas = {hecho.clase for s in solas for hecho in s.hechos}
            if resto := [h for h in de_juntas if h.clase not in repetidas]:
                yield Suceso(visita.base + juntas, resto)


def buscar(visita: Visita, textos: Mapping[str, str]) -> Iterator[Suceso]:
    """Ruta → el texto que su buscador debe proponer: en cada página, el suyo y los que siguen."""
    for rutas in _tandas([*textos]):
        visita.ver(rutas[0])
        callados = [ruta for ruta in rutas if not visita.busca(textos[ruta])]
        if hechos := [*visita.hechos, *(Hecho("no encuentra", ruta) for ruta in callados)]:
            yield Suceso(visita.base + rutas[0], hechos)


def _tandas(rutas: Sequence[str]) -> Iterator[Sequence[str]]:
    return (rutas[n : n + JUNTAS] for n in range(0, len(rutas), JUNTAS))


def _contados(hechos: Sequence[Hecho], cuentan: frozenset[str]) -> Sequence[Hecho]:
    return [hecho for hecho in hechos if hecho.clase in cuentan]


def _juntar(sitio: Path, rutas: Sequence[str]) -> str:
    """Escribe una página nuestra, sin política, que abre las demás."""
    juntas = f"juntas-{rutas[0].replace('/', '-')}"
    marcos = "".join(MARCO.format(ruta) for ruta in rutas)
    (sitio / juntas).write_text(f"<!doctype html><title>.</title>{marcos}", encoding="utf-8")
    return juntas
