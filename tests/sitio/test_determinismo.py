"""Dos construcciones del mismo contenido tienen los mismos bytes, sea cual sea el equipo."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.rendimiento.corpus import hacer_corpus
from tests.sitio.preparacion import RAIZ, contenido

FICHAS = 55
UN_EQUIPO = {"PYTHONHASHSEED": "0", "TZ": "UTC", "LC_ALL": "C", "LANG": "C"}
OTRO_EQUIPO = {
    "PYTHONHASHSEED": "4242",
    "TZ": "Pacific/Kiritimati",
    "LC_ALL": "es_PE.UTF-8",
    "LANG": "es_PE.UTF-8",
}


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Fichas inventadas de todos los tipos, con su historial de Git."""
    carpeta = tmp_path_factory.mktemp("corpus") / "corpus"
    hacer_corpus(FICHAS, carpeta)
    return carpeta


@pytest.fixture(scope="module")
def de_un_equipo(corpus: Path, tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, bytes]:
    """Lo que sale en un equipo, desde la carpeta del repositorio."""
    return _construir(corpus, tmp_path_factory.mktemp("uno") / "site", UN_EQUIPO, corpus)


def _construir(
    raiz: Path, salida: Path, equipo: Mapping[str, str], desde: Path
) -> Mapping[str, bytes]:
    """Ruta → bytes del sitio que construye la orden en ese equipo, desde esa carpeta."""
    orden = [sys.executable, "-m", "generador", "construir", "--salida", str(salida)]
    entorno = {**os.environ, "PYTHONPATH": str(RAIZ), **equipo}
    raices = [] if desde == raiz else ["--raiz", str(raiz)]
    subprocess.run([*orden, *raices], cwd=desde, env=entorno, check=True, capture_output=True)
    return contenido(salida)


def _distintos(uno: Mapping[str, bytes], otro: Mapping[str, bytes]) -> list[str]:
    return sorted(r for r in uno.keys() | otro.keys() if uno.get(r) != otro.get(r))


def test_en_otro_equipo_salen_los_mismos_bytes(
    corpus: Path, de_un_equipo: Mapping[str, bytes], tmp_path: Path
) -> None:
    """Otra carpeta, otro orden en el disco, otra hora, otro idioma y otra semilla."""
    copia = tmp_path / "otro sitio" / "copia del repositorio"
    shutil.copytree(corpus, copia, ignore=shutil.ignore_patterns("recursos", ".cache"))
    for camino in sorted((corpus / "recursos").glob("*/*"), reverse=True):
        shutil.copytree(camino, copia / camino.relative_to(corpus))
    otro = _construir(copia, tmp_path / "salida" / "site", OTRO_EQUIPO, tmp_path)
    assert len(otro) > FICHAS
    assert _distintos(de_un_equipo, otro) == []


def test_con_lo_ya_guardado_salen_los_mismos_bytes(
    corpus: Path, de_un_equipo: Mapping[str, bytes], tmp_path: Path
) -> None:
    """La segunda vez se aprovecha lo leído en la primera, y no se nota."""
    assert (
        _distintos(de_un_equipo, _construir(corpus, tmp_path / "site", OTRO_EQUIPO, corpus)) == []
    )
