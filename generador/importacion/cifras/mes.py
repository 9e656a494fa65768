"""Cifras, mes: se unen las nuevas a las que ya había, se comprueban y se guardan de una vez."""

from __future__ import annotations

import csv
import io
import os
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from generador.fuentes.cifras import CARPETA, COLUMNAS, leer_cifras
from generador.indicadores import comprobar
from generador.modelo import Catalogo, Cifra, Dato, Fallo, Problema


class SinCifras(Fallo):
    """No hay de dónde sacar las cifras, o no se pueden guardar."""


@dataclass(frozen=True, slots=True)
class Guardadas:
    """El archivo de un mes como quedaría, y lo que está mal en él."""

    archivo: str
    datos: tuple[Dato, ...]
    problemas: tuple[Problema, ...]


def unir(
    raiz: Path, catalogo: Catalogo, mes: str, nuevos: Sequence[Dato], enteros: bool
) -> Guardadas:
    """Las cifras del mes con las nuevas en lugar de las que reemplazan.

    Con «enteros», las nuevas son todas las de sus indicadores en el mes; si no, solo reemplazan a
    las de la misma unidad, región y categoría.
    """
    archivo = f"{CARPETA}/{mes}.csv"
    cifras, problemas = leer_cifras(raiz)
    if rotos := [p for p in problemas if p.archivo == archivo]:
        return Guardadas(archivo, (), tuple(rotos))
    indicadores = {d.indicador for d in nuevos}
    claves = {_clave(d) for d in nuevos}
    quedan = [
        c.dato
        for c in cifras
        if c.dato.periodo == mes
        and not (c.dato.indicador in indicadores if enteros else _clave(c.dato) in claves)
    ]
    datos = tuple(sorted([*quedan, *nuevos]))
    escritas = [Cifra(d, archivo, n) for n, d in enumerate(datos, 2)]
    return Guardadas(archivo, datos, tuple(comprobar(catalogo, escritas)))


def guardar(raiz: Path, guardadas: Guardadas) -> None:
    """Escribe el archivo entero de una vez: si se interrumpe, queda el anterior."""
    destino = raiz / guardadas.archivo
    temporal = destino.with_name(f".{destino.name}.tmp")
    if any(c.is_symlink() for c in (destino.parent.parent, destino.parent, destino, temporal)):
        raise SinCifras(f"«{guardadas.archivo}» lleva a otra carpeta: no se escribe en ella")
    try:
        destino.parent.mkdir(parents=True, exist_ok=True)
        with temporal.open("wb") as salida:
            salida.write(_csv(guardadas.datos))
            salida.flush()
            os.fsync(salida.fileno())
        temporal.replace(destino)
    except OSError as e:
        que = f"no se pudo guardar {guardadas.archivo} ({e.strerror})"
        raise SinCifras(f"{que}; si lo tiene abierto en Excel, ciérrelo") from e


def _clave(dato: Dato) -> tuple[str, str, str, str]:
    return dato.indicador, dato.unidad, dato.region, dato.categoria


def _csv(datos: Iterable[Dato]) -> bytes:
    salida = io.StringIO()
    escritor = csv.writer(salida, lineterminator="\n")
    escritor.writerow(COLUMNAS)
    for d in datos:
        fila = (d.indicador, d.unidad, d.region, d.categoria, f"{d.valor:.15g}", d.base or "")
        escritor.writerow((*fila, d.fuente))
    return salida.getvalue().encode()
