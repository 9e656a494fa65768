"""Etapa 5, sitio: del catálogo a una carpeta con el sitio entero, cambiada de una vez."""

from generador.sitio.obra import construir_sitio
from generador.sitio.plano import ErrorDeSitio, leer_sitio
from generador.sitio.servicio import vista_previa

__all__ = ["ErrorDeSitio", "construir_sitio", "leer_sitio", "vista_previa"]
