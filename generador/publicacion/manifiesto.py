"""Publicación, manifiesto: de una carpeta a la lista de sus archivos, con tamaño y SHA-256."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from generador.publicacion.entradas import (
    FIRMA,
    NOMBRE,
    PROPIOS,
    Entrada,
    Identidad,
    ManifiestoInvalido,
    comprobar_archivos,
    comprobar_identidad,
)

FORMATO = "manifiesto/1"
BYTES = 64 << 20
"""Lo más que ocupa el texto de un manifiesto."""

__all__ = [
    "FIRMA",
    "NOMBRE",
    "PROPIOS",
    "Entrada",
    "Identidad",
    "Manifiesto",
    "ManifiestoInvalido",
    "de_carpeta",
    "escribir",
    "huella",
    "huella_de",
    "leer",
    "recorrer",
    "texto",
]
_CAMPOS = ("sitio", "paquete", "edicion", "secuencia", "fecha", "base")


@dataclass(frozen=True, slots=True)
class Manifiesto:
    """La identidad y todos los archivos, por orden de ruta."""

    identidad: Identidad
    archivos: tuple[Entrada, ...]


def de_carpeta(carpeta: Path, identidad: Identidad) -> Manifiesto:
    """El manifiesto de todos los archivos de la carpeta."""
    archivos = (
        Entrada(ruta, camino.stat().st_size, huella_de(camino))
        for ruta, camino in sorted(recorrer(carpeta))
        if ruta not in PROPIOS
    )
    manifiesto = Manifiesto(identidad, tuple(archivos))
    _comprobar(manifiesto)
    return manifiesto


def recorrer(carpeta: Path) -> Iterator[tuple[str, Path]]:
    """Ruta y camino de cada archivo, sin orden; rechaza enlaces y lo que no es un archivo."""
    pendientes = [(carpeta, "")]
    while pendientes:
        actual, prefijo = pendientes.pop()
        with os.scandir(actual) as dentro:
            for cosa in dentro:
                ruta = prefijo + cosa.name
                if cosa.is_dir(follow_symlinks=False):
                    pendientes.append((Path(cosa.path), f"{ruta}/"))
                elif cosa.is_file(follow_symlinks=False):
                    yield ruta, Path(cosa.path)
                else:
                    raise ManifiestoInvalido(f"{ruta!r} es un enlace, o no es un archivo normal")


def huella_de(camino: Path) -> str:
    """SHA-256 de un archivo, en hexadecimal."""
    with camino.open("rb") as abierto:
        return hashlib.file_digest(abierto, "sha256").hexdigest()


def huella(manifiesto: Manifiesto) -> str:
    """SHA-256 del texto del manifiesto: identifica la edición entera."""
    return hashlib.sha256(texto(manifiesto)).hexdigest()


def texto(manifiesto: Manifiesto) -> bytes:
    """JSON en su única forma: un archivo por línea, para que dos ediciones se comparen bien."""
    cabeza = [f'"formato": {_json(FORMATO)},']
    cabeza += [f'"{c}": {_json(getattr(manifiesto.identidad, c))},' for c in _CAMPOS]
    filas = ",\n".join(linea(e) for e in manifiesto.archivos)
    lineas = ["{", *cabeza, '"archivos": [', *([filas] if filas else []), "]}", ""]
    return "\n".join(lineas).encode()


def linea(entrada: Entrada) -> str:
    """Un archivo, en una línea."""
    ruta = _json(entrada.ruta)
    return f'{{"ruta": {ruta}, "bytes": {entrada.bytes}, "sha256": "{entrada.sha256}"}}'


def leer(datos: bytes) -> Manifiesto:
    """El manifiesto que dicen esos bytes, que pueden venir de cualquiera."""
    crudo = cargar(datos, NOMBRE)
    try:
        identidad = Identidad(**{c: crudo[c] for c in _CAMPOS})
        archivos = tuple(Entrada(**fila) for fila in crudo["archivos"])
    except (KeyError, TypeError) as e:
        raise ManifiestoInvalido(f"«{NOMBRE}» no tiene la forma de un manifiesto") from e
    manifiesto = Manifiesto(identidad, archivos)
    _comprobar(manifiesto)
    if texto(manifiesto) != datos:
        raise ManifiestoInvalido(f"«{NOMBRE}» no está escrito en su forma única")
    return manifiesto


def cargar(datos: bytes, nombre: str) -> dict[str, Any]:
    """Un objeto JSON de tamaño acotado; lo demás de su forma lo mira quien lo pide."""
    if len(datos) > BYTES:
        raise ManifiestoInvalido(f"«{nombre}» pasa de {BYTES >> 20} MB")
    try:
        crudo = json.loads(datos.decode("utf-8"))
    except (ValueError, RecursionError) as e:
        raise ManifiestoInvalido(f"«{nombre}» no se puede leer: está cortado o alterado") from e
    if not isinstance(crudo, dict):
        raise ManifiestoInvalido(f"«{nombre}» no tiene la forma debida")
    return crudo


def escribir(carpeta: Path, manifiesto: Manifiesto) -> None:
    """Deja el manifiesto en la carpeta que describe."""
    _comprobar(manifiesto)
    (carpeta / NOMBRE).write_bytes(texto(manifiesto))


def _comprobar(manifiesto: Manifiesto) -> None:
    comprobar_identidad(manifiesto.identidad)
    comprobar_archivos(manifiesto.archivos)


def _json(valor: object) -> str:
    return json.dumps(valor, ensure_ascii=False)
