"""Rompe, una a una, las defensas que se le digan, y comprueba que alguna prueba lo nota."""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

RAIZ = Path(__file__).parents[1]
COPIADO = (
    *("buenas_practicas", "docs", "playlists", "recursos", "vocabularios", "mkdocs.yml"),
    *("generador", "tests", "pyproject.toml", "README.md", "CONTRIBUIR.md"),
)


@dataclass(frozen=True, slots=True)
class Mutacion:
    """Un cambio que quita una defensa, y las pruebas que deben notarlo."""

    nombre: str
    archivo: str
    antes: str
    despues: str
    pruebas: str


def comprobar(mutaciones: Sequence[Mutacion]) -> None:
    """Termina con 1 si alguna pasa sin que nadie la note. Los argumentos eligen por el nombre."""
    elegidas = sys.argv[1:] or [""]
    mutaciones = [m for m in mutaciones if any(e in m.nombre for e in elegidas)]
    vivas = [m.nombre for m in mutaciones if not _se_nota(m)]
    sys.stdout.write(f"{len(mutaciones) - len(vivas)} de {len(mutaciones)} mutaciones notadas\n")
    sys.exit(1 if vivas else 0)


def _se_nota(mutacion: Mutacion) -> bool:
    with tempfile.TemporaryDirectory() as temporal:
        copia = Path(temporal)
        for nombre in COPIADO:
            origen = RAIZ / nombre
            if origen.is_dir():
                shutil.copytree(
                    origen, copia / nombre, ignore=shutil.ignore_patterns("__pycache__")
                )
            else:
                shutil.copyfile(origen, copia / nombre)
        archivo = copia / mutacion.archivo
        texto = archivo.read_text(encoding="utf-8")
        assert texto.count(mutacion.antes) == 1, f"{mutacion.archivo} cambió: {mutacion.antes!r}"
        archivo.write_text(texto.replace(mutacion.antes, mutacion.despues), encoding="utf-8")
        orden = [sys.executable, "-m", "pytest", "-qx", "-p", "no:cacheprovider"]
        hecho = subprocess.run(
            [*orden, *mutacion.pruebas.split()],
            cwd=copia,
            env={"PATH": "/usr/bin:/bin", "PYTHONPATH": str(copia), "PYTHONUTF8": "1"},
            capture_output=True,
            text=True,
            check=False,
        )
    notada = hecho.returncode == 1 and ("failed" in hecho.stdout or "error" in hecho.stdout)
    sys.stdout.write(f"{'notada' if notada else 'VIVA'}: {mutacion.nombre}\n")
    if not notada:
        sys.stdout.write(f"{hecho.stdout[-1500:]}\n{hecho.stderr[-500:]}\n")
    sys.stdout.flush()
    return notada
