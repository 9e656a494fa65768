"""Etapa 4, necesito: la Tabla 1 del plan, del perfil a la acción que le corresponde."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlencode

from generador.modelo import Ficha, Pagina, Termino
from generador.vistas import caja
from generador.vistas.entorno import Taller

SECCION = "que-necesito"
FAMILIAS = (("capacitacion", "Capacitación"), ("asistencia_tecnica", "Asistencia técnica"))

Columna = tuple[str, list[tuple[Termino, list[Ficha]]]]


def paginas(taller: Taller) -> Iterator[Pagina]:
    """Una página: se elige perfil y lo que se busca; debajo, la tabla entera y lo que hay."""
    perfiles = [
        (
            perfil,
            [_columna(taller, perfil.slug, f, t) for f, t in FAMILIAS],
            _hay(taller, perfil.slug),
        )
        for perfil in taller.catalogo.vocabularios["perfiles"].terminos.values()
    ]
    todos = _para_todos(taller)
    for una in caja.interactivas():
        if una.pagina.startswith(f"{SECCION}/"):
            yield caja.pagina(taller, una, "necesito.html.j2", perfiles=perfiles, todos=todos)


def _columna(taller: Taller, perfil: str, familia: str, titulo: str) -> Columna:
    catalogo = taller.catalogo
    acciones = [
        a
        for a in catalogo.vocabularios["acciones"].terminos.values()
        if a.extra.get("familia") == familia and perfil in a.extra.get("perfiles", ())
    ]
    usos = catalogo.por_termino.get("acciones", {})
    return titulo, [(a, _propias(usos.get(a.slug, ()))[:8]) for a in acciones]


def _hay(taller: Taller, perfil: str) -> list[tuple[str, int, str]]:
    """(plural, cuántas, consulta) de cada tipo con fichas hechas para ese perfil."""
    fichas = _propias(taller.catalogo.por_termino.get("perfiles", {}).get(perfil, ()))
    return _por_tipo(taller, fichas, {"perfil": perfil})


def _para_todos(taller: Taller) -> list[tuple[str, int, str]]:
    """Lo mismo, de las que sirven a cualquier perfil: las que no dicen ninguno."""
    fichas = [f for f in taller.catalogo.visibles if not f.datos.get("perfiles")]
    return _por_tipo(taller, _propias(fichas), {})


def _por_tipo(
    taller: Taller, fichas: list[Ficha], consulta: dict[str, str]
) -> list[tuple[str, int, str]]:
    cuentas = [(t, sum(f.tipo is t for f in fichas)) for t in taller.catalogo.tipos.values()]
    return [(t.plural, n, urlencode({"tipo": t.nombre} | consulta)) for t, n in cuentas if n]


def _propias(fichas: tuple[Ficha, ...] | list[Ficha]) -> list[Ficha]:
    return [f for f in fichas if not (f.ejemplo or f.retirada)]
