"""Etapa 4, descargas: lo que se lleva sin conexión; dentro de un paquete, qué paquete es."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generador.modelo import Descarga, Pagina
from generador.vistas.entorno import Rotulo, Taller

SECCION = "descargas"
RUTA = f"{SECCION}/index.html"


def paginas(taller: Taller) -> Iterator[Pagina]:
    """La página, mientras no hay nada que descargar."""
    yield pagina(taller)


def pagina(taller: Taller, descargas: Sequence[Descarga] = (), componentes: str = "") -> Pagina:
    """La página de descargas; sin ninguna, dice de qué edición es esta copia.

    «componentes» es la ruta de la lista de lo ajeno con que se hizo, si la hay.
    """
    grupos: dict[str, list[Descarga]] = {}
    for descarga in descargas:
        grupos.setdefault(descarga.grupo, []).append(descarga)
    titulo = "Descargas" if descargas else "Esta copia"
    descripcion = (
        "El repositorio para llevar en una memoria USB y abrir sin internet, sin instalar nada."
        if descargas
        else "De qué edición es lo que está viendo y cómo conseguir otra."
    )
    return taller.pagina(
        RUTA,
        Rotulo(titulo, descripcion),
        "descargas.html.j2",
        indexar=bool(descargas),
        grupos=grupos,
        componentes=componentes,
        fichas=sum(not f.ejemplo for f in taller.catalogo.visibles),
    )
