"""Lo que viaja, evaluación: de los puntajes de un comité a sus cifras, que nunca se guardan."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

Puntajes = Mapping[str, Sequence[int]]
"""Criterio → un puntaje por integrante, en el orden del comité."""


def completos(puntajes: Puntajes, integrantes: int) -> bool:
    """Si cada criterio tiene un puntaje por integrante: solo entonces hay medias que juzgar."""
    return integrantes > 0 and all(len(notas) == integrantes for notas in puntajes.values())


def media_general(puntajes: Puntajes) -> float:
    """Media de todos los puntajes: la de las medias, porque hay tantos en cada criterio."""
    return media([nota for notas in puntajes.values() for nota in notas])


def criterios_bajo(puntajes: Puntajes, minimo: float) -> tuple[str, ...]:
    """Criterios cuya media no llega al mínimo, en su orden."""
    return tuple(criterio for criterio, notas in puntajes.items() if media(notas) < minimo)


def media(notas: Sequence[int]) -> float:
    """Media exacta hasta donde llega un número: no se redondea antes de compararla."""
    return sum(notas) / len(notas)


def centesimas(notas: Iterable[int]) -> str:
    """La media con dos decimales, cortada: lo que no llega a 3 nunca se lee «3,00»."""
    lista = list(notas)
    enteras, resto = divmod(sum(lista) * 100 // len(lista), 100)
    return f"{enteras},{resto:02}"
