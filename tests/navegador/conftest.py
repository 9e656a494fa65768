"""Un navegador y un sitio, el verdadero, para todas estas pruebas."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from tests.navegador.apertura import (
    MEDIDAS,
    chromium,
    clases_de_pagina,
    construir_verdadero,
    servidor,
)

Abrir = Callable[..., "Vista"]
CANCELADA = "net::ERR_ABORTED"
"""Lo que el navegador deja a medias al pasar a otra página: no es una falta."""


@dataclass
class Vista:
    """Una pestaña abierta en el sitio, y lo que pasó en ella sin que se vea."""

    pagina: Page
    base: str
    """Dirección del sitio: http://… o file://…"""
    quejas: list[str] = field(default_factory=list)
    """Lo que dijo la consola, los fallos de guion y lo que no se pudo cargar."""
    fuera: list[str] = field(default_factory=list)
    """Lo que se pidió fuera del sitio."""

    def ir(self, ruta: str) -> Page:
        """Abre una ruta del sitio y espera a que cargue."""
        self.pagina.goto(self.base + ruta, wait_until="load")
        return self.pagina

    def escuchar(self) -> None:
        """Empieza a anotar quejas y peticiones."""
        self.pagina.on("console", self._consola)
        self.pagina.on("pageerror", lambda error: self.quejas.append(f"fallo: {error}"))
        self.pagina.on("requestfailed", self._fallida)
        self.pagina.on("request", self._peticion)
        self.pagina.on("response", self._respuesta)

    def _consola(self, mensaje: Any) -> None:
        if mensaje.type in ("error", "warning"):
            self.quejas.append(f"consola: {mensaje.text}")

    def _fallida(self, peticion: Any) -> None:
        if peticion.failure != CANCELADA:
            self.quejas.append(f"no cargó: {peticion.url} ({peticion.failure})")

    def _peticion(self, peticion: Any) -> None:
        if not peticion.url.startswith((self.base, "data:", "blob:", "about:")):
            self.fuera.append(peticion.url)

    def _respuesta(self, respuesta: Any) -> None:
        if respuesta.status >= 400:
            self.quejas.append(f"{respuesta.status}: {respuesta.url}")


@pytest.fixture(scope="package")
def navegador() -> Iterator[Browser]:
    """Un solo Chromium para todas las pruebas."""
    with chromium() as abierto:
        yield abierto


@pytest.fixture(scope="package")
def verdadero(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """El sitio con el contenido verdadero."""
    return construir_verdadero(tmp_path_factory.mktemp("verdadero") / "site")


@pytest.fixture(scope="package")
def clases(verdadero: Path) -> dict[str, str]:
    """Clase de página → ruta de una de ellas."""
    return clases_de_pagina(verdadero)


@pytest.fixture(scope="package")
def bases(verdadero: Path) -> Iterator[dict[str, str]]:
    """Las dos formas de llegar al sitio: por un servidor y con doble clic."""
    with servidor(verdadero) as direccion:
        yield {"http": direccion, "file": f"{verdadero.as_uri()}/"}


@pytest.fixture(scope="package")
def pestanas(navegador: Browser, bases: dict[str, str]) -> Iterator[Callable[[str, str], Vista]]:
    """Función que da una pestaña ya abierta de cada forma y medida, para solo mirar."""
    abiertas: dict[tuple[str, str], Vista] = {}

    def dar(como: str, medida: str) -> Vista:
        if (como, medida) not in abiertas:
            abiertas[como, medida] = nueva_vista(navegador, bases[como], medida)
        vista = abiertas[como, medida]
        vista.quejas.clear()
        vista.fuera.clear()
        return vista

    yield dar
    for vista in abiertas.values():
        vista.pagina.context.close()


@pytest.fixture
def abrir(navegador: Browser, bases: dict[str, str]) -> Iterator[Abrir]:
    """Función que abre una pestaña; se cierran todas al terminar la prueba."""
    vistas: list[Vista] = []

    def hacer(como: str = "http", medida: str = "escritorio", **opciones: Any) -> Vista:
        vistas.append(nueva_vista(navegador, bases[como], medida, **opciones))
        return vistas[-1]

    yield hacer
    for vista in vistas:
        vista.pagina.context.close()


def nueva_vista(
    navegador: Browser, base: str, medida: str = "escritorio", **opciones: Any
) -> Vista:
    """Una pestaña nueva, con su propia memoria, que ya anota lo que pasa en ella."""
    ancho, alto = MEDIDAS[medida]
    contexto = navegador.new_context(
        viewport={"width": ancho, "height": alto},
        locale="es-PE",
        reduced_motion="reduce",
        **opciones,
    )
    contexto.set_default_timeout(10_000)
    vista = Vista(contexto.new_page(), base)
    vista.escuchar()
    return vista
