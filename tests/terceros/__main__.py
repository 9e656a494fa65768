"""Baja de npm cada paquete anotado y dice si el guion del sitio es el mismo: «make terceros»."""

from __future__ import annotations

import base64
import hashlib
import subprocess
import sys
import tarfile
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from tests.test_terceros import ANOTADOS, CARPETA


def _revisar(uno: dict[str, Any], carpeta: Path) -> list[str]:
    """Lo que no coincide entre lo anotado, lo que hay en el sitio y lo que da npm."""
    pedido = f"{uno['paquete']}@{uno['version']}"
    orden = ["npm", "pack", "--silent", "--ignore-scripts", pedido]
    nombre = subprocess.run(orden, cwd=carpeta, check=True, capture_output=True, text=True).stdout
    paquete = (carpeta / nombre.strip()).read_bytes()
    with tarfile.open(carpeta / nombre.strip()) as abierto:
        dentro = abierto.extractfile(f"package/{uno['fuente']}")
        original = dentro.read() if dentro else b""
    suma = hashlib.sha256(original).hexdigest()
    integridad = "sha512-" + base64.b64encode(hashlib.sha512(paquete).digest()).decode()
    print(f"{pedido}: sha256 {suma}, integridad {integridad}")
    distintos = {
        "el archivo del sitio": (CARPETA / uno["archivo"]).read_bytes() != original,
        "la suma anotada": uno["sha256"] != suma,
        "la integridad anotada": uno["integridad"] != integridad,
    }
    return [f"{pedido}: no coincide {que}" for que, mal in distintos.items() if mal]


def main() -> int:
    """Entrada de la orden: termina con 1 si algo no coincide."""
    with TemporaryDirectory() as temporal:
        faltas = [falta for uno in ANOTADOS for falta in _revisar(uno, Path(temporal))]
    print("\n".join(faltas) or "Son los mismos que en npm.")
    return 1 if faltas else 0


if __name__ == "__main__":
    sys.exit(main())
