"""Etapa 4, vistas: del catálogo a las páginas y los archivos de datos. No escribe nada."""

from generador.vistas.componer import archivos, moldes, paginas, preparar, tablero

__all__ = ["archivos", "moldes", "paginas", "preparar", "tablero"]
