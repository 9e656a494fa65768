"""Puerta: de las páginas terminadas a lo que tienen y no deberían. Sin usar a quien las hizo."""

from generador.puerta.carpeta import revisar, revisar_una, rutas_de

__all__ = ["revisar", "revisar_una", "rutas_de"]
