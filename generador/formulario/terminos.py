"""Formulario, términos: de los vocabularios a las listas de opciones que comparten los árboles."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from generador.modelo import Termino, Tipo, Vocabulario

# Dato propio de un término → cómo se llama en la lista.
_PROPIOS = {
    "sigla": "sigla",
    "ejes": "ejes",
    "organo": "padre",
    "vigente_desde": "desde",
    "vigente_hasta": "hasta",
}


def vocabularios_de(
    tipos: Mapping[str, Tipo], vocabularios: Mapping[str, Vocabulario]
) -> dict[str, Any]:
    """Los vocabularios que usa algún campo, por nombre. Uno vacío no limita nada y no está."""
    usados = {c.vocabulario for t in tipos.values() for _, c in t.hojas if c.vocabulario}
    return {
        v.nombre: {
            "titulo": v.titulo,
            "terminos": [{"valor": t.slug, **termino(t)} for t in v.terminos.values()],
            **({"antiguos": dict(v.antiguos)} if v.antiguos else {}),
        }
        for v in vocabularios.values()
        if v.nombre in usados and v.terminos
    }


def vocabularios_en(nodo: Any) -> list[str]:
    """Los vocabularios que nombra un árbol, o una parte suya, en orden alfabético."""
    if isinstance(nodo, Mapping):
        propio = {nodo["vocabulario"]} if isinstance(nodo.get("vocabulario"), str) else set()
        return sorted(propio.union(*map(vocabularios_en, nodo.values())))
    return sorted({v for n in nodo for v in vocabularios_en(n)}) if isinstance(nodo, list) else []


def termino(termino: Termino) -> dict[str, Any]:
    """Lo que se muestra y se comprueba de un término, sin su código."""
    datos: dict[str, Any] = {"nombre": termino.nombre}
    if termino.definicion:
        datos["ayuda"] = termino.definicion
    if termino.supuesto:
        datos["supuesto"] = True
    if termino.sinonimos:
        datos["sinonimos"] = list(termino.sinonimos)
    return datos | {
        suyo: termino.extra[dato] for dato, suyo in _PROPIOS.items() if dato in termino.extra
    }
