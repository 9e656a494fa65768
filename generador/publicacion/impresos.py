"""Publicación, impresos: de lo que se imprime a sus PDF en una carpeta, sin repetir lo ya hecho."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from importlib import metadata
from pathlib import Path

from generador.almacen import Almacen, clave, programa
from generador.impresos import imprimir
from generador.modelo import Impreso

_IMAGEN = re.compile(r'<img src="(\.\./imagenes/([0-9a-f]{20}\.[a-z]+))"')
AUTOR = "Ministerio de Trabajo y Promoción del Empleo"


def escribir(
    impresos: Iterable[Impreso], carpeta: Path, almacen: Almacen, imagenes: Path = Path()
) -> Iterator[tuple[Impreso, Path]]:
    """Cada impreso con su PDF en la carpeta, a medida que sale; «imagenes» es la de las suyas."""
    carpeta.mkdir(parents=True, exist_ok=True)
    for impreso in impresos:
        camino = carpeta / f"{impreso.nombre}.pdf"
        camino.write_bytes(_hacer(impreso, almacen, imagenes))
        yield impreso, camino


def _hacer(impreso: Impreso, almacen: Almacen, imagenes: Path) -> bytes:
    """Sus bytes, de antes si nada suyo ni del programa ha cambiado.

    Las imágenes no hacen falta en la clave: su nombre es el resumen de lo que llevan.
    """

    def componer() -> bytes:
        return imprimir(
            impreso.cuerpo,
            titulo=impreso.titulo,
            resumen=impreso.resumen,
            autor=AUTOR,
            fecha=impreso.fecha,
            clases=impreso.clases,
            direccion=impreso.direccion,
            imagenes={d: imagenes / nombre for d, nombre in _IMAGEN.findall(impreso.cuerpo)},
        )

    receta = f"impreso {programa()} {metadata.version('weasyprint')}"
    return almacen.recordar(clave(receta, repr(impreso).encode()), componer)
