"""Propuestas, evento: de lo que manda la forja a quién propone, en qué rama y con qué revisión."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from generador.modelo import Fallo

_REPOSITORIO = re.compile(r"[A-Za-z0-9._-]{1,100}/[A-Za-z0-9._-]{1,100}")
_COMMIT = re.compile(r"[0-9a-f]{40}|[0-9a-f]{64}")


class EventoRoto(Fallo):
    """El evento no es el de una revisión terminada, o le falta algo."""


@dataclass(frozen=True, slots=True)
class Ejecucion:
    """Una revisión que terminó («workflow_run»)."""

    id: int
    repositorio: str
    """«dueño/nombre» del repositorio, el de todos."""
    origen: str
    """El de quien propone; el mismo si no es una copia."""
    rama: str
    commit: str
    evento: str
    """Qué la inició: «pull_request»."""
    url: str


@dataclass(frozen=True, slots=True)
class Propuesta:
    """La propuesta de cambio abierta de esa revisión."""

    numero: int
    quien: str


def ejecucion(evento: Any) -> Ejecucion:
    """La revisión de un evento «workflow_run»."""
    try:
        suya = evento["workflow_run"]
        leida = Ejecucion(
            id=int(suya["id"]),
            repositorio=str(evento["repository"]["full_name"]),
            origen=str(suya["head_repository"]["full_name"]),
            rama=str(suya["head_branch"]),
            commit=str(suya["head_sha"]),
            evento=str(suya["event"]),
            url=str(suya["html_url"]),
        )
    except (KeyError, TypeError, ValueError) as e:
        raise EventoRoto("el evento no es el de una revisión terminada") from e
    repositorios = (leida.repositorio, leida.origen)
    if not all(_REPOSITORIO.fullmatch(r) for r in repositorios):
        raise EventoRoto("el evento no nombra bien los repositorios")
    if not _COMMIT.fullmatch(leida.commit) or not leida.url.startswith("https://"):
        raise EventoRoto("el evento no nombra bien el cambio")
    return leida


def elegir(abiertas: Iterable[Any], de: Ejecucion) -> Propuesta | None:
    """La propuesta de la que es esa revisión, o None si ya cambió o se cerró.

    El evento no la nombra cuando viene de una copia: se busca por repositorio, rama y cambio, que
    pone la forja. El informe de la revisión no se consulta: pudo escribirlo quien propone.
    """
    for p in abiertas:
        cabeza = p.get("head") or {}
        copia = cabeza.get("repo") or {}
        base = (p.get("base") or {}).get("repo") or {}
        if (
            p.get("state") == "open"
            and cabeza.get("sha") == de.commit
            and cabeza.get("ref") == de.rama
            and copia.get("full_name") == de.origen
            and base.get("full_name") == de.repositorio
        ):
            return Propuesta(int(p["number"]), str((p.get("user") or {}).get("login", "")))
    return None
