"""Validación, mensajes: de un error del validador (en inglés) a qué pasa y cómo se arregla."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any

from generador.esquemas.formas import FORMAS
from generador.esquemas.sugerencias import ayuda as sugerir
from generador.esquemas.sugerencias import parecido

Mensaje = tuple[str, str]
"""Qué está mal, y cómo se arregla."""

TIPOS = {
    "string": ("un texto", "si el valor parece un número, póngalo entre comillas"),
    "array": ("una lista", "escriba un elemento por línea, cada uno con «- » delante"),
    "object": ("un grupo de «campo: valor»", "escriba cada dato en su línea, con sangría"),
    "integer": ("un número entero", "escriba solo cifras, sin comillas ni puntos"),
    "number": ("un número", "escriba solo cifras, con punto para los decimales"),
    "boolean": ("true o false", "escriba true (sí) o false (no), sin comillas"),
}


def mensaje(error: Any, esquema: Mapping[str, Any], opciones: Mapping[str, str]) -> Mensaje:
    """Mensaje de un error de jsonschema-rs sobre un dato con ese esquema.

    «opciones» son los códigos y nombres admitidos, si el campo usa una lista cerrada.
    """
    titulo = esquema.get("title", "el dato")
    componer = _MENSAJES.get(error.kind.name)
    if componer is None:
        return f"«{titulo}»: el valor no es válido", "compare con el ejemplo de la guía"
    return componer(error, titulo, esquema, opciones)


def falta(titulo: str, esquema: Mapping[str, Any]) -> Mensaje:
    """Mensaje de un campo obligatorio ausente."""
    ejemplo = _escrito(esquema.get("examples", [None])[0])
    ayuda = esquema.get("description", "complete el campo")
    return f"falta «{titulo}»", f"{ayuda} Ejemplo: {ejemplo}" if ejemplo else ayuda


def desconocido(nombre: str, esquema: Mapping[str, Any]) -> Mensaje:
    """Mensaje de un campo que el esquema no tiene."""
    propiedades = esquema.get("properties", {})
    nombres = {n: p.get("title", n) for n, p in propiedades.items()}
    cercano = parecido(nombre, nombres)
    arreglo = f"¿quiso decir «{cercano}»?" if cercano else "bórrelo o revise la guía del tipo"
    return f"el campo «{_corto(nombre)}» no existe", arreglo


def _tipo(error: Any, titulo: str, esquema: Mapping[str, Any], _: Mapping[str, str]) -> Mensaje:
    que, arreglo = TIPOS[esquema["type"]]
    return f"«{titulo}» debe ser {que}", arreglo


def _enum(error: Any, titulo: str, _: Mapping[str, Any], opciones: Mapping[str, str]) -> Mensaje:
    valor = _corto(error.instance)
    return f"«{valor}» no es un valor de «{titulo}»", sugerir(valor, opciones)


def _largo(error: Any, titulo: str, _: Mapping[str, Any], __: Mapping[str, str]) -> Mensaje:
    limite, hay = error.kind.limit, len(error.instance)
    caracteres = f"{hay} {'carácter' if hay == 1 else 'caracteres'}"
    if error.kind.name == "minLength":
        return f"«{titulo}» es muy corto ({caracteres})", f"escriba al menos {limite}"
    return (
        f"«{titulo}» es muy largo ({caracteres})",
        f"use como mucho {limite}; lleve el detalle al contenido o a un adjunto",
    )


def _cuantos(error: Any, titulo: str, _: Mapping[str, Any], __: Mapping[str, str]) -> Mensaje:
    limite, hay = error.kind.limit, len(error.instance)
    if error.kind.name == "minItems":
        return f"«{titulo}» tiene {hay} y necesita al menos {limite}", "agregue los que faltan"
    return f"«{titulo}» tiene {hay} y admite como mucho {limite}", "deje los más importantes"


def _rango(error: Any, titulo: str, _: Mapping[str, Any], __: Mapping[str, str]) -> Mensaje:
    cota = {
        "minimum": "como mínimo",
        "maximum": "como máximo",
        "exclusiveMinimum": "mayor que",
        "exclusiveMaximum": "menor que",
    }[error.kind.name]
    hay = format(Decimal(repr(error.instance)), "f")  # sin exponente, como se escribe
    return f"«{titulo}» es {hay} y debe ser {cota} {error.kind.limit}", "revise la cifra"


def _forma(error: Any, titulo: str, esquema: Mapping[str, Any], __: Mapping[str, str]) -> Mensaje:
    se_espera = FORMAS.get(error.kind.pattern, f"algo como «{_ejemplo(esquema)}»")
    return (
        f"«{titulo}»: «{_corto(error.instance)}» no tiene la forma debida",
        f"escriba {se_espera}",
    )


def _fecha(error: Any, titulo: str, _: Mapping[str, Any], __: Mapping[str, str]) -> Mensaje:
    return (
        f"«{titulo}»: «{_corto(error.instance)}» no es una fecha",
        "escriba año, mes y día: 2026-11-03",
    )


def _unicos(error: Any, titulo: str, _: Mapping[str, Any], __: Mapping[str, str]) -> Mensaje:
    repetidos = [v for i, v in enumerate(error.instance) if v in error.instance[:i]]
    return f"«{titulo}» repite «{_corto(repetidos[0])}»", "deje uno solo"


def _escrito(ejemplo: Any) -> str:
    """Cómo se escribe un ejemplo en una ficha; vacío si no cabe en una línea."""
    if isinstance(ejemplo, bool):
        return "true" if ejemplo else "false"
    if isinstance(ejemplo, list) and not any(isinstance(e, dict | list) for e in ejemplo):
        return f"[{', '.join(map(str, ejemplo))}]"
    return "" if isinstance(ejemplo, dict | list | None) else str(ejemplo)


def _ejemplo(esquema: Mapping[str, Any]) -> str:
    return str(esquema.get("examples", ["el ejemplo de la guía"])[0])


def _corto(valor: Any) -> str:
    texto = str(valor)
    return texto if len(texto) <= 60 else texto[:57] + "…"


_MENSAJES: Mapping[str, Callable[..., Mensaje]] = {
    "type": _tipo,
    "enum": _enum,
    "minLength": _largo,
    "maxLength": _largo,
    "minItems": _cuantos,
    "maxItems": _cuantos,
    "minimum": _rango,
    "maximum": _rango,
    "exclusiveMinimum": _rango,
    "exclusiveMaximum": _rango,
    "pattern": _forma,
    "format": _fecha,
    "uniqueItems": _unicos,
}
