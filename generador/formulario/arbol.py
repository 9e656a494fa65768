"""Formulario, árbol: de un Tipo a un árbol llano, en español, que se escribe como JSON.

Lo que un campo no tiene no está: no hay nulos, referencias ni uniones. Las claves están explicadas
en docs/desarrollo/formulario.md.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from generador.formulario.campos import Fuentes, Nodo, campo, sin_vacios
from generador.formulario.terminos import termino
from generador.modelo import Campo, Tipo, Vocabulario
from generador.reglas.pasos import INICIO

Arbol = dict[str, Any]


def arboles(tipos: Mapping[str, Tipo], vocabularios: Mapping[str, Vocabulario]) -> dict[str, Arbol]:
    """El árbol de cada tipo que tiene carpeta propia, en el orden de los tipos."""
    return {t.nombre: arbol(t, tipos, vocabularios) for t in tipos.values() if t.carpeta}


def arbol(tipo: Tipo, tipos: Mapping[str, Tipo], vocabularios: Mapping[str, Vocabulario]) -> Arbol:
    """Todo lo que el formulario sabe de un tipo de ficha."""
    fuentes = Fuentes(tipos, vocabularios)
    return {
        **_ficha(tipo, fuentes),
        "plural": tipo.plural,
        "descripcion": tipo.descripcion,
        "carpeta": tipo.carpeta or "",
        "formato": tipo.formato,
        "grupos": [{"id": id_, "titulo": titulo} for id_, titulo in tipo.grupos.items()],
        "tipos": {t.nombre: _rotulo(t) for t in tipos.values()},
        "inicio": list(tipo.pasos.get(INICIO, tipo.estados)),
    }


def _ficha(tipo: Tipo, fuentes: Fuentes) -> Arbol:
    """Lo que hace falta para comprobar una ficha, suelta o dentro de otra."""
    return {
        "nombre": tipo.nombre,
        "titulo": tipo.titulo,
        "prefijo": tipo.prefijo,
        "estados": [_estado(e, fuentes) for e in tipo.estados],
        "campos": [_campo(c, fuentes) for c in tipo.campos],
    }


def _campo(de: Campo, fuentes: Fuentes) -> Nodo:
    """El campo; si es una lista de fichas, cada elemento es la ficha entera."""
    nodo = campo(de, fuentes)
    if de.fichas is not None:
        suyo = fuentes.tipos[de.fichas]
        nodo["elemento"] = {
            "clase": "grupo",
            "ayuda": suyo.descripcion,
            "hereda": list(suyo.hereda),
            **_ficha(suyo, fuentes),
        }
    return nodo


def _estado(estado: str, fuentes: Fuentes) -> Nodo:
    """Un estado y si lo que está en él sale en el sitio: entonces se le exige estar completo."""
    suyo = fuentes.termino("estados", estado)
    if suyo is None:
        return {"valor": estado, "nombre": estado, "visible": True}
    return {"valor": estado, **termino(suyo), "visible": bool(suyo.extra.get("visible", False))}


def _rotulo(tipo: Tipo) -> Nodo:
    return sin_vacios(
        {
            "titulo": tipo.titulo,
            "prefijo": tipo.prefijo,
            "carpeta": tipo.carpeta,
            "ultimo": tipo.estados[-1],
        }
    )
