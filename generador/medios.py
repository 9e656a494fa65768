"""Medios: con qué se trabaja. Nada de esto cambia lo que sale, solo cuánto tarda."""

from __future__ import annotations

from dataclasses import dataclass, field

from generador.almacen import Almacen
from generador.perfil import Perfil


@dataclass(frozen=True, slots=True)
class Medios:
    """El almacén de lo ya hecho y el perfil de lo que se va haciendo."""

    almacen: Almacen = field(default_factory=Almacen)
    perfil: Perfil = field(default_factory=Perfil)
