"""Enlaces, turnos: a cada sitio, una petición a la vez y con una pausa entre una y otra."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from threading import Event, Lock
from time import monotonic


class Detenido(Exception):
    """Se pidió parar mientras se esperaba el turno."""


@dataclass(slots=True)
class _Sitio:
    cerrojo: Lock = field(default_factory=Lock)
    no_antes: float = 0.0


class Turnos:
    """El turno de cada sitio; lo comparten todos los obreros."""

    def __init__(self, pausa: float, parar: Event) -> None:
        self._pausa = pausa
        self._parar = parar
        self._cerrojo = Lock()
        self._sitios: dict[str, _Sitio] = defaultdict(_Sitio)

    @contextmanager
    def turno(self, nombre: str) -> Iterator[None]:
        """Espera a que toque, y al salir empieza la pausa. Levanta Detenido si hay que parar."""
        with self._cerrojo:
            sitio = self._sitios[nombre]
        with sitio.cerrojo:
            if self._parar.wait(max(0.0, sitio.no_antes - monotonic())):
                raise Detenido
            try:
                yield
            finally:
                sitio.no_antes = max(sitio.no_antes, monotonic() + self._pausa)

    def aplazar(self, nombre: str, segundos: float) -> None:
        """Nadie pregunta a ese sitio hasta que pasen los segundos que pidió."""
        with self._cerrojo:
            sitio = self._sitios[nombre]
        sitio.no_antes = max(sitio.no_antes, monotonic() + segundos)
