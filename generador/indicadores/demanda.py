"""Indicadores, demanda: de lo que piden las regiones a qué parte tiene ya su acción formativa."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction

from generador.indicadores.contar import DECIMALES, FUENTE, casos
from generador.indicadores.definir import definir
from generador.modelo import Catalogo, Cifra, Dato, Indicador
from generador.reglas.coincidencias import CANCELADA

PEDIDOS = "oferta-demanda"
"""El indicador cuyas cifras dicen qué temas pidieron las regiones."""
ACCIONES = "oferta-acciones"
"""El que dice qué fichas son la oferta."""


def pedidos(cifras: Sequence[Cifra]) -> Mapping[str, int]:
    """Tema → cuántas veces lo pidieron, de más a menos."""
    temas: dict[str, int] = {}
    for cifra in cifras:
        if cifra.dato.indicador == PEDIDOS:
            tema = cifra.dato.categoria
            temas[tema] = temas.get(tema, 0) + int(cifra.dato.valor)
    return dict(sorted(temas.items(), key=lambda par: (-par[1], par[0])))


def ofrecidos(catalogo: Catalogo) -> frozenset[str]:
    """Temas de las acciones formativas vigentes: los suyos y los pedidos que dicen atender."""
    acciones = definir(catalogo.vocabularios).get(ACCIONES)
    if acciones is None or acciones.cuenta is None:
        return frozenset()
    fichas = (f for f in catalogo.fichas.values() if f.tipo.nombre in acciones.cuenta.tipos)
    vigentes = (
        c.ficha
        for c in casos(acciones.cuenta, fichas)
        if c.uno(acciones.cuenta.categoria) != CANCELADA
    )
    return frozenset(t for f in vigentes for t in (*f.temas, *f.datos.get("demanda_atendida", ())))


def atendidos(
    indicador: Indicador, catalogo: Catalogo, cifras: Sequence[Cifra]
) -> tuple[Dato, ...]:
    """Qué parte de los temas pedidos está en la oferta, hoy; nada si no consta qué se pidió."""
    temas = pedidos(cifras)
    if not temas:
        return ()
    parte = Fraction(len(ofrecidos(catalogo) & temas.keys()) * 100, len(temas))
    mes, valor = catalogo.fecha[:7], round(float(parte), DECIMALES)
    return (Dato(indicador.id, mes, "", "", "", valor, len(temas), FUENTE),)
