"""Entornos de Python aparte del de este proyecto, con lo que solo hace falta para comparar."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path


def instalar(entorno: Path, requisitos: Path) -> None:
    """Crea el entorno con justo esos requisitos, con sus sumas; si ya está así, no hace nada."""
    hecho, pedido = entorno / ".instalado", requisitos.read_text(encoding="utf-8")
    if hecho.is_file() and hecho.read_text(encoding="utf-8") == pedido:
        return
    shutil.rmtree(entorno, ignore_errors=True)
    subprocess.run([sys.executable, "-m", "venv", str(entorno)], check=True)
    orden = [str(entorno / "bin/python"), "-m", "pip", "install", "--quiet", "--require-hashes"]
    subprocess.run([*orden, "--disable-pip-version-check", "-r", str(requisitos)], check=True)
    hecho.write_text(pedido, encoding="utf-8")


def versiones(entorno: Path, *paquetes: str) -> dict[str, str]:
    """Paquete → versión instalada, de los que se piden."""
    orden = [str(entorno / "bin/python"), "-m", "pip", "list", "--format=freeze"]
    lineas = subprocess.run(orden, capture_output=True, text=True, check=True).stdout.split()
    todas = dict(linea.split("==") for linea in lineas if "==" in linea)
    return {p: todas[p] for p in paquetes}
