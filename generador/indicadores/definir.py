"""Indicadores, definir: del vocabulario «indicadores» a un Indicador por término."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from generador.modelo import Cuenta, Indicador, Termino, Vocabulario
from generador.modelo.indicadores import Camino

VOCABULARIO = "indicadores"


def definir(vocabularios: Mapping[str, Vocabulario]) -> Mapping[str, Indicador]:
    """Id → indicador, en el orden del archivo; sin el vocabulario no hay ninguno."""
    vocabulario = vocabularios.get(VOCABULARIO)
    terminos = vocabulario.terminos.values() if vocabulario else ()
    return {t.slug: _indicador(t) for t in terminos if "indicador" in t.extra}


def _indicador(termino: Termino) -> Indicador:
    datos: Mapping[str, Any] = termino.extra["indicador"]
    nombres = {c["slug"]: c["nombre"] for c in datos.get("categorias", ())}
    cuenta = datos.get("cuenta")
    return Indicador(
        id=termino.slug,
        nombre=termino.nombre,
        clase=datos["clase"],
        medida=datos["medida"],
        formula=datos["formula"],
        sentido=datos["sentido"],
        frecuencia=datos["frecuencia"],
        definicion=termino.definicion,
        supuesto=termino.supuesto,
        fuente=termino.fuente,
        hito=datos.get("hito", 0),
        lineas=tuple(datos.get("lineas", ())),
        categoria="lista" if nombres else datos.get("categoria", ""),
        categorias=nombres,
        personas=datos.get("personas", False),
        ultimo=datos.get("ultimo", False),
        calculo=datos.get("calculo", ""),
        cuenta=None if cuenta is None else _cuenta(cuenta),
    )


def _cuenta(datos: Mapping[str, Any]) -> Cuenta:
    return Cuenta(
        tipos=tuple(datos["tipos"]),
        estados=frozenset(datos["estados"]),
        cada=_camino(datos.get("cada", "")),
        donde=tuple(
            (_camino(c["campo"]), frozenset(c.get("valores", ()))) for c in datos.get("donde", ())
        ),
        fecha=tuple(map(_camino, datos.get("fecha", ()))),
        region=_camino(datos.get("region", "")),
        categoria=_camino(datos.get("categoria", "")),
        suma=tuple(map(_camino, datos.get("suma", ()))),
        base=_camino(datos.get("base", "")),
    )


def _camino(texto: str) -> Camino:
    """«replicas.*.region» → («replicas», «*», «region»)."""
    return tuple(texto.split(".")) if texto else ()
