"""Perfil: en qué se fue el tiempo, por etapa. Viaja como argumento; no hay ninguno de todos."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from time import perf_counter, process_time
from typing import TypeVar

T = TypeVar("T")
_Tiempos = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Etapa:
    """Lo que costó una etapa, sin las que tuvo dentro."""

    nombre: str
    reloj: float
    """Segundos que pasaron; incluye lo que hicieron otros programas por ella."""
    procesador: float
    """Segundos de procesador de este proceso."""


class Perfil:
    """Suma el tiempo de cada etapa; el de una etapa dentro de otra se descuenta de esta."""

    def __init__(self) -> None:
        self._sumas: dict[str, _Tiempos] = {}
        self._pila: list[str] = []
        self._desde = _ahora()

    @contextmanager
    def etapa(self, nombre: str) -> Iterator[None]:
        """Lo que se haga dentro es de esa etapa."""
        self._entrar(nombre)
        try:
            yield
        finally:
            self._salir()

    def recorrer(self, nombre: str, cosas: Iterable[T]) -> Iterator[T]:
        """Las mismas cosas; lo que tarda en salir cada una es de esa etapa."""
        iterador = iter(cosas)
        while True:
            self._entrar(nombre)
            try:
                cosa = next(iterador)
            except StopIteration:
                return
            finally:
                self._salir()
            yield cosa

    def etapas(self) -> tuple[Etapa, ...]:
        """Las etapas en el orden en que empezaron."""
        return tuple(Etapa(n, reloj, cpu) for n, (reloj, cpu) in self._sumas.items())

    def _entrar(self, nombre: str) -> None:
        self._cargar()
        self._sumas.setdefault(nombre, (0.0, 0.0))
        self._pila.append(nombre)

    def _salir(self) -> None:
        self._cargar()
        self._pila.pop()

    def _cargar(self) -> None:
        """Lo que pasó desde la última vez es de la etapa de más adentro."""
        reloj, cpu = _ahora()
        if self._pila:
            suma = self._sumas[self._pila[-1]]
            self._sumas[self._pila[-1]] = (
                suma[0] + reloj - self._desde[0],
                suma[1] + cpu - self._desde[1],
            )
        self._desde = (reloj, cpu)


def _ahora() -> _Tiempos:
    return perf_counter(), process_time()
