"""Etapa 4, redirecciones: la dirección de un término antiguo lleva al que lo reemplaza."""

from __future__ import annotations

from collections.abc import Iterator

from generador.modelo import Archivo
from generador.vistas.campos import PAGINAS_DE_TERMINOS
from generador.vistas.entorno import Taller


def archivos(taller: Taller) -> Iterator[Archivo]:
    """Una página mínima por dirección antigua."""
    for nombre in PAGINAS_DE_TERMINOS:
        for antiguo, vigente in taller.catalogo.vocabularios[nombre].antiguos.items():
            html = taller.pintar(
                "redireccion.html.j2",
                destino=f"{vigente}.html",
                canonica=f"{taller.sitio.url}{nombre}/{vigente}.html",
                titulo=taller.catalogo.nombre(nombre, vigente),
            )
            yield Archivo(f"{nombre}/{antiguo}.html", html.encode())
