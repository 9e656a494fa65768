"""Video, hijo: el proceso que abre un archivo de video y responde una línea con sus medidas.

Abre lo ajeno encerrado como los lectores de adjuntos: sin red, sin escribir, con memoria y tiempo
acotados. No lee el archivo entero: mira su índice y unas pocas muestras repartidas.

No se usa a mano: ``python -m generador.video.hijo ARCHIVO``, y los cinco números de ``Limites``.
"""

from __future__ import annotations

import os
import sys
from importlib import import_module
from pathlib import Path

from generador.extraccion import encierro
from generador.extraccion.lectura import INCOMPLETA, SIN_MEMORIA, Limites
from generador.video.contenedor import LARGO, contenedor, nombre_visible, que_es
from generador.video.medida import Medida


def mirar(camino: Path) -> Medida:
    """Las medidas de ese archivo, o por qué no se pueden tomar."""
    try:
        with camino.open("rb") as archivo:
            comienzo = archivo.read(LARGO)
    except OSError:
        return Medida("acceso")
    if not comienzo:
        return Medida("vacio")
    formato = contenedor(comienzo)
    if not formato:
        return Medida(f"otro:{que_es(comienzo)}")
    muestras = import_module("generador.video.muestras")  # la biblioteca, solo si hace falta
    medida: Medida = muestras.tomar(camino, formato, nombre_visible(formato, comienzo))
    return medida


def principal() -> None:
    """Reserva la salida para la respuesta, se encierra y mira."""
    limites = Limites(*map(int, sys.argv[2:]))
    salida = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # lo que imprima una biblioteca no se mezcla con la respuesta
    encierro.encerrar(limites)
    encierro.renovar_plazo(limites)
    try:
        salida.write(mirar(Path(sys.argv[1])).a_json() + b"\n")
        salida.flush()
    except ImportError:
        sys.exit(INCOMPLETA)
    except MemoryError:
        os._exit(SIN_MEMORIA)  # sin memoria, cualquier otra cosa puede fallar otra vez


if __name__ == "__main__":
    principal()
