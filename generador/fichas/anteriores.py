"""Etapa 2, anteriores: las menciones al id que una ficha tuvo antes, cambiadas por el de ahora."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from generador.fichas.renovar import Camino, cambiar
from generador.modelo import Campo, Fuente, Problema, Tipo, linea_de
from generador.tipos.campos import valores

CAMPO = "ids_anteriores"
REGLA = "ficha/anterior"
# Un destino «ficha:ID» dentro de un enlace o de su definición.
_MENCION = re.compile(r"(?<=[(<\s])ficha:([a-z0-9-]+)")

Mencionable = tuple[tuple[str, ...], Campo]


def antiguos_de(fuentes: Iterable[Fuente], tipos: Mapping[str, Tipo]) -> dict[str, str]:
    """Id anterior → id de ahora. Un id que sigue siendo de una ficha no es anterior de otra."""
    todas = [par for fuente in fuentes for par in _con_las_de_dentro(fuente, tipos)]
    vivos = {id_ for id_, _ in todas}
    antiguos: dict[str, str] = {}
    for id_, datos in todas:
        propios = datos.get(CAMPO)
        for viejo in propios if isinstance(propios, list) else ():
            if isinstance(viejo, str) and viejo not in vivos:
                antiguos.setdefault(viejo, id_)
    return antiguos


def mencionables(tipo: Tipo) -> tuple[Mencionable, ...]:
    """Los campos de un tipo que pueden nombrar otra ficha."""
    return tuple(
        (c, campo) for c, campo in tipo.hojas if campo.seccion or campo.referencia is not None
    )


def poner_al_dia(
    datos: dict[str, Any],
    campos: tuple[Mencionable, ...],
    antiguos: Mapping[str, str],
    archivo: str,
    posiciones: Mapping[Any, Any],
) -> tuple[dict[str, Any], list[Problema]]:
    """Los mismos datos con los ids de ahora, y un aviso por cada mención que se cambió."""
    avisos: list[Problema] = []
    for camino, campo in campos if antiguos else ():
        for lugar, valor in list(valores(datos, camino)):
            nuevo, viejos = _renovado(campo, valor, antiguos)
            if viejos:
                datos = cambiar(datos, lugar, nuevo)
                avisos += (_aviso(v, antiguos[v], archivo, posiciones, lugar) for v in viejos)
    return datos, avisos


def _con_las_de_dentro(
    fuente: Fuente, tipos: Mapping[str, Tipo]
) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """(id, datos) de una fuente y de las fichas incrustadas en ella, aún sin validar."""
    yield fuente.id, fuente.metadatos
    for campo in tipos[fuente.tipo].campos:
        elementos = fuente.metadatos.get(campo.nombre) if campo.fichas else None
        for elemento in elementos if isinstance(elementos, list) else ():
            if isinstance(elemento, dict) and isinstance(elemento.get("id"), str):
                yield elemento["id"], elemento


def _renovado(campo: Campo, valor: Any, antiguos: Mapping[str, str]) -> tuple[Any, list[str]]:
    """El valor con los ids de ahora, y los que había que cambiar."""
    if campo.seccion:
        if not isinstance(valor, str) or "ficha:" not in valor:
            return valor, []
        viejos = [v for v in _MENCION.findall(valor) if v in antiguos]
        nuevo = _MENCION.sub(lambda m: f"ficha:{antiguos.get(m[1], m[1])}", valor)
        return nuevo, list(dict.fromkeys(viejos))
    lista = valor if isinstance(valor, list) else [valor]
    viejos = [v for v in lista if isinstance(v, str) and v in antiguos]
    nuevos = [antiguos[v] if v in viejos else v for v in lista]
    return (nuevos if isinstance(valor, list) else nuevos[0]), viejos


def _aviso(
    viejo: str, nuevo: str, archivo: str, posiciones: Mapping[Any, Any], lugar: Camino
) -> Problema:
    que = f"la ficha «{viejo}» cambió de nombre"
    return Problema(archivo, linea_de(posiciones, lugar), REGLA, "aviso", que, f"escriba «{nuevo}»")
