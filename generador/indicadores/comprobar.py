"""Indicadores, comprobar: que cada cifra traída sea de un indicador, un lugar y una escala."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from generador.esquemas.sugerencias import parecido
from generador.indicadores.definiciones import comprobar_definiciones
from generador.indicadores.definir import definir
from generador.modelo import Catalogo, Cifra, Dato, Indicador, Problema

MINIMO_DE_PERSONAS = 5
"""Respuestas por debajo de las cuales una cifra podría señalar a alguien: no se publica."""
LIMITES = {"porcentaje": (0, 100), "escala": (1, 5)}

Hallado = tuple[str, str]
"""Qué pasa y cómo se arregla."""


def comprobar(catalogo: Catalogo, cifras: Sequence[Cifra]) -> Iterator[Problema]:
    """Problemas de las definiciones y de las cifras, cada uno con su archivo y su línea."""
    indicadores = definir(catalogo.vocabularios)
    yield from comprobar_definiciones(catalogo, indicadores)
    vistas: dict[tuple[str, ...], Cifra] = {}
    for cifra in cifras:
        d = cifra.dato
        clave = (d.indicador, d.periodo, d.unidad, d.region, d.categoria)
        primera = vistas.setdefault(clave, cifra)
        if primera is not cifra:
            que = f"repite indicador, unidad, región y categoría de la línea {primera.linea}"
            yield _problema(cifra, que, "deje una sola fila")
        for que, ayuda in _de_la_cifra(catalogo, indicadores, cifra.dato):
            yield _problema(cifra, que, ayuda)


def _de_la_cifra(
    catalogo: Catalogo, indicadores: Mapping[str, Indicador], dato: Dato
) -> Iterator[Hallado]:
    for columna, vocabulario, valor in (
        ("unidad", "unidades", dato.unidad),
        ("region", "regiones", dato.region),
    ):
        if valor and valor not in catalogo.vocabularios[vocabulario].terminos:
            yield _desconocido(columna, valor, list(catalogo.vocabularios[vocabulario].terminos))
    if dato.periodo > catalogo.fecha[:7]:
        yield f"el mes {dato.periodo} todavía no llega", "revise el nombre del archivo"
    indicador = indicadores.get(dato.indicador)
    if indicador is None:
        traidos = [i.id for i in indicadores.values() if i.traido]
        yield _desconocido("indicador", dato.indicador, traidos)
    elif not indicador.traido:
        ayuda = "quite la fila y corrija las fichas, si hace falta"
        yield f"«{indicador.id}» se calcula con las fichas: no se escribe", ayuda
    else:
        yield from _categoria(catalogo, indicador, dato)
        yield from _medida(indicador, dato)


def _categoria(catalogo: Catalogo, indicador: Indicador, dato: Dato) -> Iterator[Hallado]:
    """Que diga en qué parte se reparte, y que exista."""
    if not indicador.categoria:
        if dato.categoria:
            yield f"«{indicador.id}» no se reparte en categorías", "deje vacía «categoria»"
        return
    if indicador.categoria == "ficha":
        admitidas = [*catalogo.fichas, *catalogo.fallidas, *catalogo.antiguos]
    elif indicador.categoria in catalogo.vocabularios:
        admitidas = list(catalogo.vocabularios[indicador.categoria].terminos)
    else:
        admitidas = list(indicador.categorias)
    if dato.categoria not in admitidas:
        yield _desconocido("categoria", dato.categoria, admitidas)


def _medida(indicador: Indicador, dato: Dato) -> Iterator[Hallado]:
    """Que el valor quepa en su escala y diga sobre cuántos es."""
    if indicador.clase == "cantidad":
        if not dato.valor.is_integer():
            yield f"«{indicador.id}» es una cantidad, y {dato.valor} no es entero", "corríjalo"
        if dato.base:
            yield f"«{indicador.id}» es una cantidad: no lleva base", "deje vacía «base»"
        return
    minimo, maximo = LIMITES[indicador.clase]
    if not minimo <= dato.valor <= maximo:
        yield f"«{indicador.id}» va de {minimo} a {maximo}, y dice {dato.valor}", "corríjalo"
    if not dato.base:
        yield f"falta la base de «{indicador.id}»", "escriba sobre cuántos se midió"
    elif indicador.personas and dato.base < MINIMO_DE_PERSONAS:
        que = f"son {dato.base} respuestas, y con menos de {MINIMO_DE_PERSONAS} no se publica"
        yield que, "júntelas con las de otra unidad, región o mes"


def _desconocido(columna: str, valor: str, admitidos: Sequence[str]) -> Hallado:
    cerca = parecido(valor, list(admitidos))
    ayuda = f"¿quiso decir «{cerca}»?" if cerca else "vea el diccionario de indicadores"
    return f"«{columna}»: «{valor}» no existe", ayuda


def _problema(cifra: Cifra, mensaje: str, ayuda: str) -> Problema:
    return Problema(cifra.archivo, cifra.linea, "cifras/dato", "error", mensaje, ayuda)
