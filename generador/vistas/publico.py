"""Etapa 4, público: del catálogo entero al que se puede mostrar, sin rastro de lo no publicado."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from generador.modelo import Campo, Catalogo, Ficha

Muestra = Callable[[str], bool]
"""Si la ficha con ese id tiene página."""
_ENLACE = re.compile(r"\[([^\]\n]*)\]\(\s*<?ficha:([a-z0-9-]+)[^)\n]*\)")
# Lo que se sigue diciendo de una ficha retirada: quién era, y por qué ya no vale.
_DE_LAPIDA = frozenset(
    {
        "titulo",
        "resumen",
        "estado",
        "eje",
        "temas",
        "unidad",
        "regiones",
        "perfiles",
        "licencia",
        "acceso",
        "idioma",
        "ejemplo",
        "fecha_publicacion",
        "retiro",
        "ids_anteriores",
    }
)


def solo_publico(catalogo: Catalogo) -> Catalogo:
    """El mismo catálogo sin las fichas que no se muestran, ni lo que decían las retiradas."""
    enteras = len(catalogo.visibles) == len(catalogo.fichas) and not catalogo.fallidas
    if enteras and not any(f.retirada for f in catalogo.visibles):
        return catalogo
    ids = {f.id for f in catalogo.visibles}
    nuevas = {f.id: _ficha(f, ids.__contains__) for f in catalogo.visibles}
    return replace(
        catalogo,
        fichas={id_: nuevas[id_] for id_ in sorted(nuevas)},
        visibles=tuple(nuevas.values()),
        por_termino={
            vocabulario: {s: tuple(nuevas[f.id] for f in fichas) for s, fichas in terminos.items()}
            for vocabulario, terminos in catalogo.por_termino.items()
        },
    )


def _ficha(ficha: Ficha, muestra: Muestra) -> Ficha:
    datos = _grupo(ficha.tipo.campos, ficha.datos, muestra)
    if not ficha.retirada:
        return replace(ficha, datos=datos)
    quedan = {nombre: valor for nombre, valor in datos.items() if nombre in _DE_LAPIDA}
    return replace(ficha, datos=quedan, adjuntos=(), vecinos={})


def _grupo(campos: Sequence[Campo], datos: Mapping[str, Any], muestra: Muestra) -> dict[str, Any]:
    por_nombre = {c.nombre: c for c in campos}
    podados = (
        (nombre, _valor(por_nombre[nombre], valor, muestra) if nombre in por_nombre else valor)
        for nombre, valor in datos.items()
    )
    return {nombre: valor for nombre, valor in podados if valor is not None}


def _valor(campo: Campo, valor: Any, muestra: Muestra) -> Any:
    """El valor sin menciones a lo que no se muestra; None si no queda nada."""
    if campo.referencia is not None:
        if isinstance(valor, list):
            return [v for v in valor if muestra(v)] or None
        return valor if muestra(valor) else None
    if campo.fichas is not None:
        return [e for e in valor if muestra(e["id"])] or None
    if campo.seccion and "ficha:" in valor:
        return _ENLACE.sub(lambda e: e[0] if muestra(e[2]) else e[1], valor)
    if not campo.hijos:
        return valor
    if isinstance(valor, Mapping):
        return _grupo(campo.hijos, valor, muestra)
    grupos = (_grupo(campo.hijos, elemento, muestra) for elemento in valor)
    return [g for g in grupos if _entero(campo.hijos, g)] or None


def _entero(campos: Sequence[Campo], grupo: Mapping[str, Any]) -> bool:
    """Si al grupo no se le quitó nada sin lo cual no se entiende."""
    return all(c.nombre in grupo for c in campos if c.requerido)
