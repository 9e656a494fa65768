"""Otros motores como funciones de carpeta a carpeta, igual que ``generador.sitio.motor``."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import yaml

from generador.sitio.motor import CONFIGURACION, ErrorDeMotor, Motor, construir_marco
from tests.entorno_aparte import instalar

AQUI = Path(__file__).parent
DE_BASE = "MkDocs + Material"


def properdocs(entorno: Path) -> Motor:
    """ProperDocs con Material: la misma orden que MkDocs."""
    instalar(entorno, AQUI / "properdocs.txt")

    def construir(proyecto: Path, salida: Path) -> None:
        orden = [str(entorno / "bin/properdocs"), "build", "--quiet", "--site-dir", str(salida)]
        _ejecutar([*orden, "--config-file", str(proyecto / CONFIGURACION)], proyecto)

    return construir


def zensical(entorno: Path) -> Motor:
    """Zensical: no admite carpetas de fuera del proyecto, así que se le copia el tema dentro."""
    instalar(entorno, AQUI / "zensical.txt")

    def construir(proyecto: Path, salida: Path) -> None:
        archivo = proyecto / CONFIGURACION
        configuracion = yaml.safe_load(archivo.read_text(encoding="utf-8"))
        shutil.copytree(configuracion["theme"]["custom_dir"], proyecto / "tema")
        configuracion["theme"] |= {"custom_dir": "tema", "variant": "classic"}
        configuracion |= {"docs_dir": "docs", "site_dir": "sitio"}
        archivo.write_text(yaml.safe_dump(configuracion, allow_unicode=True), encoding="utf-8")
        orden = [str(entorno / "bin/zensical"), "build", "--clean", "--config-file", str(archivo)]
        _ejecutar(orden, proyecto)
        shutil.copytree(proyecto / "sitio", salida, dirs_exist_ok=True)

    return construir


def _ejecutar(orden: Sequence[str], carpeta: Path) -> None:
    entorno = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "PYTHONWARNINGS": "ignore"}
    hecho = subprocess.run(
        orden, cwd=carpeta, capture_output=True, text=True, env=entorno, check=False
    )
    if hecho.returncode != 0:
        raise ErrorDeMotor((hecho.stderr or hecho.stdout).strip())


MOTORES: Mapping[str, Callable[[Path], Motor]] = {
    DE_BASE: lambda _: construir_marco,
    "ProperDocs + Material": properdocs,
    "Zensical": zensical,
}
"""Nombre → función que, dado un entorno donde instalarse, devuelve el motor."""
