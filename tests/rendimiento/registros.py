"""De un turno del plan a una ficha inventada, válida según el esquema de su tipo."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from tests.rendimiento import encuentros, materiales
from tests.rendimiento.autor import Autor, Escrito
from tests.rendimiento.plan import Plan, Turno


@dataclass(frozen=True, slots=True)
class Registro:
    """Una ficha lista para escribirse: datos, secciones del cuerpo y archivos que la acompañan."""

    id: str
    tipo: str
    datos: Mapping[str, Any]
    secciones: Mapping[str, str]
    """Campo → texto. En los tipos que son pura cabecera (.yml) van dentro de los datos."""
    archivos: Mapping[str, str]


_PROPIOS: Mapping[str, Callable[[Autor], Escrito]] = {
    "herramienta": materiales.herramienta,
    "recurso": materiales.recurso,
    "buena_practica": materiales.buena_practica,
    "accion_formativa": encuentros.accion_formativa,
    "comunidad": encuentros.comunidad,
    "playlist": encuentros.playlist,
    "ruta_aprendizaje": encuentros.ruta,
}


def escribir(plan: Plan, turno: Turno) -> Registro:
    """La ficha entera: lo común, lo de su tipo y, en una parte de ellas, un archivo de datos."""
    autor = Autor(plan, turno)
    propios, secciones = _PROPIOS[turno.tipo](autor)
    datos = {**autor.comunes(), **propios}
    archivos: dict[str, str] = {}
    if "evaluacion" in datos:
        archivos[materiales.ACTA] = f"Acta del comité.\n\n{autor.prosa.oraciones(3)}\n"
    if datos.get("clase") == "plantilla" or autor.azar.random() < 0.25:
        archivos["datos.csv"] = autor.tabla()
        titulo = f"Datos de {autor.prosa.nombre()}"[:100]
        datos["adjuntos"] = [{"archivo": "datos.csv", "titulo": titulo, "clase": "dataset"}]
    return Registro(turno.id, turno.tipo, datos, secciones, archivos)
