"""Video, archivos: de una ruta a los archivos que se revisan, en orden."""

from __future__ import annotations

from pathlib import Path

from generador.modelo import Fallo

_DE_HOY = (".mp4", ".m4v", ".mov", ".mkv", ".webm", ".3gp", ".ts", ".m2ts")
_DE_ANTES = (".avi", ".flv", ".mpeg", ".mpg", ".ogv", ".wmv")
EXTENSIONES = frozenset({*_DE_HOY, *_DE_ANTES})
MAXIMO = 500


class NadaQueRevisar(Fallo):
    """La carpeta no tiene videos, o tiene más de los que se revisan de una vez."""


def reunir(ruta: Path) -> tuple[Path, ...]:
    """El archivo pedido, o los videos de la carpeta y de las que tenga dentro."""
    if not ruta.is_dir():
        return (ruta,)
    suyos = sorted(
        c
        for c in ruta.rglob("*")
        if c.suffix.lower() in EXTENSIONES and c.is_file() and not c.is_symlink()
    )
    if not suyos:
        raise NadaQueRevisar(f"en «{ruta}» no hay videos")
    if len(suyos) > MAXIMO:
        raise NadaQueRevisar(f"en «{ruta}» hay más de {MAXIMO} videos: revíselos por partes")
    return tuple(suyos)
