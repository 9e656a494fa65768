"""Propuestas, comentar: de lo que hay en la forja a la única llamada que se hará."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from generador.propuestas.evento import Ejecucion, Propuesta
from generador.propuestas.informe import MARCA, Lugares
from generador.propuestas.marcado import tramo

AUTOR = "github-actions[bot]"
PREVIA = "vista-previa"
"""Nombre del artefacto con el sitio construido."""


@dataclass(frozen=True, slots=True)
class Llamada:
    """Una petición que escribe en la forja."""

    metodo: str
    ruta: str
    texto: str


def ruta_de_abiertas(de: Ejecucion) -> str:
    """Las propuestas abiertas de esa rama de ese repositorio."""
    dueno = de.origen.partition("/")[0]
    filtro = urlencode({"state": "open", "head": f"{dueno}:{de.rama}"})
    return f"/repos/{de.repositorio}/pulls?{filtro}"


def ruta_de_archivos(de: Ejecucion, propuesta: Propuesta) -> str:
    """Los archivos que cambia."""
    return f"/repos/{de.repositorio}/pulls/{propuesta.numero}/files"


def ruta_de_comentarios(de: Ejecucion, propuesta: Propuesta) -> str:
    """Sus comentarios; ahí también se crea uno."""
    return f"/repos/{de.repositorio}/issues/{propuesta.numero}/comments"


def ruta_de_artefactos(de: Ejecucion) -> str:
    """Lo que dejó la revisión."""
    return f"/repos/{de.repositorio}/actions/runs/{de.id}/artifacts"


def nombres(archivos: Iterable[Any]) -> Iterable[str]:
    """Las rutas que cambian; de lo que se mudó, también la anterior."""
    for a in archivos:
        yield from (str(a[c]) for c in ("filename", "previous_filename") if c in a)


def lugares(de: Ejecucion, artefactos: Iterable[Any]) -> Lugares:
    """Dónde se edita, dónde está la vista previa y dónde el detalle."""
    servidor = "/".join(de.url.split("/")[:3])
    previas = [a for a in artefactos if a.get("name") == PREVIA and not a.get("expired")]
    return Lugares(
        edicion=f"{servidor}/{de.origen}/edit/{tramo(de.rama)}/",
        previa=f"{de.url}/artifacts/{int(previas[0]['id'])}" if previas else "",
        detalle=de.url,
    )


def llamada(
    de: Ejecucion, propuesta: Propuesta, comentarios: Iterable[Any], texto: str
) -> Llamada | None:
    """Editar el comentario que ya se puso, crearlo si no lo hay, o nada si dice lo mismo."""
    previo = next((c for c in comentarios if _es_nuestro(c)), None)
    if previo is None:
        return Llamada("POST", ruta_de_comentarios(de, propuesta), texto)
    if previo["body"].strip() == texto.strip():
        return None
    ruta = f"/repos/{de.repositorio}/issues/comments/{int(previo['id'])}"
    return Llamada("PATCH", ruta, texto)


def _es_nuestro(comentario: Any) -> bool:
    """Con la marca y de nuestro autor: cualquiera puede escribir la marca."""
    autor = (comentario.get("user") or {}).get("login")
    return autor == AUTOR and str(comentario.get("body") or "").startswith(MARCA)
