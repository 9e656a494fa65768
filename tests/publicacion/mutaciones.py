"""Rompe, una a una, las defensas de lo interno y comprueba que alguna prueba lo nota.

Uso: ``python -m tests.publicacion.mutaciones`` (unos minutos). Trabaja sobre una copia.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

RAIZ = Path(__file__).parents[2]
COPIADO = (
    *("buenas_practicas", "docs", "playlists", "recursos", "vocabularios", "mkdocs.yml"),
    *("generador", "tests", "pyproject.toml", "README.md", "CONTRIBUIR.md"),
)
FUGAS = "tests/publicacion/test_fugas.py"
INTERNO = "tests/sitio/test_interno.py"


@dataclass(frozen=True, slots=True)
class Mutacion:
    """Un cambio que quita una defensa, y las pruebas que deben notarlo."""

    nombre: str
    archivo: str
    antes: str
    despues: str
    pruebas: str = FUGAS


MUTACIONES = (
    Mutacion(
        "todo lo leído es visible",
        "generador/fichas/armar.py",
        "visible = a_la_vista and self._visible(tipo, datos)",
        "visible = True",
    ),
    Mutacion(
        "el catálogo enseña también lo oculto",
        "generador/catalogo/enlazar.py",
        "[f for f in por_id.values() if f.visible]",
        "list(por_id.values())",
    ),
    Mutacion(
        "las vistas no quitan las menciones a lo oculto",
        "generador/vistas/publico.py",
        "    if enteras and not any(f.retirada for f in catalogo.visibles):\n",
        "    if True:\n",
    ),
    Mutacion(
        "los archivos de lo oculto se copian",
        "generador/vistas/adjuntos.py",
        "    for ficha in catalogo.visibles:\n",
        "    for ficha in [*catalogo.visibles, *catalogo.fichas.values()]:\n",
        "tests/sitio/test_visibilidad.py",
    ),
    Mutacion(
        "la carpeta interna se lee siempre",
        "generador/construccion.py",
        "fecha, interno)\n    fichas",
        "fecha, interno or next(iter(raiz.parent.glob('interno')), None))\n    fichas",
        INTERNO,
    ),
    Mutacion(
        "lo interno entra en el repositorio público",
        "generador/fichas/acceso.py",
        "    elif dicho is not None and dicho != PUBLICO:\n",
        "    elif False:\n",
        "tests/test_ejemplos.py",
    ),
    Mutacion(
        "la edición institucional no se marca",
        "generador/sitio/acabado.py",
        "    if sitio.interno:\n",
        "    if False:\n",
        INTERNO,
    ),
    Mutacion(
        "la segunda línea no abre lo comprimido",
        "generador/publicacion/fugas/mirada.py",
        "            elif hallado.contenido:\n",
        "            elif False:\n",
    ),
    Mutacion(
        "la segunda línea no reconstruye los términos de la búsqueda",
        "generador/publicacion/fugas/indice.py",
        "        hallados.add(previo)\n",
        "",
    ),
    Mutacion(
        "la segunda línea toma lo oculto por público",
        "generador/publicacion/fugas/fichas.py",
        "if fuente.interna or fuente.id not in visibles:",
        "if fuente.interna:",
    ),
)


def principal() -> None:
    """Termina con 1 si alguna mutación pasa sin que nadie la note."""
    vivas = [m.nombre for m in MUTACIONES if not _se_nota(m)]
    sys.stdout.write(f"{len(MUTACIONES) - len(vivas)} de {len(MUTACIONES)} mutaciones notadas\n")
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
        orden = [sys.executable, "-m", "pytest", "-qx", "-p", "no:cacheprovider", mutacion.pruebas]
        hecho = subprocess.run(
            orden,
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


if __name__ == "__main__":
    principal()
