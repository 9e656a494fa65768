"""Importación, reconocer: de los archivos de un envío a propuestas, según dónde están.

Cada ficha está en «<carpeta del tipo>/<id>/», con una carpeta más alrededor o sin ella; o sola, en
una carpeta que se llama como su id, y entonces el comienzo del id dice de qué tipo es.
"""

from __future__ import annotations

import unicodedata
from codecs import BOM_UTF8
from collections.abc import Iterator, Mapping
from pathlib import Path, PurePosixPath

from generador.esquemas.sugerencias import parecido
from generador.fuentes.carpeta import NOMBRES, es_ajeno
from generador.fuentes.texto import MAXIMO
from generador.importacion.paquete import Bulto, reparo
from generador.importacion.propuesta import Leido, Propuesta
from generador.modelo import Problema, Tipo

_DE_MACOS = "__MACOSX"
_APARTE = "ponga cada ficha en su carpeta, con solo sus adjuntos al lado"

Archivos = Mapping[PurePosixPath, Path]
Tipos = Mapping[str, Tipo]


def reconocer(nombre: str, bulto: Bulto, tipos: Tipos) -> Leido:
    """Las fichas de un envío; «nombre» es el del envío, sin extensión."""
    archivos = {
        PurePosixPath(nombre, unicodedata.normalize("NFC", ruta)): camino
        for ruta, camino in bulto.items()
        if not any(es_ajeno(p) or p == _DE_MACOS for p in PurePosixPath(ruta).parts)
    }
    fichas = sorted(ruta for ruta in archivos if ruta.name in NOMBRES)
    problemas = [*_sueltos(archivos, {ruta.parent for ruta in fichas})]
    if not fichas:
        problemas = [_sin_ficha(nombre, archivos), *problemas]
    propuestas: list[Propuesta] = []
    for ruta in fichas:
        tipo = _tipo(ruta.parent, tipos)
        if isinstance(tipo, Problema):
            problemas.append(tipo)
        elif archivos[ruta].stat().st_size > MAXIMO:
            ayuda = "lleve el material largo a un adjunto"
            problemas.append(reparo(str(ruta), "grande", "la ficha pasa de 256 KB", ayuda))
        else:
            propuestas.append(_propuesta(ruta, archivos, tipo))
    return Leido(tuple(propuestas), tuple(problemas))


def _propuesta(ruta: PurePosixPath, archivos: Archivos, tipo: Tipo) -> Propuesta:
    adjuntos = {
        otra.name: camino
        for otra, camino in sorted(archivos.items())
        if otra.parent == ruta.parent and otra.name not in NOMBRES
    }
    texto = archivos[ruta].read_bytes().removeprefix(BOM_UTF8).replace(b"\r\n", b"\n")
    return Propuesta(tipo, ruta.parent.name, ruta.name, texto, adjuntos)


def _tipo(carpeta: PurePosixPath, tipos: Tipos) -> Tipo | Problema:
    """El tipo de la ficha que está en esa carpeta, por la que la contiene o por su nombre."""
    dentro = carpeta.parent
    propios = [t for t in tipos.values() if t.carpeta]
    for tipo in propios:
        partes = PurePosixPath(tipo.carpeta or "").parts
        if dentro.parts[-len(partes) :] == partes and len(dentro.parts) - len(partes) <= 2:
            return tipo
    por_nombre = [t for t in propios if carpeta.name.startswith(t.prefijo)]
    if por_nombre and len(dentro.parts) <= 2:
        return por_nombre[0]
    comienzos = ", ".join(f"{t.prefijo} ({t.titulo.lower()})" for t in propios)
    cerca = parecido(dentro.name, [t.carpeta or "" for t in propios]) if dentro.name else None
    ayuda = f"póngala en «{cerca}»" if cerca else f"su nombre debe empezar con: {comienzos}"
    return reparo(str(carpeta), "tipo", "no se sabe de qué tipo es esta ficha", ayuda)


def _sueltos(archivos: Archivos, carpetas: set[PurePosixPath]) -> Iterator[Problema]:
    for ruta in sorted(archivos):
        if ruta.parent not in carpetas:
            yield reparo(str(ruta), "suelto", "este archivo no acompaña a ninguna ficha", _APARTE)
        elif ruta.name == NOMBRES[1] and ruta.with_name(NOMBRES[0]) in archivos:
            que = "la carpeta tiene «ficha.md» y «ficha.yml»"
            yield reparo(str(ruta), "suelto", que, "deje solo una")


def _sin_ficha(nombre: str, archivos: Archivos) -> Problema:
    que, ayuda = "no hay ninguna «ficha.md» ni «ficha.yml»", _APARTE
    otra = next((r for r in sorted(archivos) if r.name.casefold().startswith("ficha.")), None)
    if otra is not None:
        ayuda = f"¿es «{otra.name}»? cámbiele el nombre a «{NOMBRES['.y' in otra.name.casefold()]}»"
    return reparo(nombre, "sin-ficha", que, ayuda)
