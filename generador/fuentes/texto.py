"""Etapa 1, texto: de los bytes de un archivo a texto limpio, o al problema que lo impide."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path

from generador.modelo import Problema

MAXIMO = 256 * 1024
"""Bytes que puede tener una ficha o un vocabulario."""

# Lo que no se ve y puede engañar (o romper el analizador), con su nombre.
INVISIBLES = {
    "un carácter de control": "\x00-\x08\x0b-\x1f\x7f-\x9f",
    "un guion opcional": "\xad",
    "un espacio de ancho cero": "\u180e\u200b-\u200d\u2060-\u2064\ufeff",
    "una marca de dirección del texto": "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069",
    "un salto de línea raro": "\u2028\u2029",
    "un carácter sin uso": "\u2065\ufff9-\ufffb\ufffe\uffff\U000e0000-\U000e007f",
}
_PATRONES = {nombre: re.compile(f"[{clase}]") for nombre, clase in INVISIBLES.items()}
_ALGUNO = re.compile(f"[{''.join(INVISIBLES.values())}]")


def leer_texto(camino: Path, archivo: str, maximo: int = MAXIMO) -> str | Problema:
    """Texto UTF-8 del archivo, con saltos «\\n» y en forma NFC; o un Problema."""
    crudo = leer_crudo(camino, archivo, maximo)
    return crudo if isinstance(crudo, Problema) else limpiar(crudo, archivo)


def leer_crudo(camino: Path, archivo: str, maximo: int = MAXIMO) -> bytes | Problema:
    """Los bytes de un archivo verdadero y de tamaño razonable; o un Problema."""
    try:
        if camino.is_symlink():
            ayuda = "copie aquí el archivo verdadero"
            return _error(archivo, "ruta/enlace", "es un enlace que lleva a otro lugar", ayuda)
        if camino.stat().st_size > maximo:
            ayuda = "lleve el material largo a un adjunto"
            que = f"el archivo pasa de {maximo // 1024} KB"
            return _error(archivo, "texto/tamano", que, ayuda)
        return camino.read_bytes()
    except OSError:
        ayuda = "revise que exista y que se tenga permiso para leerlo"
        return _error(archivo, "texto/lectura", "no se pudo leer el archivo", ayuda)


def limpiar(crudo: bytes, archivo: str) -> str | Problema:
    """Lo mismo que leer_texto, sobre bytes ya leídos."""
    try:
        texto = crudo.decode("utf-8-sig")
    except UnicodeDecodeError as e:
        ayuda = "en el Bloc de notas: «Guardar como», codificación UTF-8"
        linea = crudo.count(b"\n", 0, e.start) + 1
        return _error(archivo, "texto/codificacion", "el archivo no está en UTF-8", ayuda, linea)
    texto = texto.replace("\r\n", "\n").replace("\r", "\n")
    if not texto.strip():
        return _error(archivo, "texto/vacio", "el archivo está vacío", "complételo o bórrelo")
    if (hallado := hallar_invisible(texto)) is not None:
        lugar, nombre = hallado
        que, linea = f"hay {nombre}, que no se ve", texto.count("\n", 0, lugar) + 1
        ayuda = "borre ese carácter: suele venir al pegar desde Word o una página web"
        return _error(archivo, "texto/invisible", que, ayuda, linea)
    return texto if texto.isascii() else unicodedata.normalize("NFC", texto)


def hallar_invisible(texto: str) -> tuple[int, str] | None:
    """(lugar, nombre) del primer carácter invisible del texto, o None."""
    hallado = _ALGUNO.search(texto)
    if hallado is None:
        return None
    nombre = next(n for n, patron in _PATRONES.items() if patron.match(hallado[0]))
    return hallado.start(), f"{nombre} (U+{ord(hallado[0]):04X})"


def quitar_invisibles(texto: str) -> str:
    """El mismo texto sin los caracteres que leer_texto no admite."""
    return _ALGUNO.sub("", texto)


def _error(archivo: str, regla: str, mensaje: str, ayuda: str, linea: int = 1) -> Problema:
    return Problema(archivo, linea, regla, "error", mensaje, ayuda)
