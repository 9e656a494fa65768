"""Extracción, lectura: lo que viaja entre el proceso hijo, el almacén y el generador."""

from __future__ import annotations

import json
from dataclasses import dataclass

Trozo = tuple[str, str, str]
"""Texto, etiqueta para una persona («pág. 12») y ancla («#page=12»)."""

MEGA = 1024 * 1024
INCOMPLETA, SIN_MEMORIA = 3, 4
"""Códigos de salida del hijo: falta una biblioteca (no es culpa del archivo), o memoria."""


class Ilegible(Exception):
    """Un archivo que no se puede leer; lleva la clave de por qué (vea «reparos»)."""

    def __init__(self, clave: str) -> None:
        super().__init__(clave)
        self.clave = clave


class ErrorDeExtraccion(Exception):
    """El lector no puede trabajar con ningún archivo: la instalación está a medias."""


@dataclass(frozen=True, slots=True)
class Limites:
    """Lo más que se concede a un archivo."""

    segundos: int = 20
    memoria: int = 1024 * MEGA
    """Bytes de memoria del proceso hijo, donde el sistema deja acotarla."""
    entrada: int = 32 * MEGA
    """Bytes del archivo."""
    caracteres: int = 2_000_000
    trozos: int = 2_000

    @property
    def respuesta(self) -> int:
        """Bytes de la respuesta más larga que puede dar el hijo."""
        return 8 * self.caracteres + 4096 * self.trozos + MEGA


@dataclass(frozen=True, slots=True)
class Lectura:
    """Lo que se sacó de un archivo y, si algo impidió leerlo entero, la clave de por qué."""

    trozos: tuple[Trozo, ...] = ()
    reparo: str = ""

    def a_json(self) -> bytes:
        """Una línea de JSON."""
        datos = {"trozos": self.trozos, "reparo": self.reparo}
        return json.dumps(datos, ensure_ascii=False, separators=(",", ":")).encode()

    @classmethod
    def de_json(cls, crudo: bytes) -> Lectura | None:
        """La lectura que dice esa línea; None si no es una, o está a medias."""
        try:
            datos = json.loads(crudo)
        except (ValueError, RecursionError):
            return None
        if not isinstance(datos, dict) or not isinstance(datos.get("reparo"), str):
            return None
        trozos = datos.get("trozos")
        if not isinstance(trozos, list) or not all(map(_es_trozo, trozos)):
            return None
        return cls(tuple((t, e, a) for t, e, a in trozos), datos["reparo"])


def _es_trozo(valor: object) -> bool:
    return (
        isinstance(valor, list)
        and len(valor) == 3
        and all(isinstance(parte, str) for parte in valor)
    )
