"""Destinos, edición: de una carpeta terminada a su manifiesto, comprobado contra los archivos."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from pathlib import Path

from generador.publicacion import manifiesto as m
from generador.publicacion.destinos.averias import ErrorDeDestino
from generador.publicacion.manifiesto import FIRMA, NOMBRE, PROPIOS, Identidad, Manifiesto

_LISTA = b'"archivos": ['


@dataclass(frozen=True, slots=True)
class Guardada:
    """Una edición que el destino conserva."""

    identidad: Identidad
    huella: str
    """SHA-256 de su manifiesto."""

    @property
    def nombre(self) -> str:
        """El de la edición: AAAA-MM."""
        return self.identidad.edicion


def manifiesto_de(carpeta: Path) -> Manifiesto:
    """El manifiesto de una edición terminada; comprueba qué archivos hay, sin leerlos enteros."""
    manifiesto = m.leer(_datos(carpeta))
    esperados = {e.ruta: e.bytes for e in manifiesto.archivos}
    hay = {r: c.stat().st_size for r, c in m.recorrer(carpeta) if r not in PROPIOS}
    for ruta in sorted(esperados.keys() | hay.keys()):
        if esperados.get(ruta) != hay.get(ruta):
            raise ErrorDeDestino(f"«{ruta}» no coincide con el manifiesto de «{carpeta}»")
    return manifiesto


def comprobar(carpeta: Path) -> Manifiesto:
    """Lo mismo, leyendo además cada archivo y comparando su SHA-256."""
    manifiesto = manifiesto_de(carpeta)
    for entrada in manifiesto.archivos:
        if m.huella_de(carpeta / entrada.ruta) != entrada.sha256:
            raise ErrorDeDestino(f"«{carpeta / entrada.ruta}» se alteró: no es lo publicado")
    return manifiesto


def propios(carpeta: Path) -> list[str]:
    """Los que acompañan al manifiesto y no están en él: primero la firma, si la hay."""
    return [n for n in (FIRMA, NOMBRE) if (carpeta / n).is_file()]


def guardada(datos: bytes) -> Guardada:
    """La identidad y la huella de un manifiesto nuestro, sin leer la lista de sus archivos."""
    crudo = json.loads(datos.partition(_LISTA)[0] + _LISTA + b"]}")
    identidad = Identidad(**{c.name: crudo[c.name] for c in fields(Identidad)})
    return Guardada(identidad, hashlib.sha256(datos).hexdigest())


def guardada_en(carpeta: Path) -> Guardada:
    """Lo mismo, de la edición de una carpeta."""
    datos = _datos(carpeta)
    try:
        return guardada(datos)
    except (ValueError, KeyError, TypeError) as e:
        raise ErrorDeDestino(f"el manifiesto de «{carpeta}» está dañado") from e


def admitir(nueva: Manifiesto, servida: Identidad | None, guardadas: Iterable[Guardada]) -> None:
    """Levanta ErrorDeDestino si publicar «nueva» sería volver atrás o cambiar algo ya publicado."""
    i, hay = nueva.identidad, {g.nombre: g for g in guardadas}
    if servida and i.secuencia < servida.secuencia:
        raise ErrorDeDestino(
            f"la edición «{i.edicion}» (número {i.secuencia}) es más antigua que la publicada, "
            f"«{servida.edicion}» (número {servida.secuencia}); para servir la anterior, vuelva"
        )
    if i.edicion in hay:
        if hay[i.edicion].huella != m.huella(nueva):
            raise ErrorDeDestino(
                f"ya hay una edición «{i.edicion}» con otro contenido; dé otro nombre a la nueva"
            )
        return
    mayor = max(hay.values(), key=lambda g: g.identidad.secuencia, default=None)
    if mayor and i.secuencia <= mayor.identidad.secuencia:
        raise ErrorDeDestino(
            f"el número {i.secuencia} de la edición «{i.edicion}» no es mayor que el de "
            f"«{mayor.nombre}», que es {mayor.identidad.secuencia}"
        )


def anterior(servida: Guardada | None, guardadas: Mapping[str, Guardada]) -> Guardada:
    """La que se servía antes: su base o, si ya no está, la última con número menor."""
    if servida is None:
        raise ErrorDeDestino("todavía no hay nada publicado: no se puede volver")
    if base := guardadas.get(servida.identidad.base):
        return base
    numero = servida.identidad.secuencia
    menores = [g for g in guardadas.values() if g.identidad.secuencia < numero]
    if not menores:
        raise ErrorDeDestino(f"no se guarda ninguna edición anterior a «{servida.nombre}»")
    return max(menores, key=lambda g: g.identidad.secuencia)


def _datos(carpeta: Path) -> bytes:
    try:
        return (carpeta / NOMBRE).read_bytes()
    except FileNotFoundError as e:
        raise ErrorDeDestino(f"«{carpeta}» no es una edición: le falta «{NOMBRE}»") from e
