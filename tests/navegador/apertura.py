"""Lo que hace falta para abrir el sitio en Chromium: el programa, un servidor y una muestra."""

from __future__ import annotations

import functools
import os
import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from generador.cli.fecha import fecha_de
from generador.sitio import construir_sitio

RAIZ = Path(__file__).parents[2]
NOMBRES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
OPCIONES = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
SIN_SALIDA = "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"
"""Nada sale del equipo, sin que nadie tenga que mirar cada petición."""
MEDIDAS = {"escritorio": (1366, 768), "teléfono": (390, 844)}

# Páginas que todo sitio tiene; las de fichas, listas y términos dependen del contenido.
FIJAS = {
    "portada": "index.html",
    "escrita": "como-proponer.html",
    "escrita con menú lateral": "acerca-de.html",
    "explorar": "explorar/index.html",
    "índice de herramientas": "herramientas/index.html",
    "índice de prácticas, con su mapa": "buenas-practicas/index.html",
    "índice de ejes": "ejes/index.html",
    "índice de regiones": "regiones/index.html",
    "unidad": "unidades/odes.html",
    "eje": "ejes/transversal.html",
    "novedades": "novedades/index.html",
    "glosario": "glosario/index.html",
    "qué necesito": "que-necesito/index.html",
    "herramientas interactivas": "caja/index.html",
    "planificador": "caja/planificar-sesion.html",
    "evaluaciones": "caja/evaluar-accion.html",
    "lista de grabación": "caja/lista-grabacion.html",
    "autoevaluación": "caja/autoevaluar-practica.html",
    "guías": "guias/index.html",
    "por revisar": "por-revisar/index.html",
    "indicadores": "indicadores/index.html",
    "diccionario": "indicadores/diccionario.html",
    "brechas": "indicadores/brechas.html",
    "difusión": "indicadores/difusion.html",
    "proponer": "proponer/index.html",
    "calendario": "calendario/index.html",
    "cronograma": "calendario/playlists.html",
    "formulario": "proponer/buenas-practicas.html",
    "guía": "guias/buenas-practicas.html",
}
CON_FICHAS = {
    "buena práctica": "buenas-practicas/bp-*.html",
    "herramienta": "herramientas/he-*.html",
    "recurso": "recursos/re-*.html",
    "lista de videos": "playlists/pl-*.html",
    "video": "videos/vi-*.html",
    "acción formativa": "oferta/af-*.html",
    "comunidad": "comunidades/cp-*.html",
    "ruta": "rutas/ru-*.html",
    "mes": "novedades/2*.html",
    "mes del calendario": "calendario/2*-*.html",
    "informe": "indicadores/informe-*.html",
}


class Callado(SimpleHTTPRequestHandler):
    """Sirve una carpeta tal cual."""

    def log_message(self, format: str, *args: object) -> None:
        """No escribe cada petición."""


def construir_verdadero(salida: Path) -> Path:
    """Construye en «salida» el sitio con el contenido verdadero."""
    resultado = construir_sitio(RAIZ, salida, fecha_de(RAIZ))
    errores = [p for p in resultado.problemas if p.nivel == "error"]
    assert not errores, errores
    return salida


def clases_de_pagina(sitio: Path) -> dict[str, str]:
    """Clase → ruta de una página; de las fichas de cada tipo, la más larga."""
    clases = dict(FIJAS)
    for clase, patron in CON_FICHAS.items():
        paginas = sorted(sitio.glob(patron), key=lambda p: (-p.stat().st_size, p.name))
        if paginas:
            clases[clase] = paginas[0].relative_to(sitio).as_posix()
    return clases


@contextmanager
def servidor(carpeta: Path, modo: type[Callado] = Callado) -> Iterator[str]:
    """Sirve la carpeta en este equipo; da su dirección, terminada en «/»."""
    atiende = functools.partial(modo, directory=str(carpeta))
    with ThreadingHTTPServer(("127.0.0.1", 0), atiende) as http:
        hilo = threading.Thread(target=http.serve_forever, args=(0.05,), daemon=True)
        hilo.start()
        try:
            yield f"http://127.0.0.1:{http.server_port}/"
        finally:
            http.shutdown()
            hilo.join()


def programa() -> str:
    """Dónde está Chromium: lo dice la variable CHROMIUM o es el que esté instalado."""
    candidatos = (os.environ.get("CHROMIUM") or "", *NOMBRES)
    hallado = next(filter(None, map(shutil.which, filter(None, candidatos))), None)
    if hallado is None:
        raise RuntimeError("no hay Chromium: ejecute «bash tests/instalar_programas.sh»")
    return hallado


@contextmanager
def chromium(*opciones: str) -> Iterator[Browser]:
    """Chromium sin ventana."""
    with sync_playwright() as playwright:
        argumentos = [*OPCIONES, *opciones]
        navegador = playwright.chromium.launch(executable_path=programa(), args=argumentos)
        try:
            yield navegador
        finally:
            navegador.close()
