"""Etapa 4, libros: las plantillas de Excel que se descargan de la guía de cada tipo."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from generador.almacen import clave, programa
from generador.libros import disponer, libro
from generador.modelo import Archivo, Tipo
from generador.vistas.entorno import Taller

CARPETA = "proponer/plantillas"


def archivos(taller: Taller) -> Iterator[Archivo]:
    """Una plantilla por tipo que tenga fichas propias."""
    catalogo, recordar = taller.catalogo, taller.medios.almacen.recordar
    esquemas = repr((catalogo.tipos, catalogo.vocabularios)).encode()
    for tipo in catalogo.tipos.values():
        if tipo.carpeta is not None:
            suyo = disponer(tipo, catalogo.tipos)
            hacer = partial(libro, suyo, catalogo.vocabularios)
            suya = clave(f"libro {tipo.nombre}|{programa()}", esquemas)
            yield Archivo(ruta(tipo), recordar(suya, hacer))


def ruta(tipo: Tipo) -> str:
    """Dónde está en el sitio la plantilla de un tipo."""
    return f"{CARPETA}/{tipo.nombre}.xlsx"
