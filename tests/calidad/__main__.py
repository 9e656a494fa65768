"""Mide cada clase de página y escribe la tabla de docs/desarrollo/calidad.md.

python -m tests.calidad                     # todas: unos quince minutos
python -m tests.calidad portada "explorar"  # unas pocas: solo se cambian sus filas
python -m tests.calidad --veces 5           # de la que no llega, la nota del medio de cinco
"""

from __future__ import annotations

import argparse
import os
import tempfile
from pathlib import Path

from tests.calidad import informe
from tests.calidad.medir import Medida, instalar, medir
from tests.calidad.servidor import Comprimido
from tests.navegador.apertura import chromium, clases_de_pagina, construir_verdadero, servidor


def principal() -> int:
    """Mide lo pedido, o todo, y lo escribe. Termina con 1 si alguna página no llega."""
    opciones = _opciones()
    instalar()
    medidas: list[Medida] = []
    if not opciones.clases:
        informe.vaciar()
    with tempfile.TemporaryDirectory() as temporal, chromium() as navegador:
        sitio = construir_verdadero(Path(temporal) / "site")
        clases = clases_de_pagina(sitio)
        pedidas = opciones.clases or list(clases)
        with servidor(sitio, Comprimido) as base:
            for clase in pedidas:
                ruta = clases[clase]
                medidas.append(medir(clase, ruta, base, sitio, navegador, opciones.veces))
                print(informe.fila(medidas[-1]), *medidas[-1].motivos, sep="\n    ", flush=True)
                informe.escribir(medidas, list(clases), os.getloadavg()[2], opciones.veces)
    bajas = [m for m in medidas if not m.llega]
    print(f"{len(bajas)} de {len(medidas)} páginas no llegan")
    return int(bool(bajas))


def _opciones() -> argparse.Namespace:
    partes = argparse.ArgumentParser(prog="python -m tests.calidad", description=__doc__)
    partes.add_argument("clases", nargs="*", help="clases de página; sin ninguna, todas")
    partes.add_argument("--veces", type=int, default=3, help="cuántas se mide la que no llega")
    return partes.parse_args()


raise SystemExit(principal())
