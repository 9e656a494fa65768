"""Propuestas, alcance: qué archivos cambia una propuesta, y si todos son de contenido."""

from __future__ import annotations

import subprocess
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from generador.modelo import Fallo, Problema, Tipo


@dataclass(frozen=True, slots=True)
class Alcance:
    """Lo que cambia una propuesta."""

    contenido: tuple[str, ...]
    """Archivos dentro de la carpeta de una ficha."""
    ajenos: tuple[str, ...]
    """Los demás: el programa, los vocabularios, las páginas…"""

    @property
    def solo_contenido(self) -> bool:
        """Si no toca nada que decida cómo se construye el sitio."""
        return bool(self.contenido) and not self.ajenos

    def suyo(self, problema: Problema) -> bool:
        """Si el problema está en lo que la propuesta cambia, o es un error que tal vez causó.

        Antes de la propuesta no había errores: se dicen todos, también lejos de lo que cambia.
        """
        donde = PurePosixPath(problema.archivo)
        tocados = {c for a in (*self.contenido, *self.ajenos) for c in _carpetas(a)}
        return problema.nivel == "error" or bool({donde, donde.parent} & tocados)


def medir(cambiados: Iterable[str], tipos: Mapping[str, Tipo]) -> Alcance:
    """Separa los archivos cambiados: los de las carpetas de fichas, y los demás."""
    carpetas = tuple(f"{t.carpeta}/" for t in tipos.values() if t.carpeta)
    todos = sorted(set(cambiados))
    contenido = tuple(a for a in todos if _de_ficha(a, carpetas))
    return Alcance(contenido, tuple(a for a in todos if a not in contenido))


def cambiados(raiz: Path, desde: str) -> tuple[str, ...]:
    """Los archivos que cambian entre «desde» y lo que hay en «raiz»; los quitados, también."""
    orden = ["git", "-C", str(raiz), "diff", "--name-only", "--no-renames", "-z"]
    fin_de_opciones = "--end-of-options"
    hecho = subprocess.run(
        [*orden, fin_de_opciones, desde, "HEAD"], capture_output=True, check=False
    )
    if hecho.returncode:
        raise Fallo(f"no se sabe qué cambia desde «{desde}»: ¿está todo el historial de Git?")
    return tuple(hecho.stdout.decode("utf-8", "replace").split("\0")[:-1])


def _de_ficha(archivo: str, carpetas: tuple[str, ...]) -> bool:
    """Si está justo dentro de la carpeta de una ficha: ni suelto, ni oculto."""
    suya = next((c for c in carpetas if archivo.startswith(c)), None)
    partes = archivo.removeprefix(suya).split("/") if suya else []
    return len(partes) == 2 and not any(p.startswith(".") for p in partes)


def _carpetas(archivo: str) -> tuple[PurePosixPath, PurePosixPath]:
    ruta = PurePosixPath(archivo)
    return (ruta, ruta.parent) if len(ruta.parts) > 1 else (ruta, ruta)
