"""De unos textos hostiles a todo lo que salió mal con ellos, con el navegador o sin él."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser

from generador.puerta.carpeta import REGLA
from tests.hostiles import crudas, estructura, repositorio
from tests.hostiles.navegador import Visita, visitando
from tests.hostiles.recorrido import Suceso, buscar, recorrer, recorrer_crudas
from tests.hostiles.repositorio import Hostil
from tests.navegador.apertura import servidor


@dataclass(frozen=True, slots=True)
class Tanda:
    """Un sitio terminado con unos cuantos textos hostiles."""

    sitio: Path
    hostiles: Sequence[Hostil]
    rechazos: tuple[str, ...]
    """Lo que dijo la puerta: debe ser nada, porque lo hostil llegó ya quieto."""

    @property
    def vectores(self) -> list[str]:
        """Los textos."""
        return [h.vector for h in self.hostiles]

    @property
    def rutas(self) -> list[str]:
        """Las páginas con algún texto hostil que se abren: las fichas y sus videos."""
        videos = sorted(self.sitio.glob("videos/vi-hostil-*.html"))
        return [*(h.ruta for h in self.hostiles), *(f"videos/{v.name}" for v in videos)]


def preparar(carpeta: Path, vectores: Sequence[str]) -> Tanda:
    """Escribe el repositorio y construye el sitio dentro de «carpeta»."""
    raiz, sitio = carpeta / "repositorio", carpeta / "sitio"
    escritos = repositorio.escribir(raiz, vectores)
    crudas.poner(raiz, repositorio.PUNTO)
    fallidas, problemas = repositorio.levantar(raiz, sitio)
    hostiles = [h for h in escritos if f"he-{h.id}" not in fallidas]
    rechazos = tuple(f"{p.archivo}: {p.mensaje}" for p in problemas if p.regla == REGLA)
    return Tanda(sitio, hostiles, rechazos)


def sin_navegador(tanda: Tanda) -> list[str]:
    """Lo que está mal en las páginas, leídas."""
    return [*tanda.rechazos, *estructura.reparos(tanda.sitio, tanda.hostiles)]


def en_navegador(tanda: Tanda, navegador: Browser) -> list[Suceso]:
    """Lo que pasó al abrir cada página, por un servidor y con doble clic, y al buscarla."""
    sucesos: list[Suceso] = []
    for mitad, visita in enumerate(_visitas(tanda.sitio, navegador)):
        sucesos += recorrer(tanda.sitio, visita, tanda.rutas)
        sucesos += buscar(visita, {h.ruta: h.palabra for h in tanda.hostiles[mitad::2]})
    return sucesos


def sin_sanear(
    tanda: Tanda, navegador: Browser, vectores: Sequence[str], con_politica: bool
) -> list[Suceso]:
    """Lo que pasa en las mismas páginas con los textos crudos: unas por un servidor, otras no."""
    rutas = [*crudas.escribir(tanda.sitio, vectores, con_politica)]
    sucesos: list[Suceso] = []
    for mitad, visita in enumerate(_visitas(tanda.sitio, navegador)):
        sucesos += recorrer_crudas(tanda.sitio, visita, rutas[mitad::2])
    return sucesos


def _visitas(sitio: Path, navegador: Browser) -> Iterator[Visita]:
    with servidor(sitio) as http:
        for base in (http, f"{sitio.as_uri()}/"):
            with visitando(navegador, base) as visita:
                yield visita
