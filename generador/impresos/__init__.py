"""Impresos: de HTML a un PDF accesible que siempre sale igual (impresos.md)."""

from __future__ import annotations

from generador.impresos.pdf import SinImprenta, imprimir

__all__ = ["SinImprenta", "imprimir"]
