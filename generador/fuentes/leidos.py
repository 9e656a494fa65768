"""Etapa 1, leídos: de los bytes de una ficha a su documento; el que ya se leyó, del almacén."""

from __future__ import annotations

import json
from collections.abc import Mapping
from sys import intern
from typing import Any

from generador.almacen import Almacen, clave, programa
from generador.fuentes.documento import Documento, leer_documento
from generador.fuentes.texto import limpiar
from generador.fuentes.yaml_estricto import suelto
from generador.modelo import Posicion, Problema, Seccion


def leer_bytes(crudo: bytes, archivo: str, almacen: Almacen) -> Documento | Problema:
    """El documento de unos bytes, o el problema que lo impide: de este nada se guarda."""
    formato = archivo.rpartition(".")[2]
    suya = clave(f"documento|{programa()}|{formato}", crudo)
    guardado = almacen.leer(suya)
    if guardado is not None:
        return _abrir(guardado)
    texto = limpiar(crudo, archivo)
    documento = texto if isinstance(texto, Problema) else leer_documento(texto, archivo)
    if not isinstance(documento, Problema):
        almacen.guardar(suya, _cerrar(documento))
    return documento


def _cerrar(documento: Documento) -> bytes:
    metadatos, posiciones, secciones = documento
    partes = (metadatos, _lineas(posiciones), [(s.titulo, s.texto, s.linea) for s in secciones])
    return json.dumps(partes, ensure_ascii=False, separators=(",", ":")).encode()


def _abrir(guardado: bytes) -> Documento:
    metadatos, lineas, secciones = json.loads(guardado)
    # Las claves se repiten en todas las fichas: una sola copia de cada una.
    propios = {intern(nombre): valor for nombre, valor in metadatos.items()}
    return propios, _posiciones(lineas), tuple(Seccion(*s) for s in secciones)


def _lineas(posiciones: Mapping[Any, Any]) -> dict[str, Any] | list[Any]:
    """Como JSON: la línea sola, o con lo de dentro; lo de una lista, en una lista."""
    lineas = {c: [linea, _lineas(d)] if d else linea for c, (linea, d) in posiciones.items()}
    return list(lineas.values()) if 0 in lineas else lineas


def _posiciones(lineas: dict[str, Any] | list[Any]) -> dict[Any, Posicion]:
    pares = enumerate(lineas) if isinstance(lineas, list) else lineas.items()
    return {
        intern(c) if isinstance(c, str) else c: suelto(p)
        if isinstance(p, int)
        else (p[0], _posiciones(p[1]))
        for c, p in pares
    }
