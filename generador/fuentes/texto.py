"""Etapa 1, texto: de los bytes de un archivo a texto limpio, o al problema que lo impide."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path

from generador.modelo import Problema

MAXIMO = 256 * 1024
"""Bytes que puede tener una ficha o un vocabulario."""

# Controles, espacios de ancho cero y marcas de dirección: no se ven y pueden engañar.
_INVISIBLES = re.compile("[\x00-\x08\x0b-\x1f\x7f\x85\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]")


def leer_texto(camino: Path, archivo: str) -> str | Problema:
    """Texto UTF-8 del archivo, con saltos «\\n» y en forma NFC; o un Problema."""
    try:
        if camino.stat().st_size > MAXIMO:
            return _error(archivo, 1, "texto/tamano", "el archivo pasa de 256 KB",
                          "lleve el material largo a un adjunto")
        crudo = camino.read_bytes()
    except OSError as e:
        return _error(archivo, 1, "texto/lectura", f"no se pudo leer ({e.strerror})",
                      "revise que el archivo exista y que se tenga permiso para leerlo")
    return limpiar(crudo, archivo)


def limpiar(crudo: bytes, archivo: str) -> str | Problema:
    """Lo mismo que leer_texto, sobre bytes ya leídos."""
    try:
        texto = crudo.decode("utf-8-sig")
    except UnicodeDecodeError as e:
        linea = crudo.count(b"\n", 0, e.start) + 1
        return _error(archivo, linea, "texto/codificacion", "el archivo no está en UTF-8",
                      "en el Bloc de notas: «Guardar como», codificación UTF-8")
    texto = texto.replace("\r\n", "\n").replace("\r", "\n")
    if not texto.strip():
        return _error(archivo, 1, "texto/vacio", "el archivo está vacío",
                      "complete la ficha o borre la carpeta")
    if (hallado := _INVISIBLES.search(texto)) is not None:
        nombre = unicodedata.name(hallado[0], f"U+{ord(hallado[0]):04X}")
        linea = texto.count("\n", 0, hallado.start()) + 1
        return _error(archivo, linea, "texto/invisible", f"hay un carácter invisible ({nombre})",
                      "bórrelo: suele venir al pegar desde Word o una página web")
    return texto if texto.isascii() else unicodedata.normalize("NFC", texto)


def _error(archivo: str, linea: int, regla: str, mensaje: str, ayuda: str) -> Problema:
    return Problema(archivo, linea, regla, "error", mensaje, ayuda)
