"""Medios: con qué se trabaja. Nada de esto cambia lo que sale, solo cuánto tarda."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Executor, Future
from dataclasses import dataclass, field
from itertools import chain, islice
from typing import Any, TypeVar

from generador.almacen import Almacen
from generador.perfil import Perfil

C = TypeVar("C")
E = TypeVar("E")
R = TypeVar("R")
POCOS = 8
"""Con menos encargos que esto, abrir procesos cuesta más de lo que ahorra."""
POR_DELANTE = 16
"""Encargos que se tienen a la vez por hacer: más solo ocuparían memoria."""


@dataclass(frozen=True, slots=True)
class Medios:
    """El almacén de lo ya hecho, el perfil de lo que se hace y quién ayuda a hacerlo."""

    almacen: Almacen = field(default_factory=Almacen)
    perfil: Perfil = field(default_factory=Perfil)
    ejecutor: Executor | None = None
    """Otros procesos, de este equipo o de varios; sin él, se hace todo aquí."""

    def repartir(
        self, hacer: Callable[[E], R], encargos: Iterable[tuple[C, E]]
    ) -> Iterator[tuple[C, R]]:
        """(compañía, lo hecho) de cada (compañía, encargo), en el mismo orden.

        La compañía se queda aquí. «hacer» y lo que recibe y devuelve pueden viajar.
        """
        todos = iter(encargos)
        primeros = [*islice(todos, POCOS)]
        if self.ejecutor is None or len(primeros) < POCOS:
            yield from ((con, hacer(encargo)) for con, encargo in chain(primeros, todos))
            return
        por_hacer: deque[tuple[C, Future[R]]] = deque()
        for con, encargo in chain(primeros, todos):
            por_hacer.append((con, self.ejecutor.submit(hacer, encargo)))
            if len(por_hacer) >= POR_DELANTE:
                primera, futuro = por_hacer.popleft()
                yield primera, futuro.result()
        for primera, futuro in por_hacer:
            yield primera, futuro.result()

    def __reduce__(self) -> tuple[Any, ...]:
        """Quien ayuda no reparte a su vez."""
        return Medios, (self.almacen,)
