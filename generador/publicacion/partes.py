"""Publicación, partes: del catálogo a los paquetes que llevan solo un eje o una región."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from generador.catalogo import parte as ids_de_la_parte
from generador.catalogo import seleccionar
from generador.modelo import Catalogo, Edicion, Sitio
from generador.sitio.obra import levantar
from generador.sitio.plano import Plano

_NO_ES_REGION = "nacional"


@dataclass(frozen=True, slots=True)
class Parte:
    """Un paquete que no lo lleva todo."""

    paquete: str
    """Su nombre en el manifiesto: «eje-empleabilidad», «region-puno»."""
    grupo: str
    titulo: str
    ids: frozenset[str]


def partes(catalogo: Catalogo) -> Iterator[Parte]:
    """Una por eje y una por región que tengan fichas propias; los ejemplos no cuentan."""
    for vocabulario, prefijo, grupo in (
        ("ejes", "eje", "Por eje"),
        ("regiones", "region", "Por región"),
    ):
        for termino in catalogo.vocabularios[vocabulario].terminos.values():
            suyas = catalogo.por_termino.get(vocabulario, {}).get(termino.slug, ())
            if termino.slug == _NO_ES_REGION or all(f.ejemplo for f in suyas):
                continue
            ids = ids_de_la_parte(catalogo, vocabulario, termino.slug)
            yield Parte(f"{prefijo}-{termino.slug}", grupo, termino.nombre, ids)


def levantar_parte(plano: Plano, sitio: Sitio, carpeta: Path, parte: Parte) -> Path:
    """El sitio con solo esa parte, en una subcarpeta de «carpeta» con su nombre."""
    catalogo = seleccionar(plano.resultado.catalogo, parte.ids)
    suyo = replace(sitio, parte=parte.titulo, edicion=_edicion(plano, sitio.edicion, parte))
    destino = carpeta / parte.paquete
    levantar(plano, destino, suyo, catalogo)
    return destino


def _edicion(plano: Plano, edicion: Edicion | None, parte: Parte) -> Edicion | None:
    """La edición, sin lo que antes se publicó y ahora está en otra parte: no se ha retirado."""
    if edicion is None:
        return None
    fuera = {f.id for f in plano.resultado.catalogo.visibles} - parte.ids
    publicadas = {i: p for i, p in edicion.publicadas.items() if i not in fuera}
    return replace(edicion, publicadas=publicadas)
