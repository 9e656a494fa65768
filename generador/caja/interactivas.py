"""Caja, interactivas: de datos/<nombre>.yml a lo que una herramienta pregunta y enseña."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

CARPETA = Path(__file__).parent / "datos"
DOCUMENTOS = Path(__file__).parent / "documentos"
"""Un documento de Word por herramienta, con marcas que el navegador llena."""
# Las cifras de un video se cambian allí, y aquí solo se citan. Se lee como dato: esa capa es otra.
ESTANDAR = Path(__file__).parents[1] / "video/estandar.yml"
ORDEN = (
    "elegir-accion",
    "planificar-sesion",
    "evaluar-accion",
    "lista-grabacion",
    "autoevaluar-practica",
)

Parte = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Interactiva:
    """Una herramienta que se usa en su propia página."""

    nombre: str
    titulo: str
    resumen: str
    icono: str
    minutos: int
    fuente: str
    estado: str
    guias: tuple[str, ...]
    """Fichas que explican lo que aquí se hace; desde ellas se llega aquí."""
    partes: tuple[Parte, ...]
    """Lo que se llena, en orden: campos, una lista, puntos, un banco de preguntas o un criterio."""
    ejemplo: Mapping[str, Any]
    """La herramienta ya llena, para aprender: siempre inventada."""
    pagina: str = ""
    """Su lugar en el sitio, si no es el corriente."""
    propone: str = ""
    """Tipo de la ficha que se puede proponer con lo escrito."""
    tablas: Mapping[str, Any] | None = None
    """El método, para leer: de ellas salen también las opciones de los campos."""
    busca: Mapping[str, str] | None = None
    evite: tuple[str, ...] = ()

    @property
    def ruta(self) -> str:
        """Ruta de su página en el sitio."""
        return self.pagina or f"caja/{self.nombre}.html"


def leer(carpeta: Path = CARPETA) -> tuple[Interactiva, ...]:
    """Todas, en el orden en que se muestran. Un archivo roto es un fallo nuestro: excepción."""
    cifras = _yaml(ESTANDAR)
    return tuple(_interactiva(carpeta / f"{nombre}.yml", cifras) for nombre in ORDEN)


def _interactiva(archivo: Path, cifras: Mapping[str, Any]) -> Interactiva:
    datos = _yaml(archivo)
    partes = tuple(_con_cifras(p, cifras) for p in datos.pop("partes"))
    guias, evite = tuple(datos.pop("guias")), tuple(datos.pop("evite", ()))
    return Interactiva(nombre=archivo.stem, partes=partes, guias=guias, evite=evite, **datos)


def _con_cifras(parte: Parte, cifras: Mapping[str, Any]) -> Parte:
    """La parte, con las cifras del estándar en el texto de sus puntos."""
    if "puntos" not in parte:
        return parte
    puntos = [{**p, "texto": p["texto"].format_map(cifras)} for p in parte["puntos"]]
    return {**parte, "puntos": puntos}


def _yaml(archivo: Path) -> dict[str, Any]:
    datos: dict[str, Any] = yaml.load(archivo.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    return datos
