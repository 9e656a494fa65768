"""Publicación, entradas: lo que dice un manifiesto, y qué de ello es admisible."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from generador.modelo import Fallo
from generador.publicacion.rutas import choques, clave, reparo

NOMBRE = "manifiesto.json"
FIRMA = "manifiesto.json.minisig"
PROPIOS = frozenset({NOMBRE, FIRMA, ".generado"})
"""Lo que está en la carpeta y no en el manifiesto: él mismo, su firma y la marca del generador."""

ARCHIVOS = 200_000
TAMANO = (4 << 30) - 1
"""Límites: cuántos archivos, y cuántos bytes cada uno (los de un ZIP corriente)."""

EDICION = re.compile(r"[0-9]{4}-(0[1-9]|1[0-2])(\.([2-9]|[1-9][0-9]))?")
_PAQUETE = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_HUELLA = re.compile(r"[0-9a-f]{64}")


class ManifiestoInvalido(Fallo):
    """El manifiesto, o la carpeta de la que saldría, no es admisible."""


@dataclass(frozen=True, slots=True, order=True)
class Entrada:
    """Un archivo: su ruta con «/», cuántos bytes tiene y su SHA-256 en hexadecimal."""

    ruta: str
    bytes: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Identidad:
    """Qué se entrega: de qué sitio, qué parte y qué edición."""

    sitio: str
    """Nombre o dirección del sitio."""
    paquete: str
    """«sitio», «todo», «eje-…», «region-…»."""
    edicion: str
    """AAAA-MM; «AAAA-MM.2» es la segunda del mes."""
    secuencia: int
    """Crece en cada edición: la de número menor es más antigua."""
    fecha: str
    base: str
    """Edición anterior; vacío en la primera."""

    @property
    def comentario(self) -> str:
        """El que acompaña a su firma, para que una persona sepa qué se firmó."""
        return f"{self.sitio} | {self.paquete} {self.edicion} n.º {self.secuencia} del {self.fecha}"


def comprobar_identidad(i: Identidad) -> None:
    """Levanta ManifiestoInvalido si un dato no tiene su forma."""
    malo = next((nombre for nombre, bien in _reparos(i) if not bien), None)
    if malo:
        raise ManifiestoInvalido(f"el dato «{malo}» del manifiesto no es válido")


def _reparos(i: Identidad) -> Iterator[tuple[str, bool]]:
    yield "sitio", _texto(i.sitio) and 0 < len(i.sitio) <= 200 and i.sitio.isprintable()
    yield "paquete", _texto(i.paquete) and len(i.paquete) <= 80 and _casa(_PAQUETE, i.paquete)
    yield "edicion", _texto(i.edicion) and _casa(EDICION, i.edicion)
    yield "secuencia", type(i.secuencia) is int and 0 <= i.secuencia < 10**9
    yield "fecha", _texto(i.fecha) and _es_fecha(i.fecha)
    yield "base", _texto(i.base) and (i.base == "" or _casa(EDICION, i.base))


def comprobar_archivos(archivos: tuple[Entrada, ...]) -> None:
    """Levanta ManifiestoInvalido si una entrada no es admisible, o si dos chocan."""
    if len(archivos) > ARCHIVOS:
        raise ManifiestoInvalido(f"hay más de {ARCHIVOS} archivos")
    for e in archivos:
        if not _texto(e.ruta) or (por_que := reparo(e.ruta)):
            raise ManifiestoInvalido(f"{e.ruta!r}: {por_que if _texto(e.ruta) else 'no es texto'}")
        if type(e.bytes) is not int or not 0 <= e.bytes <= TAMANO:
            raise ManifiestoInvalido(f"«{e.ruta}»: su tamaño no es válido")
        if not es_huella(e.sha256):
            raise ManifiestoInvalido(f"«{e.ruta}»: su SHA-256 no es válido")
    rutas = [e.ruta for e in archivos]
    if any(clave(r) in PROPIOS for r in rutas) or rutas != sorted(rutas):
        raise ManifiestoInvalido("los archivos no están en orden, o se nombra el manifiesto mismo")
    if choque := next(choques(rutas), None):
        raise ManifiestoInvalido(f"«{choque[0]}» y «{choque[1]}» no pueden estar a la vez")


def _texto(valor: object) -> bool:
    return isinstance(valor, str)


def es_huella(valor: object) -> bool:
    """Si es un SHA-256 en hexadecimal."""
    return isinstance(valor, str) and _casa(_HUELLA, valor)


def _casa(patron: re.Pattern[str], valor: str) -> bool:
    return patron.fullmatch(valor) is not None


def _es_fecha(valor: str) -> bool:
    try:
        return date.fromisoformat(valor).isoformat() == valor
    except ValueError:
        return False
