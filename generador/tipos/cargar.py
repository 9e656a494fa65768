"""Etapa 0, carga: de tipos/comun.yml y tipos/<tipo>/esquema.yml a un Tipo por carpeta."""

from __future__ import annotations

import copy
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml

from generador.modelo import Agenda, Tipo
from generador.tipos.campos import arbol, hojas

CARPETA = Path(__file__).parent

Esquema = dict[str, Any]


def cargar(carpeta: Path = CARPETA) -> Mapping[str, Tipo]:
    """Carga los tipos de «carpeta», en el orden en que se muestran.

    Un esquema roto es un fallo nuestro (no del contenido): se deja ver como excepción.
    """
    comun = _leer(carpeta / "comun.yml")
    rutas = sorted(carpeta.glob("*/esquema.yml"))
    tipos = [_tipo(ruta.parent, comun) for ruta in rutas]
    return {t.nombre: t for t in sorted(tipos, key=lambda t: (t.orden, t.nombre))}


def _leer(ruta: Path) -> Esquema:
    datos: Esquema = yaml.load(ruta.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    return datos


def _tipo(carpeta: Path, comun: Esquema) -> Tipo:
    propio = _leer(carpeta / "esquema.yml")
    esquema = _mezclar(comun, propio)
    grupos = dict(esquema["x-grupos"])
    campos = arbol(esquema)
    return Tipo(
        nombre=carpeta.name,
        titulo=propio["title"],
        plural=propio["x-plural"],
        indice=propio.get("x-indice") or propio["x-plural"],
        descripcion=propio["description"],
        carpeta=propio.get("x-carpeta"),
        formato=propio.get("x-formato", "md"),
        prefijo=propio["x-prefijo"],
        ruta=propio["x-ruta"],
        orden=propio.get("x-orden", 99),
        schema_org=tuple(propio["x-schema-org"]),
        ordenar=propio.get("x-ordenar"),
        cuaderno=tuple(filter(None, propio.get("x-cuaderno", "").split("."))),
        mapa={s: tuple(c.split(".")) for s, c in propio.get("x-mapa", {}).items()},
        grupos=grupos,
        campos=campos,
        hojas=tuple(hojas(campos)),
        hereda=tuple(propio.get("x-hereda", ())),
        esquema=esquema,
        plantilla=carpeta / "ficha.html.j2",
        agenda=_agenda(propio.get("x-agenda")),
    )


def _agenda(datos: Esquema | None) -> Agenda | None:
    if datos is None:
        return None
    return Agenda(**{**datos, "columnas": tuple(datos.get("columnas", ()))})


def _mezclar(comun: Esquema, propio: Esquema) -> Esquema:
    """Une los campos comunes con los del tipo; el tipo afina un campo común clave a clave."""
    comunes = copy.deepcopy(comun["properties"])
    propiedades: Esquema = {}
    for nombre, campo in propio["properties"].items():
        base = comunes.get(nombre, {})
        propiedades[nombre] = {**base, **campo}
    identidad = {n: propiedades.pop(n, c) for n, c in comunes.items() if _abre(c)}
    resto = {n: c for n, c in comunes.items() if n not in identidad and n not in propiedades}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": propio["title"],
        "description": propio["description"],
        "type": "object",
        "required": [*comun["required"], *propio["required"]],
        "additionalProperties": False,
        "x-grupos": _grupos(comun["x-grupos"], propio.get("x-grupos", {})),
        "properties": {**identidad, **propiedades, **resto},
    }


def _abre(campo: Esquema) -> bool:
    """Si el campo común va antes de los propios del tipo."""
    return campo["x-grupo"] in ("identificacion", "clasificacion")


def _grupos(comunes: Mapping[str, str], propios: Mapping[str, str]) -> dict[str, str]:
    """Identificación y clasificación, los grupos del tipo, y al final archivos y vigencia."""
    orden = ["identificacion", "clasificacion", *propios, "detalle", "archivos", "vigencia"]
    return {g: propios.get(g, comunes.get(g, g)) for g in dict.fromkeys(orden)}
