"""Etapa 3: de Fichas a Catalogo, con sus relaciones en ambos sentidos calculadas una vez."""

from __future__ import annotations

from collections.abc import Mapping

from generador.catalogo.afinidad import afines
from generador.catalogo.relaciones import vincular
from generador.fichas import Fichas
from generador.modelo import Catalogo, Ficha, Tipo, Vocabulario


def enlazar(
    fichas: Fichas,
    tipos: Mapping[str, Tipo],
    vocabularios: Mapping[str, Vocabulario],
    fecha: str,
) -> Catalogo:
    """Catálogo de todas las fichas válidas; «fecha» es la de construcción (AAAA-MM-DD)."""
    por_id = {f.id: f for f in sorted(fichas.validas, key=lambda f: f.id)}
    visibles = [f for f in por_id.values() if f.visible]
    visibles.sort(key=lambda f: f.publicada, reverse=True)
    vinculos = vincular(visibles, tipos, vocabularios)
    return Catalogo(
        fecha=fecha,
        tipos=tipos,
        vocabularios=vocabularios,
        fichas=por_id,
        fallidas=fichas.fallidas,
        visibles=tuple(visibles),
        vinculos=vinculos,
        afines=afines(visibles, vinculos),
        por_termino=_por_termino(visibles, tipos),
        antiguos=_antiguos(por_id),
    )


def _antiguos(por_id: Mapping[str, Ficha]) -> dict[str, str]:
    return {
        viejo: ficha.id
        for ficha in por_id.values()
        for viejo in ficha.datos.get("ids_anteriores", ())
        if viejo not in por_id
    }


def _por_termino(
    visibles: list[Ficha], tipos: Mapping[str, Tipo]
) -> dict[str, dict[str, tuple[Ficha, ...]]]:
    campos = {
        t.nombre: [(c.nombre, c.vocabulario) for c in t.campos if c.vocabulario]
        for t in tipos.values()
    }
    grupos: dict[str, dict[str, dict[str, Ficha]]] = {}
    for ficha in visibles:
        for nombre, vocabulario in campos[ficha.tipo.nombre]:
            valor = ficha.datos.get(nombre, ())
            for slug in (valor,) if isinstance(valor, str) else valor:
                grupos.setdefault(vocabulario, {}).setdefault(slug, {})[ficha.id] = ficha
    return {
        vocabulario: {slug: tuple(fichas.values()) for slug, fichas in sorted(terminos.items())}
        for vocabulario, terminos in sorted(grupos.items())
    }
