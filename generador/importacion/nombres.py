"""Importación, nombres: de una ruta de fuera a qué tiene de malo, para cualquier sistema."""

from __future__ import annotations

import re
import unicodedata
from pathlib import PurePosixPath

from generador.fuentes.texto import hallar_invisible

LARGO, HONDO = 120, 6
"""Caracteres de un nombre, y carpetas unas dentro de otras."""
_UNIDAD = re.compile(r"[A-Za-z]:")
_PROHIBIDOS = re.compile(r'[<>:"|?*]')
_RESERVADOS = re.compile(r"(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(?:\..*)?\Z", re.I)


def reparo_de_ruta(ruta: str) -> str | None:
    """Qué tiene de malo una ruta relativa con «/»; None si sirve en todo sistema."""
    if "\x00" in ruta or hallar_invisible(ruta) is not None:
        return "tiene caracteres que no se ven"
    if "\\" in ruta:
        return "usa «\\» para separar carpetas"
    if ruta.startswith("/") or _UNIDAD.match(ruta):
        return "es una ruta absoluta"
    partes = ruta.split("/")
    if any(parte in ("..", ".") for parte in partes):
        return "lleva a otra carpeta"
    if len(partes) > HONDO:
        return f"está a más de {HONDO} carpetas de profundidad"
    return next((r for parte in partes if (r := reparo_de_nombre(parte))), None)


def reparo_de_nombre(nombre: str) -> str | None:
    """Qué tiene de malo un nombre suelto; None si sirve en todo sistema."""
    if not nombre:
        return "tiene un nombre vacío"
    if len(nombre) > LARGO:
        return f"tiene un nombre de más de {LARGO} caracteres"
    if _PROHIBIDOS.search(nombre) or "/" in nombre or "\\" in nombre:
        return "tiene un carácter que Windows no admite en un nombre"
    if nombre.endswith((".", " ")) or nombre.startswith(" "):
        return "tiene un nombre que empieza con espacio, o termina en espacio o en punto"
    if _RESERVADOS.match(nombre):
        return "tiene un nombre que Windows reserva"
    return None


class Vistas:
    """Rutas ya vistas: dos que en algún sistema serían la misma no pueden convivir."""

    def __init__(self) -> None:
        self._archivos: dict[str, str] = {}
        self._carpetas: dict[str, str] = {}

    def choque(self, ruta: str) -> str | None:
        """Anota la ruta de un archivo; si choca con otra ya anotada, devuelve cuál."""
        clave = _clave(ruta)
        padres = [str(p) for p in PurePosixPath(ruta).parents][:-1]
        previa = self._archivos.get(clave) or self._carpetas.get(clave)
        for padre in padres:
            igual = self._carpetas.setdefault(_clave(padre), padre)
            previa = (
                previa or self._archivos.get(_clave(padre)) or (igual if igual != padre else "")
            )
        self._archivos.setdefault(clave, ruta)
        return previa or None


def _clave(ruta: str) -> str:
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", ruta).casefold())
