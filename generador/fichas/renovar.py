"""Etapa 2, renovar: de términos que dejaron de usarse a los que los reemplazan, con un aviso."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from generador.modelo import Campo, Problema, Tipo, Vocabulario, linea_de
from generador.tipos.campos import valores

Camino = tuple[str | int, ...]
Renovable = tuple[tuple[str, ...], Campo, Mapping[str, str]]
"""(camino, campo, término antiguo → término vigente)."""


def renovables(tipo: Tipo, vocabularios: Mapping[str, Vocabulario]) -> tuple[Renovable, ...]:
    """Los campos de un tipo cuyo vocabulario tiene términos que dejaron de usarse."""
    hojas = ((c, campo, vocabularios.get(campo.vocabulario or "")) for c, campo in tipo.hojas)
    return tuple((c, campo, v.antiguos) for c, campo, v in hojas if v and v.antiguos)


def renovar(
    datos: dict[str, Any],
    campos: tuple[Renovable, ...],
    archivo: str,
    posiciones: Mapping[Any, Any],
) -> tuple[dict[str, Any], list[Problema]]:
    """Los mismos datos con los términos vigentes, y un aviso por cada uno que se cambió."""
    avisos: list[Problema] = []
    for camino, campo, antiguos in campos:
        for lugar, valor in list(valores(datos, camino)):
            lista = valor if isinstance(valor, list) else [valor]
            viejos = [v for v in lista if isinstance(v, str) and v in antiguos]
            if not viejos:
                continue
            nuevos = _sin_repetir([antiguos[v] if v in viejos else v for v in lista])
            datos = cambiar(datos, lugar, nuevos if isinstance(valor, list) else nuevos[0])
            for viejo in viejos:
                que = f"«{viejo}» dejó de usarse en «{campo.titulo}»"
                ayuda, linea = f"escriba «{antiguos[viejo]}»", linea_de(posiciones, lugar)
                avisos.append(Problema(archivo, linea, "vocabulario/antiguo", "aviso", que, ayuda))
    return datos, avisos


def _sin_repetir(lista: list[Any]) -> list[Any]:
    return [v for i, v in enumerate(lista) if v not in lista[:i]]


def cambiar(datos: Any, lugar: Camino, nuevo: Any) -> Any:
    """Copia de «datos» con otro valor en «lugar»; el resto se comparte."""
    if not lugar:
        return nuevo
    copia: Any = list(datos) if isinstance(datos, list) else dict(datos)
    copia[lugar[0]] = cambiar(datos[lugar[0]], lugar[1:], nuevo)
    return copia
