"""Extracción, hijo: el proceso que abre los archivos ajenos. Nada de lo que pase aquí sale de aquí.

Atiende encargos por su entrada, uno tras otro: una línea de JSON con el formato y los bytes del
archivo, y los bytes. Responde cada uno con una línea de JSON (vea ``Lectura``). Si un archivo lo
hace caer, el generador lo anota y empieza otro hijo para los demás.

No se usa a mano: ``python -m generador.extraccion.hijo``, y los cinco números de ``Limites``.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import replace
from importlib import import_module
from typing import BinaryIO

from generador.extraccion import encierro, lectores, propiedades
from generador.extraccion.lectura import (
    INCOMPLETA,
    SIN_MEMORIA,
    Ilegible,
    Lectura,
    Limites,
    Trozo,
)
from generador.extraccion.limpieza import limpiar
from generador.extraccion.propiedades.clases import CLASES, QUITAR, REDUCIR

ETIQUETA = 80
"""Letras de una etiqueta, a lo sumo."""


def atender(entrada: BinaryIO, salida: BinaryIO, limites: Limites) -> None:
    """Lee encargos hasta que se cierre la entrada."""
    salida.write(b"\n")  # listo: desde aquí se cuenta el tiempo
    salida.flush()
    while cabecera := entrada.readline():
        encargo = json.loads(cabecera)
        crudo = entrada.read(encargo["bytes"])
        encierro.renovar_plazo(limites)
        salida.write(responder(encargo["formato"], crudo, limites).a_json() + b"\n")
        salida.flush()


def responder(formato: str, crudo: bytes, limites: Limites) -> Lectura:
    """Lo que hay en un archivo y lo que dice de sí; o, si se pide, él mismo hecho de nuevo."""
    for prefijo, rehacer in _REHACEN.items():
        if formato.startswith(prefijo):
            try:
                return rehacer(formato.removeprefix(prefijo), crudo)
            except Ilegible as e:
                return Lectura(reparo=e.clave)
    leido = leer(formato, crudo, limites)
    if formato not in CLASES or leido.reparo in ("bomba", "cifrado", "puntos"):
        return leido
    with suppress(Ilegible):  # si está dañado, ya lo dijo el lector
        return replace(leido, propiedades=propiedades.leer(formato, crudo))
    return leido


def _reducir(ancho: str, crudo: bytes) -> Lectura:
    reduccion = import_module("generador.extraccion.reduccion")  # la biblioteca, si hace falta
    hecha: Lectura = reduccion.reducir(int(ancho), crudo)
    return hecha


_REHACEN: Mapping[str, Callable[[str, bytes], Lectura]] = {
    QUITAR: propiedades.quitar,
    REDUCIR: _reducir,
}


def leer(formato: str, crudo: bytes, limites: Limites) -> Lectura:
    """Los trozos de un archivo, limpios y sin pasar de los límites."""
    trozos: list[Trozo] = []
    try:
        quedan = limites.caracteres
        for texto, etiqueta, ancla in lectores.leer(formato, crudo):
            limpio = limpiar(texto)
            if not limpio:
                continue
            if len(trozos) == limites.trozos or not quedan:
                return Lectura(tuple(trozos), "recortado")
            trozos.append((limpio[:quedan], _breve(limpiar(etiqueta)), ancla))
            if len(limpio) > quedan:
                return Lectura(tuple(trozos), "recortado")
            quedan -= len(limpio)
    except Ilegible as e:
        return Lectura(tuple(trozos), "incompleto" if trozos and e.clave == "danado" else e.clave)
    return Lectura(tuple(trozos), "" if trozos or formato in lectores.IMAGENES else "sin_texto")


def _breve(etiqueta: str) -> str:
    return etiqueta if len(etiqueta) <= ETIQUETA else etiqueta[: ETIQUETA - 1].rstrip() + "…"


def principal() -> None:
    """Reserva la salida para las respuestas, se encierra y atiende."""
    limites = Limites(*map(int, sys.argv[1:]))
    salida = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # lo que imprima una biblioteca no se mezcla con las respuestas
    encierro.encerrar(limites)
    try:
        atender(sys.stdin.buffer, salida, limites)
    except ImportError:
        sys.exit(INCOMPLETA)
    except MemoryError:
        os._exit(SIN_MEMORIA)  # sin memoria, cualquier otra cosa puede fallar otra vez


if __name__ == "__main__":
    principal()
