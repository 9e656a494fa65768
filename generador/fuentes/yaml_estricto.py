"""Etapa 1, YAML: de texto a datos con la línea de cada uno; estricto y con límites.

Construye sobre los eventos de PyYAML en C: así los límites se cumplen antes de crear nada, y
las posiciones, las claves repetidas y los alias no cuestan una segunda lectura.
"""

from __future__ import annotations

import re
from typing import Any

import yaml

from generador.fuentes.mensajes_yaml import en_espanol
from generador.modelo import Problema

PROFUNDIDAD, EVENTOS, LARGO = 20, 20_000, 100_000

_ENTERO = re.compile(r"[-+]?(?:0|[1-9][0-9]{0,14})\Z")
_DECIMAL = re.compile(r"[-+]?(?:0|[1-9][0-9]{0,14})\.[0-9]{1,15}\Z")
_CONSTANTES = {"": None, "~": None, "null": None, "true": True, "false": False}

Resultado = tuple[dict[str, Any], dict[Any, Any]]


class _Rechazo(Exception):
    """Interrumpe la lectura de un documento; no sale de este módulo."""

    def __init__(self, linea: int, regla: str, mensaje: str, ayuda: str) -> None:
        self.datos = (linea, regla, mensaje, ayuda)


def leer_yaml(texto: str, archivo: str, desde: int = 0) -> Resultado | Problema:
    """Datos y posiciones de un documento YAML que es un grupo de «clave: valor».

    «desde» es el número de líneas que hay antes de «texto» en su archivo. Los valores vacíos
    ("", null, []) se quitan: ausente es la única forma de decir «no hay».
    """
    try:
        return _Lector(texto, desde).documento()
    except _Rechazo as e:
        linea, regla, mensaje, ayuda = e.datos
    except yaml.MarkedYAMLError as e:
        linea, mensaje, ayuda = en_espanol(e, texto)
        linea, regla = linea + desde, "yaml/sintaxis"
    return Problema(archivo, linea, regla, "error", mensaje, ayuda)


class _Lector:
    def __init__(self, texto: str, desde: int) -> None:
        self._eventos = yaml.CSafeLoader(texto)
        self._base = desde + 1
        self._cuenta = 0

    def documento(self) -> Resultado:
        self._siguiente()  # inicio del flujo
        if isinstance(self._siguiente(), yaml.StreamEndEvent):
            return {}, {}
        evento = self._siguiente()
        if not isinstance(evento, yaml.MappingStartEvent):
            raise self._rechazo(evento, "yaml/forma", "se esperaban líneas «clave: valor»",
                                "por ejemplo «titulo: Guía para definir objetivos»")
        valor, posiciones = self._grupo(evento, 1)
        self._siguiente()
        if isinstance(final := self._siguiente(), yaml.DocumentStartEvent):
            raise self._rechazo(final, "yaml/documentos", "hay más de un documento YAML",
                                "quite la segunda línea «---»")
        return valor, posiciones

    def _siguiente(self) -> yaml.Event:
        self._cuenta += 1
        evento = self._eventos.get_event()
        if self._cuenta > EVENTOS:
            raise self._rechazo(evento, "yaml/limite", "el archivo tiene demasiados datos",
                                "divida el contenido en varias fichas")
        if isinstance(evento, yaml.AliasEvent) or getattr(evento, "anchor", None):
            raise self._rechazo(evento, "yaml/alias", "no se admiten anclas ni alias (& y *)",
                                "escriba el valor, o póngalo entre comillas si empieza así")
        if getattr(evento, "tag", None):
            raise self._rechazo(evento, "yaml/etiqueta", "no se admiten etiquetas (!)",
                                "escriba el valor, o póngalo entre comillas si empieza así")
        return evento

    def _valor(self, evento: yaml.Event, hondo: int) -> tuple[Any, dict[Any, Any]]:
        if isinstance(evento, yaml.ScalarEvent):
            return self._escalar(evento), {}
        if hondo >= PROFUNDIDAD:
            raise self._rechazo(evento, "yaml/limite", "hay demasiados niveles anidados",
                                "revise las sangrías y los corchetes")
        if isinstance(evento, yaml.MappingStartEvent):
            return self._grupo(evento, hondo + 1)
        return self._lista(hondo + 1)

    def _grupo(self, inicio: yaml.Event, hondo: int) -> Resultado:
        valor: dict[str, Any] = {}
        posiciones: dict[Any, Any] = {}
        while not isinstance(clave := self._siguiente(), yaml.MappingEndEvent):
            if not isinstance(clave, yaml.ScalarEvent):
                raise self._rechazo(clave, "yaml/clave", "una clave debe ser un texto simple",
                                    "revise los corchetes y las llaves")
            nombre, linea = clave.value, clave.start_mark.line + self._base
            if nombre in posiciones:
                previa = posiciones[nombre][0]
                raise self._rechazo(clave, "yaml/clave-repetida", f"«{nombre}» está repetido",
                                    f"ya aparece en la línea {previa}; deje uno solo")
            hijo, dentro = self._valor(self._siguiente(), hondo)
            posiciones[nombre] = (linea, dentro)
            if hijo not in (None, "", []):
                valor[nombre] = hijo
        return valor, posiciones

    def _lista(self, hondo: int) -> tuple[list[Any], dict[Any, Any]]:
        valor: list[Any] = []
        posiciones: dict[Any, Any] = {}
        while not isinstance(evento := self._siguiente(), yaml.SequenceEndEvent):
            linea = evento.start_mark.line + self._base
            hijo, dentro = self._valor(evento, hondo)
            if hijo not in (None, ""):
                posiciones[len(valor)] = (linea, dentro)
                valor.append(hijo)
        return valor, posiciones

    def _escalar(self, evento: yaml.ScalarEvent) -> Any:
        texto: str = evento.value
        if len(texto) > LARGO:
            raise self._rechazo(evento, "yaml/limite", "un texto pasa de 100 000 caracteres",
                                "lleve el material largo a un adjunto")
        if not evento.implicit[0]:
            return texto.strip()
        if texto in _CONSTANTES:
            return _CONSTANTES[texto]
        if _ENTERO.match(texto):
            return int(texto)
        return float(texto) if _DECIMAL.match(texto) else texto

    def _rechazo(self, evento: yaml.Event, regla: str, mensaje: str, ayuda: str) -> _Rechazo:
        return _Rechazo(evento.start_mark.line + self._base, regla, mensaje, ayuda)
