"""Qué fichas tendrá el corpus: cuántas de cada tipo, con qué id y quién puede nombrar a quién."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import cycle
from pathlib import Path
from random import Random

from generador.modelo import Tipo, Vocabulario
from generador.tipos import cargar
from generador.vocabularios import leer
from tests.rendimiento.prosa import zipf

VIDEOS = 5
"""Por lista de videos; cada uno es una ficha más."""
_LETRAS = {
    "h": "herramienta",
    "r": "recurso",
    "b": "buena_practica",
    "p": "playlist",
    "a": "accion_formativa",
    "c": "comunidad",
    "l": "ruta_aprendizaje",
}
# Cincuenta fichas: 16 recursos, 15 herramientas, 9 buenas prácticas, 2 acciones, 1 comunidad,
# 1 ruta y 1 lista con 5 videos. Los primeros once turnos tienen de todo, para los corpus pequeños.
_CICLO = "hrbpacr" + "rhb" * 8 + "rh" * 6 + "la"


@dataclass(frozen=True, slots=True)
class Turno:
    """Una ficha por escribir."""

    numero: int
    tipo: str
    id: str
    videos: tuple[str, ...] = ()


@dataclass(frozen=True)
class Plan:
    """Todas las fichas por escribir, y los vocabularios y tipos que deben respetar."""

    cuantas: int
    turnos: tuple[Turno, ...]
    tipos: Mapping[str, Tipo]
    vocabularios: Mapping[str, Vocabulario]

    @cached_property
    def por_tipo(self) -> Mapping[str, list[str]]:
        """Ids de cada tipo."""
        ids: dict[str, list[str]] = {t: [] for t in self.tipos}
        for turno in self.turnos:
            ids[turno.tipo].append(turno.id)
        return ids

    def otra(self, azar: Random, propia: str, *tipos: str) -> str | None:
        """Una ficha de esos tipos; las primeras se nombran más, como pasa con las conocidas."""
        ids = self.por_tipo[azar.choice(tipos)]
        hallada = zipf(azar, ids) if ids else propia
        return None if hallada == propia else hallada

    def slugs(self, vocabulario: str) -> list[str]:
        """Los términos de un vocabulario, en orden."""
        return list(self.vocabularios[vocabulario].terminos)


def planear(cuantas: int, raiz: Path) -> Plan:
    """El plan de un corpus con ese número de fichas, según los vocabularios de «raiz»."""
    tipos = cargar()
    vocabularios, _ = leer(raiz)
    return Plan(cuantas, tuple(_turnos(cuantas, tipos)), tipos, vocabularios)


def _turnos(cuantas: int, tipos: Mapping[str, Tipo]) -> Iterator[Turno]:
    hechas = 0
    for letra in cycle(_CICLO):
        if hechas == cuantas:
            return
        tipo = tipos[_LETRAS[letra]]
        hechas += 1
        videos: tuple[str, ...] = ()
        if letra == "p":
            ultimo = min(hechas + VIDEOS, cuantas)
            videos = tuple(f"{tipos['video'].prefijo}corpus-{n}" for n in range(hechas, ultimo))
        yield Turno(hechas, tipo.nombre, f"{tipo.prefijo}corpus-{hechas}", videos)
        hechas += len(videos)
