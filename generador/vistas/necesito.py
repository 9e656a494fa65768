"""Etapa 4, necesito: la Tabla 1 del plan, del perfil a la acción que le corresponde."""

from __future__ import annotations

from collections.abc import Iterator

from generador.modelo import Ficha, Pagina, Termino
from generador.vistas.entorno import Rotulo, Taller

SECCION = "que-necesito"
FAMILIAS = (("capacitacion", "Capacitación"), ("asistencia_tecnica", "Asistencia técnica"))

Columna = tuple[str, list[tuple[Termino, list[Ficha]]]]


def paginas(taller: Taller) -> Iterator[Pagina]:
    """Una página: por cada perfil, sus acciones y las fichas que ya existen para ellas."""
    perfiles = [
        (perfil, [_columna(taller, perfil.slug, f, t) for f, t in FAMILIAS])
        for perfil in taller.catalogo.vocabularios["perfiles"].terminos.values()
    ]
    rotulo = Rotulo(
        "¿Qué acción formativa necesito?",
        "Según su experiencia, qué capacitación o asistencia técnica le corresponde (Tabla 1 del "
        "Plan de Fortalecimiento de Capacidades 2025) y qué hay disponible.",
    )
    yield taller.pagina(f"{SECCION}/index.html", rotulo, "necesito.html.j2", perfiles=perfiles)


def _columna(taller: Taller, perfil: str, familia: str, titulo: str) -> Columna:
    catalogo = taller.catalogo
    acciones = [
        a
        for a in catalogo.vocabularios["acciones"].terminos.values()
        if a.extra.get("familia") == familia and perfil in a.extra.get("perfiles", ())
    ]
    usos = catalogo.por_termino.get("acciones", {})
    return titulo, [
        (a, [f for f in usos.get(a.slug, ()) if not (f.ejemplo or f.retirada)][:4])
        for a in acciones
    ]
