"""Fotografía cada clase de página, ancha y en teléfono: «make capturas».

    python -m tests.navegador.capturas CARPETA [--portada docs/imagenes/portada.png]

Construye el sitio verdadero en una carpeta temporal y deja en CARPETA un PNG por página y medida.
Con «--portada» hace además la imagen del README.
"""

from __future__ import annotations

import argparse
import re
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import Browser

from tests.navegador.apertura import (
    MEDIDAS,
    chromium,
    clases_de_pagina,
    construir_verdadero,
    servidor,
)


def capturar(navegador: Browser, direccion: str, medida: str, destino: Path) -> None:
    """Guarda en «destino» lo que se ve al abrir la dirección, sin bajar por la página."""
    ancho, alto = MEDIDAS[medida]
    pagina = navegador.new_page(viewport={"width": ancho, "height": alto}, locale="es-PE")
    pagina.goto(direccion, wait_until="networkidle")
    pagina.evaluate("document.fonts.ready")
    pagina.screenshot(path=destino)
    pagina.close()


def main() -> None:
    """Entrada de la orden."""
    opciones = argparse.ArgumentParser(description="Fotografía cada clase de página del sitio.")
    opciones.add_argument("carpeta", type=Path, help="dónde dejar las imágenes")
    opciones.add_argument("--portada", type=Path, help="imagen del README que se rehace")
    pedido = opciones.parse_args()
    pedido.carpeta.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory() as temporal, chromium() as navegador:
        sitio = construir_verdadero(Path(temporal) / "site")
        with servidor(sitio) as base:
            for clase, ruta in clases_de_pagina(sitio).items():
                for medida in MEDIDAS:
                    nombre = re.sub(r"\W+", "-", f"{clase}-{medida}")
                    capturar(navegador, base + ruta, medida, pedido.carpeta / f"{nombre}.png")
            if pedido.portada:
                pedido.portada.parent.mkdir(parents=True, exist_ok=True)
                capturar(navegador, base, "escritorio", pedido.portada)


if __name__ == "__main__":
    main()
