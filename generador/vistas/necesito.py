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
        (perfil, [_columna(taller, perfil.slug, f, t) for f, t in FAMILIAS], _hay(taller, perfil))
        for perfil in taller.catalogo.vocabularios["perfiles"].terminos.values()
    ]
    for una in caja.interactivas():
        if una.pagina.startswith(f"{SECCION}/"):
            yield caja.pagina(taller, una, "necesito.html.j2", perfiles=perfiles)


def _columna(taller: Taller, perfil: str, familia: str, titulo: str) -> Columna:
    catalogo = taller.catalogo
    acciones = [
        a
        for a in catalogo.vocabularios["acciones"].terminos.values()
        if a.extra.get("familia") == familia and perfil in a.extra.get("perfiles", ())
    ]
    usos = catalogo.por_termino.get("acciones", {})
    return titulo, [(a, _propias(usos.get(a.slug, ()))[:8]) for a in acciones]


def _hay(taller: Taller, perfil: Termino) -> list[tuple[str, int, str]]:
    """(plural, cuántas, consulta) de cada tipo con fichas hechas para ese perfil."""
    catalogo = taller.catalogo
    fichas = _propias(catalogo.por_termino.get("perfiles", {}).get(perfil.slug, ()))
    cuentas = [(t, sum(f.tipo is t for f in fichas)) for t in catalogo.tipos.values()]
    return [
        (t.plural, n, urlencode({"tipo": t.nombre, "perfil": perfil.slug})) for t, n in cuentas if n
    ]


def _propias(fichas: tuple[Ficha, ...] | list[Ficha]) -> list[Ficha]:
    return [f for f in fichas if not (f.ejemplo or f.retirada)]
