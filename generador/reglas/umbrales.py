"""Etapa 3b, umbrales: de umbrales.yml a los mínimos que exigen las reglas de buenas prácticas."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import yaml

ARCHIVO = Path(__file__).with_name("umbrales.yml")


@dataclass(frozen=True, slots=True)
class Umbrales:
    """Lo que se exige; mientras no está confirmado, los mensajes lo dicen."""

    confirmado: bool
    media: int | float
    criterio: int | float
    palabras: int
    criterio_para_replicar: str
    replicar: int | float
    """Media de ese criterio desde la que se promueve replicarla."""
    evidencia: int
    """Nivel de evidencia que además hace falta."""

    @property
    def nota(self) -> str:
        """Lo que acompaña a un mínimo en los mensajes."""
        return "" if self.confirmado else " (por confirmar por ODES)"


def leer(archivo: Path = ARCHIVO) -> Umbrales:
    """Un archivo roto es un fallo nuestro, no del contenido: se deja ver como excepción."""
    return Umbrales(**yaml.safe_load(archivo.read_text(encoding="utf-8")))


UMBRALES = leer()
