"""Fugas, comunes: lo que el sitio puede decir con todo derecho, lo diga también quien lo diga."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import generador
from generador.sitio.motor import archivos_del_tema

PAQUETE = Path(generador.__file__).parent
_DEL_PROGRAMA = frozenset({".py", ".yml", ".j2", ".html", ".js", ".css", ".md", ".txt", ".json"})
_DEL_REPOSITORIO = ("docs", "vocabularios", "mkdocs.yml")
_DE_TEXTO = frozenset({".md", ".yml", ".csv", ".txt"})


def rotulos(raiz: Path) -> Iterator[str]:
    """El texto del programa, del tema, de las páginas escritas y de los vocabularios."""
    for camino in [*_del_programa(), *archivos_del_tema(), *_del_repositorio(raiz)]:
        yield camino.name
        yield camino.read_text(encoding="utf-8", errors="ignore")


def _del_programa() -> list[Path]:
    return [c for c in sorted(PAQUETE.rglob("*")) if c.suffix in _DEL_PROGRAMA and c.is_file()]


def _del_repositorio(raiz: Path) -> list[Path]:
    lugares = [raiz / nombre for nombre in _DEL_REPOSITORIO]
    sueltos = [c for c in lugares if c.is_file()]
    dentro = [c for lugar in lugares for c in sorted(lugar.rglob("*")) if c.suffix in _DE_TEXTO]
    return [*sueltos, *(c for c in dentro if c.is_file())]
