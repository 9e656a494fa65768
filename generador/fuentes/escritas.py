"""Etapa 1, páginas escritas a mano: de docs/**/*.md a su texto, con lo que las acompaña."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

from generador.fuentes.texto import leer_texto
from generador.modelo import Escrita, Problema

CARPETA = "docs"
_ACOMPANAN = frozenset({".png", ".jpg", ".jpeg", ".webp", ".csv", ".txt"})
# Un bloque o tramo de código, que no se toca, o un enlace a una ficha.
_ENLACE = re.compile(r"(```.*?```|~~~.*?~~~|`[^`\n]*`)|\]\(ficha:([a-z0-9-]+)", re.S)


def leer_escritas(raiz: Path) -> tuple[tuple[Escrita, ...], tuple[Problema, ...]]:
    """Páginas y archivos de «docs», en orden; lo que no se reconoce se deja fuera con un aviso."""
    escritas: list[Escrita] = []
    problemas: list[Problema] = []
    base = raiz / CARPETA
    for camino in sorted(base.rglob("*")):
        ruta = camino.relative_to(base).as_posix()
        archivo = f"{CARPETA}/{ruta}"
        if camino.is_dir() or camino.name.startswith("."):
            continue
        if camino.is_symlink() or camino.suffix.lower() not in {".md", *_ACOMPANAN}:
            problemas.append(
                Problema(
                    archivo,
                    1,
                    "docs/archivo",
                    "aviso",
                    "este archivo no se publica",
                    f"en «docs» van páginas .md y archivos {', '.join(sorted(_ACOMPANAN))}",
                )
            )
        elif camino.suffix.lower() != ".md":
            escritas.append(Escrita(ruta, archivo, camino))
        elif isinstance(texto := leer_texto(camino, archivo), Problema):
            problemas.append(texto)
        else:
            escritas.append(Escrita(ruta, archivo, texto))
    return tuple(escritas), tuple(problemas)


def enlaces_a_fichas(texto: str) -> list[tuple[int, str]]:
    """(línea, id) de cada enlace «ficha:ID», sin mirar dentro del código."""
    return [
        (texto.count("\n", 0, hallado.start()) + 1, hallado[2])
        for hallado in _ENLACE.finditer(texto)
        if hallado[2]
    ]


def resolver_enlaces(texto: str, direccion: Callable[[str], str]) -> str:
    """El mismo texto con cada «ficha:ID» cambiado por la dirección de su página."""
    return _ENLACE.sub(lambda h: f"]({direccion(h[2])}" if h[2] else h[0], texto)
