"""Propuestas, responsables: de las unidades y sus fichas a CODEOWNERS, el archivo de la forja."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import PurePosixPath

from generador.modelo import Ficha, Termino

ARCHIVO = ".github/CODEOWNERS"
_CABEZA = """\
# Quién revisa cada propuesta. Lo escribe «generador responsables»: no lo cambie a mano.
# Sale de vocabularios/unidades.yml («equipo») y de la «unidad» de cada ficha; la última línea que
# casa con un archivo es la que vale. Cómo se usa: docs/desarrollo/flujos.md
"""
_RUTA = re.compile(r"[A-Za-z0-9._/-]+")
_EQUIPO = re.compile(r"@[A-Za-z0-9][A-Za-z0-9-]{0,38}(/[A-Za-z0-9._-]{1,100})?")


def responsables(unidades: Mapping[str, Termino], fichas: Iterable[Ficha]) -> str:
    """El archivo entero. Sin equipos confirmados solo tiene comentarios: no se inventa ninguno."""
    custodia = next((t for t in unidades.values() if t.extra.get("custodia")), None)
    lineas = [_CABEZA, *_lo_demas(custodia), *_de_cada_unidad(unidades, fichas, custodia)]
    faltan = [t for t in unidades.values() if not _equipo(t)]
    if faltan:
        lineas += ["", "# Unidades sin equipo confirmado: las revisa quien responde por lo demás."]
        lineas += [f"#   {_linea(t)}" for t in faltan]
    return "\n".join(lineas) + "\n"


def _lo_demas(custodia: Termino | None) -> Iterator[str]:
    yield "# Todo lo que no es de otra unidad."
    if custodia is not None and (equipo := _equipo(custodia)):
        yield f"* {equipo}"
    else:
        quien = f"; será {_nombre(custodia)}" if custodia is not None else ""
        yield f"# (falta el equipo en vocabularios/unidades.yml{quien})"


def _de_cada_unidad(
    unidades: Mapping[str, Termino], fichas: Iterable[Ficha], custodia: Termino | None
) -> Iterator[str]:
    """Las carpetas de las fichas de cada unidad con equipo, en orden."""
    carpetas: dict[str, set[str]] = {}
    for f in fichas:
        carpetas.setdefault(f.unidad, set()).add(str(PurePosixPath(f.archivo).parent))
    for unidad in unidades.values():
        equipo, suyas = _equipo(unidad), sorted(carpetas.get(unidad.slug, ()))
        if equipo and suyas and unidad is not custodia:
            yield from ("", f"# {_linea(unidad)}")
            yield from (f"/{c}/ {equipo}" for c in suyas if _RUTA.fullmatch(c))


def _equipo(unidad: Termino) -> str:
    """Su equipo en la forja; vacío si no consta o no tiene la forma debida."""
    equipo = str(unidad.extra.get("equipo", ""))
    return equipo if _EQUIPO.fullmatch(equipo) else ""


def _nombre(unidad: Termino) -> str:
    return " ".join(str(unidad.extra.get("sigla", unidad.slug)).split())


def _linea(unidad: Termino) -> str:
    quien = " ".join(str(unidad.extra.get("responsable", "sin responsable")).split())
    return f"{_nombre(unidad)}: {quien}"
