"""Un programa llano con que compararse: lee las fuentes y escribe los mismos bytes del sitio.

Uso: ``python -m tests.rendimiento.copiar REPOSITORIO SITIO DESTINO``. No entiende nada de lo que
lee: es lo menos que puede costar producir ese sitio con Python.
"""

from __future__ import annotations

import sys
from pathlib import Path


def copiar(repositorio: Path, sitio: Path, destino: Path) -> None:
    """Lee todas las fuentes y escribe en «destino» cada archivo de «sitio»."""
    for carpeta in ("buenas_practicas", "recursos", "playlists", "vocabularios", "docs"):
        for camino in (repositorio / carpeta).rglob("*"):
            if camino.is_file():
                camino.read_bytes()
    hechas: set[Path] = set()
    for camino in sitio.rglob("*"):
        if camino.is_file():
            nuevo = destino / camino.relative_to(sitio)
            if nuevo.parent not in hechas:
                nuevo.parent.mkdir(parents=True, exist_ok=True)
                hechas.add(nuevo.parent)
            nuevo.write_bytes(camino.read_bytes())


if __name__ == "__main__":
    copiar(*map(Path, sys.argv[1:]))
