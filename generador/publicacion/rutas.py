"""Publicación, rutas: qué nombres de archivo puede llevar un paquete."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator

LARGO = 240
"""Caracteres de una ruta. Lo que cabe en Windows depende de dónde se descomprima: vea «paquete»."""

_PROHIBIDOS = re.compile(r'[\x00-\x1f\x7f-\x9f\\:<>"|?*]')
_RESERVADOS = re.compile(r"(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(\..*)?", re.IGNORECASE)


def reparo(ruta: str) -> str:
    """Por qué la ruta no es admisible; vacío si lo es."""
    if not ruta or len(ruta) > LARGO:
        return f"la ruta está vacía o pasa de {LARGO} caracteres"
    if _PROHIBIDOS.search(ruta):
        return "la ruta lleva un carácter que Windows no admite, o que no se ve"
    if any(unicodedata.category(c) in ("Cf", "Cs", "Zl", "Zp") for c in ruta):
        return "la ruta lleva un carácter que no se ve"
    for tramo in ruta.split("/"):
        if tramo in ("", ".", ".."):
            return "la ruta sale de la carpeta, o no está en su forma más corta"
        if tramo[-1] in ". " or _RESERVADOS.fullmatch(tramo):
            return f"Windows no admite el nombre «{tramo}»"
    return ""


def clave(ruta: str) -> str:
    """Lo mismo para dos rutas que en algún sistema son el mismo archivo."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", ruta).casefold())


def choques(rutas: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Pares que no pueden estar a la vez: iguales salvo mayúsculas, o carpeta y archivo."""
    archivos: dict[str, str] = {}
    carpetas: dict[str, str] = {}
    for ruta in rutas:
        propia = clave(ruta)
        if anterior := archivos.get(propia) or carpetas.get(propia):
            yield anterior, ruta
        archivos.setdefault(propia, ruta)
        superior = propia.rpartition("/")[0]
        while superior and superior not in carpetas:
            if superior in archivos:
                yield archivos[superior], ruta
            carpetas[superior] = ruta
            superior = superior.rpartition("/")[0]
