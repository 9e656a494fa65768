"""Etapa 4, vistas: del catálogo a las páginas y los archivos de datos. No escribe nada."""

from generador.vistas.componer import (
    archivos,
    cuadernos,
    hojas,
    informes,
    moldes,
    paginas,
    tablero,
)
from generador.vistas.entorno import preparar
from generador.vistas.ficha import pagina
from generador.vistas.porcion import vecinas

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
