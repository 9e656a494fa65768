"""Publicación, impresos: de lo que se imprime a sus PDF en una carpeta, sin repetir lo ya hecho."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from importlib import metadata
from pathlib import Path

from generador.almacen import Almacen, clave, programa
from generador.impresos import imprimir
from generador.modelo import Impreso

AUTOR = "Ministerio de Trabajo y Promoción del Empleo"


def escribir(
    impresos: Iterable[Impreso], carpeta: Path, almacen: Almacen
) -> Iterator[tuple[Impreso, Path]]:
    """Cada impreso con su PDF en la carpeta, a medida que sale."""
    carpeta.mkdir(parents=True, exist_ok=True)
    for impreso in impresos:
        camino = carpeta / f"{impreso.nombre}.pdf"
        camino.write_bytes(_hacer(impreso, almacen))
        yield impreso, camino


def _hacer(impreso: Impreso, almacen: Almacen) -> bytes:
    """Sus bytes, de antes si nada suyo ni del programa ha cambiado."""

    def componer() -> bytes:
        return imprimir(
            impreso.cuerpo,
            titulo=impreso.titulo,
            resumen=impreso.resumen,
            autor=AUTOR,
            fecha=impreso.fecha,
            clases=impreso.clases,
            direccion=impreso.direccion,
        )

    receta = f"impreso {programa()} {metadata.version('weasyprint')}"
    return almacen.recordar(clave(receta, repr(impreso).encode()), componer)
