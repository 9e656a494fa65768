"""Publicación, diferencia: de dos manifiestos a lo que cambia entre ellos, que se firma."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from typing import Any

from generador.modelo import Fallo
from generador.publicacion.entradas import Entrada
from generador.publicacion.manifiesto import Manifiesto, cargar, huella, linea

CAMBIOS = "cambios.json"
FIRMA_DE_CAMBIOS = "cambios.json.minisig"
LEAME = "LEAME.html"
ARCHIVOS = "archivos/"
"""En el ZIP: qué cambia, su firma, la página que lo explica y los archivos de la edición nueva."""

FORMATO = "cambios/1"


class CambiosInvalidos(Fallo):
    """Los cambios no llevan de la edición que hay a una posterior, o no están enteros."""


@dataclass(frozen=True, slots=True)
class Extremo:
    """Una edición, y la huella de su manifiesto."""

    edicion: str
    secuencia: int
    manifiesto: str


@dataclass(frozen=True, slots=True)
class Cambios:
    """De qué edición a cuál, qué archivos vienen y cuáles se quitan."""

    sitio: str
    paquete: str
    desde: Extremo
    hasta: Extremo
    leame: str
    """SHA-256 de la página que lo explica."""
    archivos: tuple[Entrada, ...]
    quitar: tuple[str, ...]


def entre(anterior: Manifiesto, nuevo: Manifiesto, leame: str) -> Cambios:
    """Lo que hay que traer y quitar para pasar de una edición a la siguiente."""
    de, a = anterior.identidad, nuevo.identidad
    if (de.sitio, de.paquete) != (a.sitio, a.paquete):
        raise CambiosInvalidos(
            f"son de paquetes distintos: «{de.sitio}, {de.paquete}» y «{a.sitio}, {a.paquete}»"
        )
    if de.secuencia >= a.secuencia or a.base != de.edicion:
        raise CambiosInvalidos(f"la edición {a.edicion} no es la que sigue a {de.edicion}")
    tenia = set(anterior.archivos)
    quedan = {e.ruta for e in nuevo.archivos}
    return Cambios(
        a.sitio,
        a.paquete,
        extremo(anterior),
        extremo(nuevo),
        leame,
        tuple(e for e in nuevo.archivos if e not in tenia),
        tuple(e.ruta for e in anterior.archivos if e.ruta not in quedan),
    )


def extremo(manifiesto: Manifiesto) -> Extremo:
    """La edición de ese manifiesto."""
    i = manifiesto.identidad
    return Extremo(i.edicion, i.secuencia, huella(manifiesto))


def texto_de(cambios: Cambios) -> bytes:
    """JSON en su única forma, un archivo por línea."""
    cabeza = {"formato": FORMATO, "sitio": cambios.sitio, "paquete": cambios.paquete}
    datos = cabeza | {c: asdict(getattr(cambios, c)) for c in ("desde", "hasta")}
    lineas = [f"{_json(c)}: {_json(v)}," for c, v in (datos | {"leame": cambios.leame}).items()]
    archivos = ",\n".join(linea(e) for e in cambios.archivos)
    quitar = ",\n".join(_json(r) for r in cambios.quitar)
    return "\n".join(
        ["{", *lineas, f'"archivos": [\n{archivos}\n],', f'"quitar": [\n{quitar}\n]', "}", ""]
    ).encode()


def leer_extremos(datos: bytes) -> tuple[Extremo, Extremo]:
    """De qué edición a cuál llevan unos cambios ya comprobados por su firma."""
    crudo = cargar(datos, CAMBIOS)
    try:
        desde, hasta = Extremo(**crudo["desde"]), Extremo(**crudo["hasta"])
    except (KeyError, TypeError) as e:
        raise CambiosInvalidos(f"«{CAMBIOS}» no tiene la forma debida") from e
    return desde, hasta


def _json(valor: Any) -> str:
    return json.dumps(valor, ensure_ascii=False)
