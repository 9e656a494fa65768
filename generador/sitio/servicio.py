"""Etapa 5, servicio: el sitio en este equipo, rehecho cada vez que cambia su contenido."""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Callable
from pathlib import Path

from generador import tipos
from generador.construccion import Resultado
from generador.fuentes.enlaces import ARCHIVO as ENLACES
from generador.sitio.motor import CONFIGURACION, construir_marco, servir
from generador.sitio.obra import construir_sitio

ESCRITAS = "docs"


def vista_previa(
    raiz: Path,
    temporal: Path,
    puerto: int,
    fecha: Callable[[], str],
    informar: Callable[[Resultado], None],
    interno: Path | None = None,
) -> None:
    """Sirve «raiz» hasta que se interrumpa; con errores, sigue mostrando lo último que salió bien.

    «temporal» es una carpeta que se puede llenar y que borra quien llama.
    """
    salida = temporal / "sitio"
    motor = MotorConMemoria(temporal / "marcos")

    def rehacer() -> None:
        informar(construir_sitio(raiz, salida, fecha(), motor=motor, interno=interno))

    rehacer()
    carpetas = [t.carpeta for t in tipos.cargar().values() if t.carpeta]
    vigiladas = [raiz / c for c in (*carpetas, "vocabularios", ESCRITAS, ENLACES, CONFIGURACION)]
    vigiladas += [interno / c for c in carpetas] if interno else []
    servir(salida, puerto, vigiladas, rehacer)


class MotorConMemoria:
    """El motor, que solo trabaja si cambió el proyecto: editar una ficha no lo despierta."""

    def __init__(self, carpeta: Path) -> None:
        self._carpeta = carpeta

    def __call__(self, proyecto: Path, salida: Path) -> None:
        """Copia el último marco si el proyecto es el mismo; si no, lo construye."""
        guardado = self._carpeta / _huella(proyecto)
        if not guardado.is_dir():
            shutil.rmtree(self._carpeta, ignore_errors=True)
            construir_marco(proyecto, guardado)
        shutil.copytree(guardado, salida, dirs_exist_ok=True)


def _huella(proyecto: Path) -> str:
    """Resumen de los archivos del proyecto; su propia ubicación no cuenta."""
    suma = hashlib.sha256()
    for camino in sorted(p for p in proyecto.rglob("*") if p.is_file()):
        suma.update(camino.relative_to(proyecto).as_posix().encode() + b"\0")
        suma.update(camino.read_bytes().replace(str(proyecto.resolve()).encode(), b"") + b"\0")
    return suma.hexdigest()
