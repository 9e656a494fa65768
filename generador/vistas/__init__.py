"""Etapa 4, vistas: del catálogo a las páginas y los archivos de datos. No escribe nada."""

from generador.vistas.componer import (
    archivos,
    cuadernos,
    hojas,
    informes,
    moldes,
    pagina,
    paginas,
    preparar,
    tablero,
    vecinas,
)

__all__ = [
    "archivos",
    "cuadernos",
    "hojas",
    "informes",
    "moldes",
    "pagina",
    "paginas",
    "preparar",
    "tablero",
    "vecinas",
]
