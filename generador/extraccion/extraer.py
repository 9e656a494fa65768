"""Extracción, extraer: los adjuntos de las fichas visibles, uno a uno, hasta sus pasajes."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from generador.almacen import Almacen
from generador.extraccion.lector import Lector
from generador.extraccion.lectores import IMAGENES, LECTORES, MUESTRAS, TRANSCRIPCIONES
from generador.extraccion.lectura import Lectura, Limites
from generador.extraccion.obrero import Obrero
from generador.extraccion.reparos import GRAVES, REPAROS
from generador.modelo import Adjunto, Bloque, Ficha, Nivel, Pasaje, Problema, Propiedad
from generador.tipos.campos import hojas, valores

REGLA = "extraccion"
LIMITES = Limites()
CON_MUESTRA = frozenset(
    {"plantilla", "formato", "ficha", "lista_verificacion", "modelo", "guion", "acta", "informe"}
)
"""Clases de adjunto que se ven en la página antes de bajarlas: lo que se llena, y ya llenado."""


@dataclass(frozen=True, slots=True)
class Textos:
    """Los pasajes de los adjuntos de cada ficha, por id, y lo que no se pudo leer."""

    pasajes: Mapping[str, tuple[Pasaje, ...]]
    problemas: tuple[Problema, ...]
    muestras: Mapping[str, tuple[Bloque, ...]] = field(default_factory=dict)
    """La vista previa de lo que se llena, por la ruta del adjunto en el sitio."""
    propiedades: Mapping[str, tuple[Propiedad, ...]] = field(default_factory=dict)
    """Las de los archivos de cada ficha, por su id: no se publican ni se buscan, se vigilan."""


def extraer(fichas: Iterable[Ficha], almacen: Almacen, limites: Limites = LIMITES) -> Textos:
    """Lee los adjuntos de las fichas visibles; los ya leídos están en el almacén."""
    pasajes: dict[str, tuple[Pasaje, ...]] = {}
    problemas: set[Problema] = set()
    muestras: dict[str, tuple[Bloque, ...]] = {}
    propiedades: dict[str, tuple[Propiedad, ...]] = {}
    with Obrero(limites) as obrero:
        lector = Lector(almacen, obrero, limites)
        for ficha in fichas:
            propios, suyas = list[Pasaje](), list[Propiedad]()
            for adjunto, camino in _locales(ficha):
                lectura = lector.leer(adjunto.formato, camino)
                propios += _pasajes(ficha, adjunto, camino.name, lectura)
                suyas += (Propiedad(camino.name, *p) for p in lectura.propiedades)
                if lectura.reparo:
                    problemas.add(_aviso(ficha, camino.name, lectura.reparo))
                elif adjunto.clase in CON_MUESTRA and _muestra(adjunto) in MUESTRAS:
                    bloques = lector.leer(_muestra(adjunto), camino).trozos
                    muestras[adjunto.url] = tuple(_bloque(*b) for b in bloques)
            for formato, camino in _imagenes(ficha):
                lectura = lector.leer(formato, camino)
                suyas += (Propiedad(camino.name, *p) for p in lectura.propiedades)
            if propios:
                pasajes[ficha.id] = tuple(propios)
            if suyas:
                propiedades[ficha.id] = tuple(suyas)
    return Textos(pasajes, tuple(sorted(problemas)), muestras, propiedades)


@contextmanager
def abrir_lector(
    almacen: Path | None, limites: Limites = LIMITES
) -> Iterator[Callable[[str, bytes], str]]:
    """Para archivos sueltos: de un formato y unos bytes, su texto; vacío si no se puede leer.

    «almacen» es la carpeta de lo ya leído; sin ella, no se guarda nada.
    """
    with Almacen(almacen) as guardado, Obrero(limites) as obrero:
        lector = Lector(guardado, obrero, limites)

        def texto(formato: str, crudo: bytes) -> str:
            if formato not in LECTORES or len(crudo) > limites.entrada:
                return ""
            return "\n".join(t for t, _, _ in lector.de_bytes(formato, crudo).trozos)

        yield texto


def _locales(ficha: Ficha) -> Iterator[tuple[Adjunto, Path]]:
    """Los adjuntos de una ficha visible que son archivos de un formato que se sabe leer."""
    if ficha.visible:
        unicos = {a.url: a for a in ficha.adjuntos if a.formato in LECTORES}
        yield from ((a, a.camino) for a in unicos.values() if a.camino)


def _imagenes(ficha: Ficha) -> Iterator[tuple[str, Path]]:
    """Las que un texto puede mostrar; las que son adjuntos ya se leyeron, y no se publican así."""
    declaradas = {a.camino for a in ficha.adjuntos}
    for vecino in ficha.vecinos.values() if ficha.visible else ():
        formato = vecino.camino.suffix.lower().removeprefix(".")
        if formato in IMAGENES and vecino.camino not in declaradas:
            yield formato, vecino.camino


def _pasajes(ficha: Ficha, adjunto: Adjunto, nombre: str, lectura: Lectura) -> Iterator[Pasaje]:
    """Los subtítulos del video de la ficha llevan a su página; lo demás, al propio archivo."""
    if adjunto.formato not in TRANSCRIPCIONES:
        return (Pasaje(t, etiqueta, ancla, adjunto.url) for t, etiqueta, ancla in lectura.trozos)
    if any(lugar[0] != "adjuntos" for lugar in _lugares(ficha, nombre)):
        return (Pasaje(t, etiqueta, ancla, "") for t, etiqueta, ancla in lectura.trozos)
    return (Pasaje(t, etiqueta, "", adjunto.url) for t, etiqueta, _ in lectura.trozos)


def _muestra(adjunto: Adjunto) -> str:
    return f"muestra {adjunto.formato}"


def _bloque(texto: str, clase: str, _: str) -> Bloque:
    if not clase.startswith("tabla"):
        return Bloque(clase, texto)
    return Bloque(clase, "", tuple(tuple(fila) for fila in json.loads(texto)))


def _aviso(ficha: Ficha, nombre: str, reparo: str) -> Problema:
    mensaje, ayuda = REPAROS[reparo]
    linea = ficha.linea(*next(_lugares(ficha, nombre), ()))
    nivel: Nivel = "error" if reparo in GRAVES else "aviso"
    return Problema(ficha.archivo, linea, REGLA, nivel, mensaje.format(nombre), ayuda)


def _lugares(ficha: Ficha, nombre: str) -> Iterator[tuple[str | int, ...]]:
    """Dónde dice la ficha ese archivo."""
    for camino, campo in hojas(ficha.tipo.campos):
        if campo.clase == "archivo":
            yield from (lugar for lugar, v in valores(ficha.datos, camino) if v == nombre)
