"""Importación, retoque: de un YAML y sus enmiendas al mismo texto, cambiado solo donde hace falta.

Los comentarios, las comillas y la disposición del resto se conservan: se cambian los tramos de los
valores enmendados, y nada más.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import yaml

from generador.fuentes.escalares import interpretar
from generador.importacion.emision import escalar

Esquema = Mapping[str, Any]
Enmendar = Callable[[Any, str, Esquema], Any]
"""(valor, texto escrito, esquema) → valor enmendado."""
_NADA: Esquema = {}


@dataclass(frozen=True, slots=True)
class Tramo:
    """Un valor enmendado: dónde está en el texto, y qué había y qué hay ahora."""

    inicio: int
    fin: int
    linea: int
    camino: str
    antes: str
    ahora: str


@dataclass(frozen=True, slots=True)
class Retoque:
    """Los datos de un texto antes y después de enmendarlos, y los tramos que cambian."""

    antes: Any
    despues: Any
    tramos: tuple[Tramo, ...]


class _Recorrido:
    """Recorre una vez los sucesos del analizador; el lector estricto ya admitió el texto."""

    def __init__(self, texto: str, enmendar: Enmendar, repartir: Enmendar) -> None:
        self._texto = texto
        self._sucesos = yaml.parse(texto, Loader=yaml.CSafeLoader)
        self._enmendar, self._repartir = enmendar, repartir
        self.tramos: list[Tramo] = []

    def raiz(self, esquema: Esquema) -> Retoque:
        for suceso in self._sucesos:
            if isinstance(suceso, yaml.MappingStartEvent):
                antes, despues = self._grupo(esquema, "")
                return Retoque(antes, despues, tuple(self.tramos))
        return Retoque({}, {}, ())

    def _valor(self, suceso: yaml.Event, esquema: Esquema, camino: str) -> tuple[Any, Any]:
        if isinstance(suceso, yaml.MappingStartEvent):
            return self._grupo(esquema, camino)
        if isinstance(suceso, yaml.SequenceStartEvent):
            return self._lista(esquema.get("items", _NADA), camino)
        return self._escalar(suceso, esquema, camino)

    def _grupo(self, esquema: Esquema, camino: str) -> tuple[dict[str, Any], dict[str, Any]]:
        antes: dict[str, Any] = {}
        despues: dict[str, Any] = {}
        while not isinstance(clave := next(self._sucesos), yaml.MappingEndEvent):
            assert isinstance(clave, yaml.ScalarEvent)
            nombre = clave.value
            suyo = esquema.get("properties", _NADA).get(nombre, _NADA)
            aqui = f"{camino}.{nombre}" if camino else nombre
            viejo, nuevo = self._valor(next(self._sucesos), suyo, aqui)
            if viejo not in (None, "", []):
                antes[nombre], despues[nombre] = viejo, nuevo
        return antes, despues

    def _lista(self, esquema: Esquema, camino: str) -> tuple[list[Any], list[Any]]:
        antes: list[Any] = []
        despues: list[Any] = []
        while not isinstance(suceso := next(self._sucesos), yaml.SequenceEndEvent):
            viejo, nuevo = self._valor(suceso, esquema, f"{camino}[{len(antes) + 1}]")
            if viejo not in (None, ""):
                antes.append(viejo)
                despues.append(nuevo)
        return antes, despues

    def _escalar(self, suceso: yaml.Event, esquema: Esquema, camino: str) -> tuple[Any, Any]:
        assert isinstance(suceso, yaml.ScalarEvent)
        escrito: str = suceso.value
        valor = interpretar(escrito, suceso.implicit[0])
        if valor in (None, "") or not esquema:
            return valor, valor
        cambiar = self._repartir if esquema.get("type") == "array" else self._enmendar
        nuevo = cambiar(valor, escrito.strip(), esquema)
        if nuevo == valor and type(nuevo) is type(valor):
            return valor, valor
        comienzo, final = suceso.start_mark, suceso.end_mark
        assert comienzo is not None
        assert final is not None
        inicio, fin = comienzo.index, final.index
        antes = self._texto[inicio:fin].strip()
        ahora = _como_yaml(nuevo)
        self.tramos.append(Tramo(inicio, fin, comienzo.line + 1, camino, antes, ahora))
        return valor, nuevo


def retocar(texto: str, esquema: Esquema, enmendar: Enmendar, repartir: Enmendar) -> Retoque:
    """Las enmiendas de un YAML que el lector estricto admite, con el esquema de su tipo."""
    return _Recorrido(texto, enmendar, repartir).raiz(esquema)


def aplicar(texto: str, tramos: tuple[Tramo, ...]) -> str:
    """El texto con los tramos cambiados; del último al primero, para no correr los demás."""
    for tramo in sorted(tramos, key=lambda t: t.inicio, reverse=True):
        cola = "\n" if texto[tramo.inicio : tramo.fin].endswith("\n") else ""
        texto = f"{texto[: tramo.inicio]}{tramo.ahora}{cola}{texto[tramo.fin :]}"
    return texto


def _como_yaml(valor: Any) -> str:
    if isinstance(valor, list):
        return f"[{', '.join(escalar(v, en_corchetes=True) for v in valor)}]"
    return escalar(valor, en_corchetes=True)
