"""Extracción, lectores: un módulo por formato. Solo se usan dentro del proceso hijo.

Cada uno tiene ``leer(crudo)``, que da (texto, etiqueta, ancla) en orden, o lanza ``Ilegible``. Para
leer otro formato: un módulo y una línea en ``LECTORES``.
"""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module

from generador.extraccion.lectura import Trozo

LECTORES: dict[str, str] = {
    "pdf": "pdf",
    "docx": "documento",
    "odt": "abierto",
    "pptx": "presentacion",
    "odp": "abierto",
    "xlsx": "hojas",
    "ods": "hojas",
    "csv": "tabla",
    "txt": "llano",
    "vtt": "subtitulos",
    "srt": "subtitulos",
    "png": "imagen",
    "jpg": "imagen",
    "jpeg": "imagen",
    "webp": "imagen",
}
"""Extensión → módulo que la lee."""
MUESTRAS: dict[str, str] = {
    "muestra docx": "muestra_documento",
    "muestra xlsx": "muestra_hojas",
}
"""Lo mismo, para la vista previa de un archivo en la página de su ficha."""
IMAGENES = frozenset({"png", "jpg", "jpeg", "webp"})
"""Formatos que se abren para ver que están sanos, y no tienen texto."""
TRANSCRIPCIONES = frozenset({"vtt", "srt"})
"""Formatos cuyo lugar es un momento de un video."""


def leer(formato: str, crudo: bytes) -> Iterator[Trozo]:
    """Los trozos de un archivo de ese formato; la biblioteca se carga la primera vez."""
    modulo = import_module(f"{__name__}.{(LECTORES | MUESTRAS)[formato]}")
    trozos: Iterator[Trozo] = modulo.leer(crudo)
    return trozos
