"""Etapa 4, esquemas: el JSON Schema de cada tipo, con ayuda en español, para los editores."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from generador.esquemas.formas import FORMAS
from generador.esquemas.mensajes import TIPOS
from generador.modelo import Archivo, Termino, Tipo, Vocabulario
from generador.vistas.entorno import Taller

CARPETA = "esquemas"
_FECHA = "^(19|20)[0-9]{2}-[0-9]{2}-[0-9]{2}$"
_COPIADAS = (
    *("type", "title", "description", "examples", "default", "enum", "format", "pattern"),
    *("minLength", "maxLength", "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum"),
    *("minItems", "maxItems", "uniqueItems", "required", "additionalProperties"),
)
Esquema = dict[str, Any]


def archivos(taller: Taller) -> Iterator[Archivo]:
    """Un esquema por tipo; el de lo que va dentro de otra ficha, también suelto."""
    catalogo = taller.catalogo
    for tipo in catalogo.tipos.values():
        nombre = ruta(tipo)
        suyo = {
            "$schema": "https://json-schema.org/draft/2020-12/schema",
            "$id": f"{taller.sitio.url}{nombre}",
            **esquema(tipo, catalogo.tipos, catalogo.vocabularios),
        }
        yield Archivo(nombre, (json.dumps(suyo, ensure_ascii=False, indent=1) + "\n").encode())


def ruta(tipo: Tipo) -> str:
    """Dónde está en el sitio el esquema de un tipo."""
    return f"{CARPETA}/{tipo.nombre}.json"


def esquema(
    tipo: Tipo, tipos: Mapping[str, Tipo], vocabularios: Mapping[str, Vocabulario]
) -> Esquema:
    """El esquema del tipo en JSON Schema corriente: sin anotaciones nuestras, con sus valores."""
    hecho = _nodo(tipo.esquema, tipos, vocabularios)
    if por_estado := [*_desde(tipo)]:
        hecho["allOf"] = por_estado
    return hecho


def _nodo(
    de: Mapping[str, Any], tipos: Mapping[str, Tipo], vocabularios: Mapping[str, Vocabulario]
) -> Esquema:
    hecho = {clave: de[clave] for clave in _COPIADAS if clave in de}
    if "pattern" in de:
        forma = FORMAS.get(de["pattern"], "algo como el ejemplo")
        hecho["patternErrorMessage"] = f"Escriba {forma}."
    if de.get("format") == "date":
        hecho |= {"pattern": _FECHA, "patternErrorMessage": "Escriba año-mes-día: 2026-11-03."}
    hecho |= _valores(de, vocabularios)
    hecho |= _mensaje(hecho)
    if "properties" in de:
        hecho["properties"] = {
            n: _nodo(p, tipos, vocabularios) for n, p in de["properties"].items()
        }
    if "x-fichas" in de:
        hecho["items"] = _dentro(tipos[de["x-fichas"]], tipos, vocabularios)
    elif "items" in de:
        hecho["items"] = _nodo(de["items"], tipos, vocabularios)
    return hecho


def _mensaje(hecho: Esquema) -> Esquema:
    """Lo que dice el editor de un valor que no está en la lista o es de otra clase.

    De un grupo no: lo diría también del campo que le falta o le sobra, sin nombrarlo.
    """
    if hecho.get("type") not in TIPOS or hecho["type"] == "object":
        return {}
    titulo = hecho.get("title", "El valor")
    if "enum" in hecho:
        return {"errorMessage": f"«{titulo}» no admite ese valor: elija uno de la lista."}
    que, arreglo = TIPOS[hecho["type"]]
    return {"errorMessage": f"«{titulo}» debe ser {que}: {arreglo}."}


def _dentro(
    tipo: Tipo, tipos: Mapping[str, Tipo], vocabularios: Mapping[str, Vocabulario]
) -> Esquema:
    """La ficha que va dentro de otra: lleva su «id», y lo que hereda no se exige."""
    hecho = esquema(tipo, tipos, vocabularios)
    id_ = {
        "type": "string",
        "title": "Identificador",
        "description": f"Nombre de su página; empieza por «{tipo.prefijo}» y no cambia.",
        "pattern": f"^{tipo.prefijo}[a-z0-9]+(-[a-z0-9]+)*$",
        "patternErrorMessage": f"Escriba «{tipo.prefijo}», minúsculas sin tilde, cifras y guiones.",
    }
    hecho["properties"] = {"id": id_, **hecho["properties"]}
    hecho["required"] = ["id", *(c for c in hecho["required"] if c not in tipo.hereda)]
    return hecho


def _valores(de: Mapping[str, Any], vocabularios: Mapping[str, Vocabulario]) -> Esquema:
    """Los valores de una lista cerrada, cada uno con su nombre."""
    vocabulario = vocabularios.get(de.get("x-vocabulario", ""))
    terminos = vocabulario.terminos if vocabulario else {}
    antiguos = vocabulario.antiguos if vocabulario else {}
    valores = de.get("enum") or [*terminos, *antiguos]
    if not valores or (vocabulario is None and "x-nombres" not in de):
        return {}
    nombres = de.get("x-nombres", {})
    return {
        "enum": list(valores),
        "enumDescriptions": [_nombre(v, terminos, antiguos, nombres) for v in valores],
    }


def _nombre(
    valor: Any,
    terminos: Mapping[str, Termino],
    antiguos: Mapping[str, str],
    nombres: Mapping[str, str],
) -> str:
    if valor in antiguos:
        return f"Ya no se usa: escriba «{antiguos[valor]}»"
    suyo = terminos.get(valor)
    if suyo is None:
        return nombres.get(valor, str(valor))
    supuesto = " (por confirmar)" if suyo.supuesto else ""
    definicion = f": {suyo.definicion}" if suyo.definicion else ""
    return f"{suyo.nombre}{supuesto}{definicion}"


def _desde(tipo: Tipo) -> Iterator[Esquema]:
    """Lo que se exige desde cierto estado. Una sección no: puede estar en el cuerpo de la ficha."""
    *vivos, ultimo = tipo.estados
    for campo in tipo.campos:
        if campo.desde is not None and not campo.seccion:
            desde = vivos[vivos.index(campo.desde) :] if campo.desde in vivos else [ultimo]
            condicion = {"properties": {"estado": {"enum": desde}}, "required": ["estado"]}
            yield {"if": condicion, "then": {"required": [campo.nombre]}}
