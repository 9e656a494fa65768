"""Etapa 4, listas: de muchas fichas a páginas de tarjetas, con su paginación."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from generador.modelo import Ficha, Pagina
from generador.vistas.entorno import Rotulo, Taller

POR_PAGINA = 48


@dataclass(frozen=True, slots=True)
class Tramo:
    """Una página de una lista: sus fichas y los números a los que se puede ir."""

    numero: int
    total: int
    cuantas: int
    fichas: Sequence[Ficha]
    enlaces: tuple[tuple[int, str] | None, ...]
    """(número, archivo), o None donde hay un salto."""


def tramos(fichas: Sequence[Ficha], archivo: str) -> Iterator[tuple[str, Tramo]]:
    """(archivo, tramo) de cada página; la primera usa «archivo» tal cual."""
    total = max(1, -(-len(fichas) // POR_PAGINA))
    nombres = [archivo, *(_nombre(archivo, n) for n in range(2, total + 1))]
    for i, nombre in enumerate(nombres):
        enlaces = tuple(None if n is None else (n, nombres[n - 1]) for n in _numeros(i + 1, total))
        parte = fichas[i * POR_PAGINA : (i + 1) * POR_PAGINA]
        yield nombre, Tramo(i + 1, total, len(fichas), parte, enlaces)


def paginar(
    taller: Taller,
    ruta: str,
    rotulo: Rotulo,
    fichas: Sequence[Ficha],
    plantilla: str,
    **datos: object,
) -> Iterator[Pagina]:
    """Las páginas de una lista, con la misma plantilla; «ruta» es la de la primera."""
    seccion, _, archivo = ruta.partition("/")
    for nombre, tramo in tramos(fichas, archivo):
        seguida = f", página {tramo.numero}" if tramo.numero > 1 else ""
        propio = replace(rotulo, titulo=rotulo.titulo + seguida)
        tarjetas = taller.tarjetas_de(tramo.fichas)
        yield taller.pagina(
            f"{seccion}/{nombre}", propio, plantilla, True, tramo=tramo, tarjetas=tarjetas, **datos
        )


def cuantas(fichas: Sequence[Ficha]) -> int:
    """Cuántas cuentan en las cifras: los ejemplos no."""
    return sum(not f.ejemplo for f in fichas)


def _nombre(archivo: str, numero: int) -> str:
    base = archivo.removesuffix(".html")
    return f"pagina-{numero}.html" if base == "index" else f"{base}-p{numero}.html"


def _numeros(actual: int, total: int) -> list[int | None]:
    """Primera, última y las vecinas de la actual, con saltos."""
    cerca = sorted({1, total, *(n for n in range(actual - 2, actual + 3) if 0 < n <= total)})
    numeros: list[int | None] = []
    for previo, n in zip([0, *cerca], cerca, strict=False):
        numeros += [None, n] if n - previo > 1 else [n]
    return numeros
