"""Video, medir: el trato con el proceso hijo, uno por archivo, con plazo."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import astuple
from importlib.util import find_spec
from pathlib import Path
from threading import Timer

from generador.extraccion.lectura import INCOMPLETA, Limites
from generador.extraccion.obrero import CAIDAS, PAQUETE, VARIABLES
from generador.modelo import Fallo
from generador.video.medida import LIMITES, Medida

RESPUESTA = 64 * 1024
"""Bytes de la respuesta más larga que se admite."""


class FaltaBiblioteca(Fallo):
    """No está instalada la biblioteca que lee videos."""


def medir(camino: Path, limites: Limites = LIMITES) -> Medida:
    """Las medidas de ese archivo; nunca falla por lo que haya dentro."""
    proceso = _lanzar(camino, limites)
    vencido = False

    def vencer() -> None:
        nonlocal vencido
        vencido = True
        proceso.kill()

    alarma = Timer(limites.segundos, vencer)
    alarma.daemon = True
    alarma.start()
    try:
        assert proceso.stdout is not None
        with proceso.stdout as salida:
            respuesta = salida.read(RESPUESTA)
        codigo = proceso.wait()
    finally:
        alarma.cancel()
        alarma.join()
    medida = Medida.de_json(respuesta)
    if medida is not None:
        return medida
    if codigo == INCOMPLETA and find_spec("av") is None:
        que = "falta la biblioteca que lee videos"
        raise FaltaBiblioteca(f"{que}: instálela con «pip install -e .[video]» (vea README.md)")
    # Si está instalada y no se pudo cargar, es que no cupo.
    caidas = {**CAIDAS, INCOMPLETA: "memoria"}
    return Medida("tiempo" if vencido else caidas.get(codigo, "caida"))


def _lanzar(camino: Path, limites: Limites) -> subprocess.Popen[bytes]:
    ambiente = {v: os.environ[v] for v in VARIABLES if v in os.environ}
    return subprocess.Popen(
        [
            sys.executable,
            "-B",
            "-m",
            "generador.video.hijo",
            str(camino.absolute()),
            *map(str, astuple(limites)),
        ],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        cwd=PAQUETE,
        env={**ambiente, "PYTHONUTF8": "1", "PYTHONHASHSEED": "0"},
    )
