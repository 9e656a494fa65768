"""Impresos: de HTML a un PDF accesible que siempre sale igual (impresos.md)."""

from __future__ import annotations

from generador.impresos.estilos import marca
from generador.impresos.pdf import SinImprenta, hay_imprenta, imprimir

__all__ = ["SinImprenta", "hay_imprenta", "imprimir", "marca"]
