"""Etapa 4, vistas: del catálogo a las páginas y los archivos de datos. No escribe nada."""

from generador.vistas.componer import (
    archivos,
    cuadernos,
    hojas,
    informes,
    moldes,
    paginas,
    preparar,
    tablero,
)

__all__ = ["archivos", "cuadernos", "hojas", "informes", "moldes", "paginas", "preparar", "tablero"]
