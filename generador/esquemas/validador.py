"""Validación: un esquema compilado una vez, que da los problemas de muchos datos."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

import jsonschema_rs

from generador.esquemas import mensajes
from generador.modelo import Nivel, Posicion, Problema, Vocabulario, linea_de

Esquema = Mapping[str, Any]

_FECHA = re.compile(r"(?:19|20)[0-9]{2}-[0-9]{2}-[0-9]{2}")


class Validador:
    """Comprueba datos contra un esquema; inmutable después de creado."""

    def __init__(self, esquema: Esquema, vocabularios: Mapping[str, Vocabulario]) -> None:
        self._vocabularios = vocabularios
        self._esquema = _con_enumeraciones(esquema, vocabularios)
        self._motor = jsonschema_rs.Draft202012Validator(
            self._esquema, validate_formats=True, formats={"date": es_fecha}
        )

    def problemas(
        self, datos: Any, archivo: str, posiciones: Mapping[Any, Posicion], nivel: Nivel
    ) -> Iterator[Problema]:
        """Problemas de «datos», cada uno con la línea del dato."""
        if self._motor.is_valid(datos):
            return
        errores = [(tuple(e.instance_path), e) for e in self._motor.iter_errors(datos)]
        de_otro_tipo = {camino for camino, e in errores if e.kind.name == "type"}
        for camino, error in errores:
            if camino in de_otro_tipo and error.kind.name != "type":
                continue  # lo demás que se diga de un dato de otro tipo solo confunde
            for paso, regla, (que, arreglo) in self._explicar(error, camino):
                linea = linea_de(posiciones, paso)
                yield Problema(archivo, linea, f"esquema/{regla}", nivel, que, arreglo)

    def falta(self, camino: tuple[str, ...]) -> mensajes.Mensaje:
        """Mensaje para un campo obligatorio ausente."""
        titulos, esquema = self._bajar(camino)
        return mensajes.falta(" › ".join(titulos), esquema)

    def _explicar(
        self, error: Any, camino: tuple[str | int, ...]
    ) -> Iterator[tuple[tuple[str | int, ...], str, mensajes.Mensaje]]:
        titulos, esquema = self._bajar(camino)
        regla = error.kind.name
        if regla == "required":
            nombre = error.kind.property
            sub = esquema["properties"][nombre]
            ruta = " › ".join([*titulos, sub["title"]])
            yield (*camino, nombre), "falta", mensajes.falta(ruta, sub)
        elif regla == "additionalProperties":
            for nombre in error.kind.unexpected:
                yield (*camino, nombre), "desconocido", mensajes.desconocido(nombre, esquema)
        else:
            con_ruta = {**esquema, "title": " › ".join(titulos) or "la ficha"}
            yield camino, regla, mensajes.mensaje(error, con_ruta, self._opciones(esquema))

    def _bajar(self, camino: tuple[str | int, ...]) -> tuple[list[str], Esquema]:
        """Títulos que llevan al dato, y su esquema."""
        esquema = self._esquema
        titulos: list[str] = []
        for paso in camino:
            if isinstance(paso, int):
                esquema = esquema["items"]
                titulos[-1] = f"{titulos[-1]} {paso + 1}"
            else:
                esquema = esquema["properties"][paso]
                titulos.append(esquema["title"])
        return titulos, esquema

    def _opciones(self, esquema: Esquema) -> Mapping[str, str]:
        vocabulario = self._vocabularios.get(esquema.get("x-vocabulario", ""))
        terminos = vocabulario.terminos if vocabulario else {}
        codigos, nombres = esquema.get("enum", ()), esquema.get("x-nombres", {})
        return {
            c: terminos[c].nombre if c in terminos else nombres.get(c, c)
            for c in codigos
            if isinstance(c, str)
        }


def es_fecha(texto: str) -> bool:
    """Si el texto es un día del calendario (AAAA-MM-DD), de 1900 a 2099."""
    try:
        return _FECHA.fullmatch(texto) is not None and bool(date.fromisoformat(texto))
    except ValueError:
        return False


def compilar(esquema: Esquema, vocabularios: Mapping[str, Vocabulario]) -> Validador:
    """Validador del esquema, con los términos de los vocabularios como valores admitidos."""
    return Validador(esquema, vocabularios)


def _con_enumeraciones(esquema: Any, vocabularios: Mapping[str, Vocabulario]) -> Any:
    """Copia del esquema en que «x-vocabulario» trae los valores admitidos."""
    if isinstance(esquema, list):
        return [_con_enumeraciones(e, vocabularios) for e in esquema]
    if not isinstance(esquema, dict):
        return esquema
    copia = {c: _con_enumeraciones(v, vocabularios) for c, v in esquema.items()}
    nombre = copia.get("x-vocabulario")
    vocabulario = vocabularios.get(nombre) if isinstance(nombre, str) else None
    # Si el vocabulario falta o está roto ya se dice una vez: no se repite por cada ficha.
    if vocabulario is not None and vocabulario.terminos and "enum" not in copia:
        copia["enum"] = [*vocabulario.terminos, *vocabulario.antiguos]
    return copia
