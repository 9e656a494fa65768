"""Indicadores, definiciones: que lo que dice cada cuenta exista en los tipos que nombra."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from generador.esquemas.sugerencias import parecido
from generador.indicadores.contar import PROPIOS
from generador.indicadores.definir import VOCABULARIO
from generador.modelo import Catalogo, Cuenta, Indicador, Problema, Tipo
from generador.modelo.indicadores import Camino

_ESPECIALES = ("", "ficha", "tipo", "campo", "texto", "lista")


def comprobar_definiciones(
    catalogo: Catalogo, indicadores: Mapping[str, Indicador]
) -> Iterator[Problema]:
    """Problemas de vocabularios/indicadores.yml: un campo mal escrito contaría cero sin decirlo."""
    for indicador in indicadores.values():
        if indicador.cuenta is not None:
            for que, valor, admitidos in _de_la_cuenta(catalogo, indicador.cuenta):
                if valor not in admitidos:
                    yield _problema(catalogo, indicador.id, que, valor, admitidos)
        if indicador.categoria not in (*_ESPECIALES, *catalogo.vocabularios):
            admitidos = (*_ESPECIALES[1:-1], *catalogo.vocabularios)
            yield _problema(catalogo, indicador.id, "categoria", indicador.categoria, admitidos)


def _de_la_cuenta(catalogo: Catalogo, cuenta: Cuenta) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    """(qué es, lo que dice, lo que podría decir) de cada nombre de la cuenta."""
    tipos = [catalogo.tipos[t] for t in cuenta.tipos if t in catalogo.tipos]
    for tipo in cuenta.tipos:
        yield "tipo", tipo, tuple(catalogo.tipos)
    estados = tuple(dict.fromkeys(e for t in tipos for e in t.estados))
    for estado in sorted(cuenta.estados):
        yield "estado", estado, estados
    campos = tuple(dict.fromkeys(c for t in tipos for c in _campos(t)))
    for camino in _caminos(cuenta):
        yield "campo", ".".join(camino), campos


def _campos(tipo: Tipo) -> Iterator[str]:
    """Los de sus hojas; los de una lista, también elemento a elemento."""
    yield from PROPIOS
    for camino, campo in tipo.hojas:
        yield ".".join(camino)
        if campo.clase in ("lista", "opciones"):
            yield ".".join((*camino, "*"))


def _caminos(cuenta: Cuenta) -> Iterator[Camino]:
    sueltos = (cuenta.cada, cuenta.region, cuenta.categoria, cuenta.base)
    condiciones = (campo for campo, _ in cuenta.donde)
    yield from filter(None, (*sueltos, *condiciones, *cuenta.fecha, *cuenta.suma))


def _problema(
    catalogo: Catalogo, indicador: str, que: str, valor: str, admitidos: tuple[str, ...]
) -> Problema:
    linea = catalogo.vocabularios[VOCABULARIO].lineas.get(indicador, 1)
    cerca = parecido(valor, list(admitidos))
    ayuda = f"¿quiso decir «{cerca}»?" if cerca else "vea docs/desarrollo/indicadores.md"
    mensaje = f"«{indicador}»: {que} «{valor}» no existe"
    return Problema(
        f"vocabularios/{VOCABULARIO}.yml", linea, "vocabulario/indicador", "error", mensaje, ayuda
    )
