"""Línea de órdenes: lo único que imprime, mira el reloj y elige el código de salida."""

from generador.cli.ordenes import principal

__all__ = ["principal"]
