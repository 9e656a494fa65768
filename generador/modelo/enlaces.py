"""Lo que viaja, enlaces: qué se sabe de cada dirección externa que nombra el contenido."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

Salud = Literal["bien", "falla", "dudoso"]
"""Dudoso: contestó que no se deja comprobar así, o no se quiso preguntar. No dice nada malo."""
SALUDES: tuple[str, ...] = get_args(Salud)

FALLOS_PARA_AVISAR = 3
"""Revisiones seguidas, en días distintos, tras las que se avisa en la página de la ficha."""


@dataclass(frozen=True, slots=True)
class Enlace:
    """Una dirección externa y lo que pasó las últimas veces que se preguntó por ella."""

    url: str
    """Como está en el contenido, sin lo que sigue a «#»."""
    estado: Salud
    codigo: str
    """La última respuesta: un código HTTP, o por qué no la hubo («tiempo», «nombre»…)."""
    fallos: int
    """Revisiones seguidas que fallaron."""
    desde: str
    """Fecha (AAAA-MM-DD) de la primera revisión que dio este estado."""
    revisado: str
    """Fecha de la última."""
    cambio_a: str = ""
    """La dirección nueva, si el sitio dice que cambió para siempre."""

    @property
    def caido(self) -> bool:
        """Si falló tantas veces seguidas que hay que decirlo en la página."""
        return self.estado == "falla" and self.fallos >= FALLOS_PARA_AVISAR
