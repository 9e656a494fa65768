"""Etapa 5, motor: el único módulo que conoce MkDocs. De una carpeta de proyecto a una de sitio."""

from __future__ import annotations

import base64
import hashlib
import os
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import yaml

CONFIGURACION = "mkdocs.yml"
Motor = Callable[[Path, Path], None]
"""Construye el proyecto de la primera carpeta en la segunda."""


class ErrorDeMotor(Exception):
    """El motor no pudo construir el marco; el mensaje es lo que dijo."""


def leer_configuracion(raiz: Path) -> dict[str, Any]:
    """La configuración del sitio. Solo YAML llano: sin etiquetas que ejecuten código."""
    try:
        datos = yaml.safe_load((raiz / CONFIGURACION).read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise ErrorDeMotor(f"falta {CONFIGURACION} en {raiz.resolve()}") from None
    except yaml.YAMLError as e:
        raise ErrorDeMotor(f"{CONFIGURACION} no se entiende: {e}") from None
    if not isinstance(datos, dict) or not str(datos.get("site_url", "")).startswith("http"):
        raise ErrorDeMotor(f"{CONFIGURACION} debe tener «site_url», con la dirección del sitio")
    return datos


def construir_marco(proyecto: Path, salida: Path) -> None:
    """Ejecuta el motor sobre un proyecto que hemos escrito nosotros."""
    orden = [
        sys.executable,
        "-m",
        "mkdocs",
        "build",
        "--quiet",
        "--config-file",
        str((proyecto / CONFIGURACION).resolve()),
        "--site-dir",
        str(salida.resolve()),  # el motor la tomaría desde el proyecto
    ]
    entorno = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "PYTHONWARNINGS": "ignore"}
    hecho = subprocess.run(orden, capture_output=True, text=True, env=entorno, check=False)
    if hecho.returncode != 0:
        raise ErrorDeMotor((hecho.stderr or hecho.stdout).strip())


def archivos_del_tema() -> Iterator[Path]:
    """Lo que el tema pone en el sitio por su cuenta: guiones, estilos y rótulos."""
    for paquete in ("material", "mkdocs"):
        hallado = find_spec(paquete)
        for lugar in (hallado.submodule_search_locations or ()) if hallado else ():
            for patron in ("templates/assets/**/*", "templates/**/*.html", "themes/**/*.html"):
                yield from sorted(c for c in Path(lugar).glob(patron) if c.is_file())


def servir(
    carpeta: Path,
    puerto: int,
    vigiladas: Iterable[Path],
    rehacer: Callable[[Callable[[], None]], None],
) -> None:
    """Sirve «carpeta» en 127.0.0.1, llama a «rehacer» cuando algo cambia y recarga el navegador.

    «rehacer» recibe con qué recargarlo antes de terminar. Vuelve cuando se interrumpe con Ctrl+C.
    """
    from mkdocs.livereload import LiveReloadServer  # noqa: PLC0415 (solo se paga al servir)

    def mostrar() -> None:
        with servidor._epoch_cond:
            servidor._visible_epoch = servidor._wanted_epoch
            servidor._epoch_cond.notify_all()

    servidor = LiveReloadServer(lambda: rehacer(mostrar), "127.0.0.1", puerto, str(carpeta))
    for camino in vigiladas:
        if camino.exists():
            servidor.watch(str(camino))
    admitir_recarga(servidor)
    try:
        servidor.serve()  # type: ignore[no-untyped-call]
    except KeyboardInterrupt:
        servidor.shutdown()


def admitir_recarga(servidor: Any) -> None:
    """Añade a la política de cada página servida el guion con que el motor la recarga."""
    inyectar = servidor._inject_js_into_html

    def con_huella(contenido: bytes, epoca: int) -> bytes:
        pagina: bytes = inyectar(contenido, epoca)
        guion = pagina[pagina.rindex(b"<script>") + 8 : pagina.rindex(b"</script>")]
        huella = base64.b64encode(hashlib.sha256(guion).digest())
        de_mas = b"script-src 'self' 'sha256-%b'" % huella
        return pagina.replace(b"script-src 'self'", de_mas, 1)

    servidor._inject_js_into_html = con_huella
