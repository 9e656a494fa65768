"""Búsqueda, sinónimos: grupos de expresiones equivalentes que salen de los vocabularios.

Un grupo es un texto «expresión|expresión|…», ya plegado y sin palabras vacías. El de siglas empieza
con «=»: la sigla y su significado valen casi lo mismo; los demás son solo parecidos.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from generador.busqueda.analisis import VACIAS, Raices, palabras, plegar
from generador.modelo import Catalogo, Termino

DE_SIGLAS = ("siglas", "unidades")


def grupos(catalogo: Catalogo, raices: Raices) -> list[str]:
    """Todos los grupos, sin repetir y en orden."""
    hallados = {
        marca + "|".join(expresiones)
        for marca, textos in _de_vocabularios(catalogo)
        if len(expresiones := _expresiones(textos, raices)) > 1
    }
    return sorted(hallados)


def siglas_vacias(catalogo: Catalogo) -> list[str]:
    """Siglas que, plegadas, son palabras vacías («DEL»): escritas en mayúsculas sí se buscan."""
    escritas = (s for t in _terminos(catalogo, DE_SIGLAS) for s in _siglas(t))
    return [s for s in sorted(set(escritas)) if s.isupper() and plegar(s) in VACIAS]


def _de_vocabularios(catalogo: Catalogo) -> Iterator[tuple[str, list[str]]]:
    for termino in _terminos(catalogo, DE_SIGLAS):
        if siglas := _siglas(termino):
            yield "=", [*siglas, termino.nombre]
    for termino in _terminos(catalogo, catalogo.vocabularios):
        equivale = termino.extra.get("equivale", ())
        if equivale:
            yield "", [termino.nombre, *equivale]


def _siglas(termino: Termino) -> list[str]:
    sigla = termino.extra.get("sigla")
    cortas = (s for s in termino.sinonimos if " " not in s and s.isupper())
    return [str(sigla), *cortas] if sigla else []


def _terminos(catalogo: Catalogo, nombres: Iterable[str]) -> Iterator[Termino]:
    for nombre in nombres:
        if vocabulario := catalogo.vocabularios.get(nombre):
            yield from vocabulario.terminos.values()


def _expresiones(textos: Iterable[str], raices: Raices) -> list[str]:
    """Cada expresión plegada, sin palabras vacías ni repetir raíces."""
    por_raices: dict[tuple[str, ...], str] = {}
    for texto in textos:
        sueltas = palabras(texto)
        utiles = [p for p in sueltas if raices[p]] if len(sueltas) > 1 else sueltas
        if utiles:
            por_raices.setdefault(tuple(raices[p] or p for p in utiles), " ".join(utiles))
    return list(por_raices.values())
