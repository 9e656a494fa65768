"""Destinos, árbol: de la carpeta de una edición a un árbol de Git con los mismos bytes."""

from __future__ import annotations

import tempfile
from pathlib import Path

from generador.publicacion.destinos.edicion import propios
from generador.publicacion.destinos.git import Git
from generador.publicacion.manifiesto import Manifiesto

SIN_JEKYLL, DOMINIO = ".nojekyll", "CNAME"
"""De la rama y no de la edición: que se sirva todo tal cual, y el dominio propio si lo hay."""


def hacer_arbol(git: Git, edicion: Path, manifiesto: Manifiesto, dominio: bytes | None) -> str:
    """El árbol con los archivos de la edición y los de la rama, hecho con un índice aparte."""
    rutas = [*(e.ruta for e in manifiesto.archivos), *propios(edicion)]
    caminos = "".join(f"{(edicion / ruta).absolute()}\n" for ruta in rutas).encode()
    objetos = git("hash-object", "-w", "--no-filters", "--stdin-paths", entrada=caminos)
    filas = dict(zip(rutas, objetos.decode().split(), strict=True))
    filas.setdefault(SIN_JEKYLL, _objeto(git, b""))
    if dominio is not None:
        filas.setdefault(DOMINIO, _objeto(git, dominio))
    indice = "".join(f"100644 {objeto}\t{ruta}\0" for ruta, objeto in filas.items())
    with tempfile.TemporaryDirectory() as temporal:
        aparte = git.con(GIT_INDEX_FILE=str(Path(temporal) / "indice"))
        aparte("update-index", "-z", "--index-info", entrada=indice.encode())
        return aparte.linea("write-tree")


def _objeto(git: Git, datos: bytes) -> str:
    return git.linea("hash-object", "-w", "--stdin", entrada=datos)
