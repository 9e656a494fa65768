"""Etapa 5, servicio: el sitio en este equipo, rehecho cada vez que cambia su contenido."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from generador import tipos
from generador.construccion import Resultado
from generador.fuentes.enlaces import ARCHIVO as ENLACES
from generador.sitio.motor import CONFIGURACION, servir
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

    def rehacer() -> None:
        informar(construir_sitio(raiz, salida, fecha(), interno=interno))

    rehacer()
    carpetas = [t.carpeta for t in tipos.cargar().values() if t.carpeta]
    vigiladas = [raiz / c for c in (*carpetas, "vocabularios", ESCRITAS, ENLACES, CONFIGURACION)]
    vigiladas += [interno / c for c in carpetas] if interno else []
    servir(salida, puerto, vigiladas, rehacer)
