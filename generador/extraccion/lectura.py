"""Extracción, lectura: lo que viaja entre el proceso hijo, el almacén y el generador."""

from __future__ import annotations

import json
from base64 import b64decode, b64encode
from dataclasses import dataclass
from typing import Any, TypeGuard

from generador.modelo import Fallo

Trozo = tuple[str, str, str]
"""Texto, etiqueta para una persona («pág. 12») y ancla («#page=12»)."""

Propiedad = tuple[str, str]
"""Nombre para una persona («autor») y valor de una propiedad del archivo."""

MEGA = 1024 * 1024
INCOMPLETA, SIN_MEMORIA = 3, 4
"""Códigos de salida del hijo: falta una biblioteca (no es culpa del archivo), o memoria."""


class Ilegible(Exception):
    """Un archivo que no se puede leer; lleva la clave de por qué (vea «reparos»)."""

    def __init__(self, clave: str) -> None:
        super().__init__(clave)
        self.clave = clave


class ErrorDeExtraccion(Fallo):
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
    propiedades: tuple[Propiedad, ...] = ()
    """Lo que el archivo dice de quién lo hizo: no se busca, y no debe llevar datos personales."""
    limpio: bytes = b""
    """El mismo archivo sin ellas, si se pidió y las tenía."""

    def a_json(self) -> bytes:
        """Una línea de JSON."""
        datos = {
            "trozos": self.trozos,
            "reparo": self.reparo,
            "propiedades": self.propiedades,
            "limpio": b64encode(self.limpio).decode(),
        }
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
        trozos, propiedades = datos.get("trozos"), datos.get("propiedades")
        limpio = datos.get("limpio")
        if not (_son(trozos, 3) and _son(propiedades, 2) and isinstance(limpio, str)):
            return None
        return cls(
            tuple((t, e, a) for t, e, a in trozos),
            datos["reparo"],
            tuple((n, v) for n, v in propiedades),
            b64decode(limpio.encode("ascii", "replace")),
        )


def _son(valor: object, partes: int) -> TypeGuard[list[list[Any]]]:
    """Si es una lista de listas de ese número de textos."""
    return isinstance(valor, list) and all(
        isinstance(uno, list) and len(uno) == partes and all(isinstance(p, str) for p in uno)
        for uno in valor
    )
