"""Línea de órdenes: el único lugar donde se imprime, se mira el reloj y se elige el código de salida."""

from generador.cli.ordenes import principal

__all__ = ["principal"]
