"""Cada archivo es de verdad lo que dice su nombre, y no lleva dentro nada que se ejecute.

Se miran sus primeros bytes y, si es de Office, sus partes: el nombre no basta. Pasa un ``.docx``
sin macros, sin objetos y sin contraseña, y una imagen ``.png``, ``.jpg`` o ``.webp`` en un texto.

Falla un ``.docx`` con macros, un ``.xls`` con otro nombre, o una imagen que puede llevar guiones::

    ![Organigrama](organigrama.svg)
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePosixPath

from generador.extraccion.inspeccion import MOTIVOS, inspeccionar
from generador.modelo import ArchivoFuente, Catalogo, Ficha, Nivel, Problema
from generador.reglas.adjuntos import ADMITIDOS, MAXIMO
from generador.reglas.enlaces import destinos
from generador.reglas.hallazgo import hallazgo
from generador.tipos.campos import hojas, valores

REGLA = "inspeccion"
IMAGENES = (".png", ".jpg", ".jpeg", ".webp")
Camino = tuple[str | int, ...]


def comprobar(catalogo: Catalogo) -> Iterator[Problema]:
    """Problemas de los archivos que las fichas usan, cada uno una vez."""
    for ficha in catalogo.fichas.values():
        vistos: set[str] = set()
        for camino, nombre, imagen in _usados(ficha) if ficha.vecinos else ():
            vecino = ficha.vecinos.get(nombre)
            if vecino is None or nombre in vistos:
                continue
            vistos.add(nombre)
            extension = PurePosixPath(nombre).suffix.lower()
            if imagen and extension not in IMAGENES:
                ayuda = f"guárdela como {', '.join(IMAGENES)}"
                yield hallazgo(
                    ficha, REGLA, camino, f"«{nombre}» no es una imagen que se admita", ayuda
                )
            elif extension in ADMITIDOS and (motivo := _motivo(vecino, extension)):
                que, ayuda = MOTIVOS[motivo]
                nivel: Nivel | None = "aviso" if imagen else None  # no se publica: se hace otra
                yield hallazgo(ficha, REGLA, camino, que.format(nombre), ayuda, nivel)


def _usados(ficha: Ficha) -> Iterator[tuple[Camino, str, bool]]:
    """(dónde se nombra, archivo, si es una imagen de un texto)."""
    for camino, campo in hojas(ficha.tipo.campos):
        if campo.clase == "archivo":
            yield from ((lugar, nombre, False) for lugar, nombre in valores(ficha.datos, camino))
        elif campo.seccion:
            for lugar, texto in valores(ficha.datos, camino):
                yield from ((lugar, d, True) for imagen, d in destinos(texto) if imagen)


def _motivo(vecino: ArchivoFuente, extension: str) -> str:
    """Por qué no se admite; del vacío y del enorme habla la regla «adjuntos»."""
    if not 0 < vecino.tamano <= MAXIMO:
        return ""
    try:
        return inspeccionar(extension.removeprefix("."), vecino.camino.read_bytes())
    except OSError:
        return ""
