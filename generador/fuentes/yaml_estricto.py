"""Etapa 1, YAML: de texto a datos con la línea de cada uno; estricto y con límites.

Construye sobre los eventos de PyYAML en C: así los límites se cumplen antes de crear nada, y
las posiciones, las claves repetidas y los alias no cuestan una segunda lectura.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from sys import intern
from typing import Any

import yaml
from yaml import MappingEndEvent, MappingStartEvent, ScalarEvent, SequenceEndEvent

from generador.fuentes.escalares import Escalar, interpretar
from generador.fuentes.mensajes_yaml import en_espanol
from generador.fuentes.rechazos import rechazo
from generador.fuentes.texto import hallar_invisible
from generador.modelo import Posicion, Problema

PROFUNDIDAD, EVENTOS, LARGO = 20, 20_000, 100_000

Resultado = tuple[dict[str, Any], dict[Any, Any]]
# Los sucesos que cierran algo no llevan ancla ni etiqueta.
_CIERRES = frozenset({MappingEndEvent, SequenceEndEvent, yaml.DocumentEndEvent})
_SIN_DENTRO: Mapping[Any, Any] = {}


class _Rechazo(Exception):
    """Interrumpe la lectura de un documento; no sale de este módulo."""

    def __init__(self, evento: yaml.Event, motivo: str, **datos: object) -> None:
        self.linea, self.motivo, self.datos = _linea(evento), motivo, datos


def leer_yaml(texto: str, archivo: str, desde: int = 0) -> Resultado | Problema:
    """Datos y posiciones de un documento YAML que es un grupo de «clave: valor».

    «desde» es el número de líneas que hay antes de «texto» en su archivo. Los valores vacíos
    ("", null, []) se quitan: ausente es la única forma de decir «no hay».
    """
    try:
        return _Lector(texto, desde).documento()
    except _Rechazo as e:
        return rechazo(archivo, e.linea + desde, e.motivo, e.datos)
    except yaml.MarkedYAMLError as e:
        linea, mensaje, ayuda = en_espanol(e, texto)
        return Problema(archivo, linea + desde, "yaml/sintaxis", "error", mensaje, ayuda)


class _Lector:
    def __init__(self, texto: str, desde: int) -> None:
        self._eventos = yaml.CSafeLoader(texto)
        self._desde = desde
        self._cuenta = 0

    def documento(self) -> Resultado:
        self._siguiente()  # inicio del flujo
        if isinstance(inicio := self._siguiente(), yaml.StreamEndEvent):
            return {}, {}
        if getattr(inicio, "version", None) or getattr(inicio, "tags", None):
            raise _Rechazo(inicio, "directiva")
        evento = self._siguiente()
        if not isinstance(evento, MappingStartEvent):
            raise _Rechazo(evento, "forma")
        valor, posiciones = self._grupo(1)
        self._siguiente()
        if isinstance(final := self._siguiente(), yaml.DocumentStartEvent):
            raise _Rechazo(final, "documentos")
        return valor, posiciones

    def _siguiente(self) -> yaml.Event:
        evento = self._eventos.get_event()
        if evento is None:
            raise AssertionError("el analizador no dio el fin del texto")
        self._cuenta += 1
        if self._cuenta > EVENTOS:
            raise _Rechazo(evento, "datos")
        if evento.__class__ in _CIERRES:
            return evento
        if isinstance(evento, yaml.AliasEvent) or getattr(evento, "anchor", None):
            raise _Rechazo(evento, "alias")
        if getattr(evento, "tag", None):
            raise _Rechazo(evento, "etiqueta")
        return evento

    def _valor(self, evento: yaml.Event, hondo: int) -> tuple[Any, Mapping[Any, Any]]:
        if isinstance(evento, ScalarEvent):
            return _escalar(evento), _SIN_DENTRO
        if hondo >= PROFUNDIDAD:
            raise _Rechazo(evento, "profundidad")
        if isinstance(evento, MappingStartEvent):
            return self._grupo(hondo + 1)
        return self._lista(hondo + 1)

    def _grupo(self, hondo: int) -> Resultado:
        valor: dict[str, Any] = {}
        posiciones: dict[Any, Any] = {}
        siguiente, desde = self._siguiente, self._desde
        while (clave := siguiente()).__class__ is not MappingEndEvent:
            if not isinstance(clave, ScalarEvent):
                raise _Rechazo(clave, "clave")
            nombre = intern(_escrito(clave))
            if nombre in posiciones:
                raise _Rechazo(clave, "repetida", nombre=nombre[:60], previa=posiciones[nombre][0])
            hijo, dentro = self._valor(siguiente(), hondo)
            posiciones[nombre] = _lugar(_linea(clave) + desde, dentro)
            if hijo is not None and hijo != "" and hijo != []:
                valor[nombre] = hijo
        return valor, posiciones

    def _lista(self, hondo: int) -> tuple[list[Any], dict[Any, Any]]:
        valor: list[Any] = []
        posiciones: dict[Any, Any] = {}
        while (evento := self._siguiente()).__class__ is not SequenceEndEvent:
            hijo, dentro = self._valor(evento, hondo)
            if hijo is not None and hijo != "":
                posiciones[len(valor)] = _lugar(_linea(evento) + self._desde, dentro)
                valor.append(hijo)
        return valor, posiciones


def _escrito(evento: ScalarEvent) -> str:
    """Un escalar tal como está escrito, si no es enorme ni esconde nada."""
    valor: str = evento.value
    if len(valor) > LARGO:
        raise _Rechazo(evento, "largo")
    if not evento.implicit[0] and (hallado := hallar_invisible(valor)) is not None:
        raise _Rechazo(evento, "invisible", nombre=hallado[1])
    return valor


def _escalar(evento: ScalarEvent) -> Escalar:
    """El valor de un escalar."""
    return interpretar(_escrito(evento), evento.implicit[0])


def _lugar(linea: int, dentro: Mapping[Any, Any]) -> Posicion:
    return (linea, dentro) if dentro else suelto(linea)


@lru_cache(maxsize=4096)
def suelto(linea: int) -> Posicion:
    """El lugar de un dato sin nada dentro: uno solo para todos los que están en esa línea."""
    return (linea, _SIN_DENTRO)


def _linea(evento: yaml.Event) -> int:
    """Línea (desde 1) en que empieza un suceso del analizador."""
    return evento.start_mark.line + 1 if evento.start_mark else 1
