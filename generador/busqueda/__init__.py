"""Etapa 4, búsqueda: del catálogo a un índice que el navegador lee por partes, y su cliente."""

from generador.busqueda.cliente import CARPETA, cliente
from generador.busqueda.indexar import indexar
from generador.busqueda.orden import recientes

__all__ = ["CARPETA", "cliente", "indexar", "recientes"]
