"""El sitio con un motor, y en qué se aparta del que da el motor de siempre."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from generador import vistas
from generador.sitio import ErrorDeSitio, construir_sitio
from generador.sitio.motor import Motor
from tests.motores.esencia import Esencia, diferencias, esencias

FECHA = "2026-11-24"


@dataclass(frozen=True, slots=True)
class Salida:
    """Lo que dio un motor."""

    fallo: str = ""
    """Por qué no hay sitio: el motor falló, o un molde no tiene cada ranura una sola vez."""
    rotos: tuple[str, ...] = ()
    moldes: int = 0
    fichas: int = 0
    """Páginas de fichas que están en el sitio."""
    faltan: int = 0
    paginas: Mapping[str, Esencia] | None = None


def construir(raiz: Path, sitio: Path, motor: Motor) -> Salida:
    """Construye con un motor. Las ranuras y los enlaces los comprueba la propia construcción."""
    try:
        resultado = construir_sitio(raiz, sitio, FECHA, motor=motor)
    except ErrorDeSitio as e:
        return Salida(fallo=str(e))
    rotos = tuple(f"{p.archivo}: {p.mensaje}" for p in resultado.problemas if p.nivel == "error")
    if rotos:
        return Salida(rotos=rotos)
    estan = [(sitio / f.ruta).is_file() for f in resultado.catalogo.visibles]
    return Salida(
        moldes=len(vistas.moldes(resultado.catalogo)),
        fichas=sum(estan),
        faltan=len(estan) - sum(estan),
        paginas=esencias(sitio),
    )


def reparos(base: Salida, salida: Salida) -> Iterator[str]:
    """Todo lo que impide decir que un motor da el mismo sitio que el de base."""
    if salida.fallo:
        yield salida.fallo
    yield from salida.rotos
    if salida.faltan:
        yield f"faltan {salida.faltan} páginas de fichas"
    if base.paginas is not None and salida.paginas is not None:
        yield from diferencias(base.paginas, salida.paginas)
