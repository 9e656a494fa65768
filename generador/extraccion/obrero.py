"""Extracción, obrero: el trato con el proceso hijo. Si uno cae o tarda, otro sigue con el resto."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from contextlib import suppress
from dataclasses import astuple
from pathlib import Path
from threading import Timer
from typing import Self

from generador.extraccion.lectura import (
    INCOMPLETA,
    SIN_MEMORIA,
    ErrorDeExtraccion,
    Lectura,
    Limites,
)

MODULO = "generador.extraccion.hijo"
ARRANQUE = 60
"""Segundos que se espera a que un hijo nuevo esté listo."""
PAQUETE = Path(__file__).resolve().parents[2]
"""Carpeta donde está el paquete «generador», instalado o no."""
# Lo que Python necesita para arrancar. Ninguna otra variable llega al hijo.
VARIABLES = ("HOME", "LD_LIBRARY_PATH", "PYTHONHOME", "PYTHONPATH", "SYSTEMROOT", "APPDATA")
CAIDAS = {SIN_MEMORIA: "memoria", -getattr(signal, "SIGXCPU", 1000): "tiempo"}
"""Código de salida del hijo → por qué cayó."""


class Obrero:
    """Lee archivos de uno en uno en un proceso hijo, que nace con el primero."""

    def __init__(self, limites: Limites) -> None:
        self._limites = limites
        self._hijo: _Hijo | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._despedir()

    def leer(self, formato: str, crudo: bytes) -> Lectura:
        """Lo que el hijo saca de esos bytes, o por qué no pudo."""
        self._hijo = hijo = self._hijo or _Hijo(self._limites)
        lectura = Lectura.de_json(hijo.preguntar(formato, crudo))
        if lectura is not None and not hijo.vencido:
            return lectura
        codigo = self._despedir()
        if codigo == INCOMPLETA:
            raise ErrorDeExtraccion(f"falta una biblioteca para leer archivos «.{formato}»")
        reparo = "tiempo" if hijo.vencido else CAIDAS.get(codigo, "caida")
        return lectura or Lectura((), reparo)

    def _despedir(self) -> int:
        hijo, self._hijo = self._hijo, None
        return hijo.terminar() if hijo else 0


class _Hijo:
    """Un proceso hijo, y si se le acabó el tiempo."""

    def __init__(self, limites: Limites) -> None:
        self._limites = limites
        self.vencido = False
        ambiente = {v: os.environ[v] for v in VARIABLES if v in os.environ}
        self._proceso = subprocess.Popen(
            [sys.executable, "-B", "-m", MODULO, *map(str, astuple(limites))],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            cwd=PAQUETE,
            env={**ambiente, "PYTHONUTF8": "1", "PYTHONHASHSEED": "0"},
        )
        if self._conversar(b"", 2, ARRANQUE) != b"\n":
            raise ErrorDeExtraccion(f"el lector de adjuntos no arranca: {self.terminar()}")

    def preguntar(self, formato: str, crudo: bytes) -> bytes:
        """La respuesta del hijo; vacía o a medias si cayó o si se le acabó el tiempo."""
        encargo = json.dumps({"formato": formato, "bytes": len(crudo)}).encode() + b"\n"
        return self._conversar(encargo + crudo, self._limites.respuesta, self._limites.segundos)

    def terminar(self) -> int:
        """Cierra sus tubos y espera a que salga; si no sale, lo detiene. Su código de salida."""
        for tubo in (self._proceso.stdin, self._proceso.stdout):
            if tubo is not None:
                with suppress(OSError):
                    tubo.close()
        try:
            return self._proceso.wait(timeout=1)
        except subprocess.TimeoutExpired:
            self._proceso.kill()
            return self._proceso.wait()

    def _conversar(self, encargo: bytes, largo: int, segundos: float) -> bytes:
        """Envía y recibe una línea; pasado el plazo detiene el proceso, y los tubos se sueltan."""
        entrada, salida = self._proceso.stdin, self._proceso.stdout
        assert entrada is not None and salida is not None
        alarma = Timer(segundos, self._vencer)
        alarma.daemon = True
        alarma.start()
        try:
            with suppress(OSError):  # el hijo pudo haber caído: lo dirá la lectura vacía
                entrada.write(encargo)
                entrada.flush()
            return salida.readline(largo)
        finally:
            alarma.cancel()
            alarma.join()

    def _vencer(self) -> None:
        self.vencido = True
        self._proceso.kill()
