"""Etapa 4, libros: las plantillas de Excel que se descargan de la guía de cada tipo."""

from __future__ import annotations

from collections.abc import Iterator

from generador.libros import disponer, libro
from generador.modelo import Archivo, Tipo
from generador.vistas.entorno import Taller

CARPETA = "proponer/plantillas"


def archivos(taller: Taller) -> Iterator[Archivo]:
    """Una plantilla por tipo que tenga fichas propias."""
    catalogo = taller.catalogo
    for tipo in catalogo.tipos.values():
        if tipo.carpeta is not None:
            suyo = disponer(tipo, catalogo.tipos)
            yield Archivo(ruta(tipo), libro(suyo, catalogo.vocabularios))


def ruta(tipo: Tipo) -> str:
    """Dónde está en el sitio la plantilla de un tipo."""
    return f"{CARPETA}/{tipo.nombre}.xlsx"
