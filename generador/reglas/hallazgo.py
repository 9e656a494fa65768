"""Etapa 3b, hallazgo: de una ficha y un camino dentro de ella a un Problema con su línea."""

from __future__ import annotations

from collections.abc import Iterator

from generador.modelo import Catalogo, Ficha, Nivel, Problema


def hallazgo(
    ficha: Ficha,
    regla: str,
    camino: tuple[str | int, ...],
    mensaje: str,
    ayuda: str,
    nivel: Nivel | None = None,
) -> Problema:
    """Problema sobre un dato de la ficha; lo que aún no se publica solo recibe avisos."""
    propio: Nivel = "error" if ficha.visible else "aviso"
    return Problema(ficha.archivo, ficha.linea(*camino), regla, nivel or propio, mensaje, ayuda)


def del_tipo(catalogo: Catalogo, *tipos: str) -> Iterator[Ficha]:
    """Fichas de esos tipos, en orden de id."""
    return (f for f in catalogo.fichas.values() if f.tipo.nombre in tipos)
