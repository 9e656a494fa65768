"""Importación, enmiendas: de un valor suelto y su campo al valor que sin duda se quiso escribir."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from generador.esquemas.sugerencias import plegar
from generador.esquemas.validador import es_fecha
from generador.fuentes.escalares import interpretar
from generador.importacion.opciones import codigo_de
from generador.modelo import Vocabulario

_FECHA = re.compile(r"([0-9]{1,2})[/.-]([0-9]{1,2})[/.-]([0-9]{4})\Z")
_SI_NO = {"si": True, "verdadero": True, "yes": True, "no": False, "falso": False}
Vocabularios = Mapping[str, Vocabulario]


def enmendar(
    valor: Any, escrito: str, esquema: Mapping[str, Any], vocabularios: Vocabularios
) -> Any:
    """El valor enmendado; el mismo si no hay nada que enmendar sin preguntar.

    «escrito» es el texto tal como está en el archivo, sin comillas: 2026.10 es un texto, no 2026.1.
    """
    tipo = esquema.get("type")
    if tipo == "string":
        return _texto(valor, escrito, esquema, vocabularios)
    if not isinstance(valor, str):
        return valor
    if tipo in ("integer", "number"):
        numero = interpretar(valor, llano=True)
        entero = isinstance(numero, int) and not isinstance(numero, bool)
        return numero if entero or (tipo == "number" and isinstance(numero, float)) else valor
    if tipo == "boolean":
        return {"true": True, "false": False, **_SI_NO}.get(plegar(valor), valor)
    return valor


def repartir(
    valor: Any, escrito: str, esquema: Mapping[str, Any], vocabularios: Vocabularios
) -> Any:
    """La lista que se quiso escribir con un valor suelto; el mismo valor si no está claro.

    Con comas se parte solo si cada parte es de una lista cerrada.
    """
    elemento = esquema.get("items", {})
    partes = [parte.strip() for parte in re.split("[,;]", escrito) if parte.strip()]
    if elemento.get("type") not in ("string", "integer") or not partes:
        return valor
    if len(partes) == 1:
        return [enmendar(valor, escrito, elemento, vocabularios)]
    puestos = [enmendar(parte, parte, elemento, vocabularios) for parte in partes]
    return puestos if all(_admitido(p, elemento, vocabularios) for p in puestos) else valor


def _admitido(valor: Any, esquema: Mapping[str, Any], vocabularios: Vocabularios) -> bool:
    vocabulario = vocabularios.get(esquema.get("x-vocabulario", ""))
    return valor in (esquema.get("enum") or (vocabulario.terminos if vocabulario else ()))


def _texto(valor: Any, escrito: str, esquema: Mapping[str, Any], vocabularios: Vocabularios) -> Any:
    texto = valor if isinstance(valor, str) else escrito
    if esquema.get("format") == "date" and (partes := _FECHA.match(texto)):
        iso = f"{partes[3]}-{partes[2]:>02}-{partes[1]:>02}"
        return iso if es_fecha(iso) else texto
    if "enum" in esquema or "x-vocabulario" in esquema:
        return codigo_de(texto, esquema, vocabularios) or texto
    return texto
