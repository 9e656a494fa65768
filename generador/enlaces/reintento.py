"""Enlaces, reintento: de la cabecera «Retry-After» a segundos."""

from __future__ import annotations

from datetime import datetime
from email.utils import parsedate_to_datetime

SIN_FIN = 10.0**9
"""Más que cualquier espera que se admita."""


def segundos_de(pide: str, ahora: str) -> float:
    """Segundos que pide esperar; 0 si no lo dice. Una fecha se compara con la del servidor."""
    if not pide:
        return 0.0
    if pide.isascii() and pide.isdigit():
        return float(pide[:9])
    cuando, reloj = _momento(pide), _momento(ahora)
    if cuando is None or reloj is None:
        return SIN_FIN
    return max(1.0, (cuando - reloj).total_seconds())


def _momento(texto: str) -> datetime | None:
    try:
        momento = parsedate_to_datetime(texto)
    except ValueError:
        return None
    return momento if momento.tzinfo else None
