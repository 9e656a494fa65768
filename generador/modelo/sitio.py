"""Lo que viaja, sitio: páginas y archivos que estarán en él."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Sitio:
    """Lo que las páginas dicen del sitio; sale de su configuración."""

    nombre: str
    descripcion: str
    url: str
    """Dirección pública, terminada en «/»."""
    correo: str = ""
    """Correo al que se informa de un error; vacío si no se conoce."""
    interno: bool = False
    """Si lleva fichas de la carpeta interna: entonces nada suyo se publica."""


@dataclass(frozen=True, slots=True)
class Pagina:
    """Una página compuesta, todavía sin el molde del sitio. Todas están a profundidad uno."""

    ruta: str
    seccion: str
    """Sección cuyo molde usa."""
    titulo: str
    descripcion: str
    cabeza: str
    migas: str
    contenido: str
    indexar: bool = True
    """Si entra en el mapa del sitio."""
    cambiada: str = ""


@dataclass(frozen=True, slots=True)
class Archivo:
    """Un archivo del sitio: ruta relativa y contenido (bytes, o el archivo que se copia)."""

    ruta: str
    contenido: bytes | Path
