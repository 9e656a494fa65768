"""Etapa 4, paquete de datos: los indicadores como CSV y JSON, con sus tablas y su descripción."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import astuple
from typing import Any

from generador.modelo import Archivo, Dato, Indicador
from generador.vistas import datos as del_catalogo
from generador.vistas.columnas_de_indicadores import (
    CAMPOS,
    CAMPOS_DE_REGIONES,
    CAMPOS_DE_UNIDADES,
    CAMPOS_DEL_DICCIONARIO,
    Campo,
)
from generador.vistas.datos import inerte
from generador.vistas.entorno import Taller

DATOS = "indicadores.csv"
DICCIONARIO = "diccionario-de-indicadores.csv"
UNIDADES = "unidades.csv"
REGIONES = "regiones.csv"
DESCRIPCION = "datapackage.json"


def archivos(taller: Taller) -> Iterator[Archivo]:
    """Las cuatro tablas, los datos en JSON y la descripción de todo."""
    medidas = taller.medidas
    yield Archivo(DATOS, tabla(CAMPOS, map(fila, medidas.datos)))
    yield Archivo("indicadores.json", _json(taller))
    de_indicadores = map(_definicion, medidas.indicadores.values())
    yield Archivo(DICCIONARIO, tabla(CAMPOS_DEL_DICCIONARIO, de_indicadores))
    yield Archivo(UNIDADES, tabla(CAMPOS_DE_UNIDADES, _terminos(taller, "unidades")))
    yield Archivo(REGIONES, tabla(CAMPOS_DE_REGIONES, _terminos(taller, "regiones")))
    yield Archivo(DESCRIPCION, _descripcion(taller))


def tabla(campos: Sequence[Campo], filas: Iterable[Sequence[str]]) -> bytes:
    """Un CSV en UTF-8 que Excel no toma por fórmulas."""
    salida = io.StringIO()
    escritor = csv.writer(salida, lineterminator="\r\n")
    escritor.writerow([nombre for nombre, _, _ in campos])
    escritor.writerows([inerte(valor) for valor in fila] for fila in filas)
    return salida.getvalue().encode("utf-8-sig")


def fila(dato: Dato) -> list[str]:
    """Un dato, como texto: el valor con punto y sin ceros de más."""
    return [f"{v:.15g}" if isinstance(v, float) else str(v) for v in astuple(dato)]


def origen(indicador: Indicador) -> str:
    """De dónde sale: del contenido o de las cifras que se traen."""
    return "cifras" if indicador.traido else "contenido"


def _definicion(i: Indicador) -> list[str]:
    estado = "supuesto" if i.supuesto else "confirmado"
    lineas = " ".join(map(str, i.lineas))
    que = (i.id, i.nombre, str(i.hito or ""), i.clase, i.medida, i.formula, i.sentido)
    return [*que, i.frecuencia, origen(i), i.categoria, estado, i.fuente, lineas]


def _terminos(taller: Taller, vocabulario: str) -> Iterator[list[str]]:
    campos = {"unidades": CAMPOS_DE_UNIDADES, "regiones": CAMPOS_DE_REGIONES}[vocabulario]
    for termino in taller.catalogo.vocabularios[vocabulario].terminos.values():
        fijos = {campos[0][0]: termino.slug, "nombre": termino.nombre}
        yield [str(fijos.get(c, termino.extra.get(c, ""))) for c, _, _ in campos]


def _json(taller: Taller) -> bytes:
    nombres = [nombre for nombre, _, _ in CAMPOS]
    documento = {
        "titulo": f"Indicadores · {taller.sitio.nombre}",
        "fecha": taller.catalogo.fecha,
        "datos": [dict(zip(nombres, astuple(d), strict=True)) for d in taller.medidas.datos],
    }
    return f"{json.dumps(documento, ensure_ascii=False, indent=1)}\n".encode()


def _descripcion(taller: Taller) -> bytes:
    """Un «Tabular Data Package» (Frictionless): qué tabla es cada archivo y cómo se unen."""
    documento = {
        "profile": "tabular-data-package",
        "name": "indicadores-del-repositorio",
        "title": f"Indicadores · {taller.sitio.nombre}",
        "description": taller.sitio.descripcion,
        "homepage": taller.sitio.url,
        "created": f"{taller.catalogo.fecha}T00:00:00-05:00",
        "licenses": [{"name": "CC-BY-4.0", "title": "Creative Commons Atribución 4.0"}],
        "resources": [
            _recurso("indicadores", DATOS, CAMPOS, None, _UNIONES),
            _recurso("diccionario", DICCIONARIO, CAMPOS_DEL_DICCIONARIO, "indicador"),
            _recurso("unidades", UNIDADES, CAMPOS_DE_UNIDADES, "unidad"),
            _recurso("regiones", REGIONES, CAMPOS_DE_REGIONES, "region"),
            _recurso("catalogo", "catalogo.csv", _DEL_CATALOGO, "id"),
        ],
    }
    return f"{json.dumps(documento, ensure_ascii=False, indent=1)}\n".encode()


_UNIONES = {"indicador": "diccionario", "unidad": "unidades", "region": "regiones"}
_DEL_CATALOGO: Sequence[Campo] = [
    (columna, "string", "Vea «Datos abiertos».") for columna in del_catalogo.COLUMNAS
]


def _recurso(
    nombre: str,
    archivo: str,
    campos: Sequence[Campo],
    clave: str | None,
    uniones: dict[str, str] | None = None,
) -> dict[str, Any]:
    esquema: dict[str, Any] = {
        "fields": [{"name": n, "type": t, "description": d} for n, t, d in campos],
        "missingValues": [""],
    }
    if clave:
        esquema["primaryKey"] = clave
    if uniones:
        esquema["foreignKeys"] = [
            {"fields": campo, "reference": {"resource": tabla_, "fields": campo}}
            for campo, tabla_ in uniones.items()
        ]
    return {
        "profile": "tabular-data-resource",
        "name": nombre,
        "path": archivo,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "schema": esquema,
    }
