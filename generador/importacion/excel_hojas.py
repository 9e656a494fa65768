"""Importación, hojas de Excel: de una hoja leída a sus renglones, con lo escrito en cada casilla.

Los campos y las columnas se reconocen por su título, no por su lugar: se pueden mover. La fila que
dice «Ejemplo» en su número no cuenta; si alguien escribió encima se avisa: nada se pierde callando.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from generador.importacion.excel_abrir import CeldaLeida, HojaLeida
from generador.importacion.excel_textos import texto_de
from generador.importacion.excel_titulos import (
    CORTO,
    NUMERO,
    ajenas,
    aviso,
    cabecera_de,
    columna_de_respuestas,
    desconocido,
    nombre_de_lugar,
    reconocer,
)
from generador.libros import Casilla, Hoja, columnas, filas
from generador.libros.celdas import fila_de_ejemplo
from generador.libros.opciones import Vocabularios, doblar
from generador.modelo import Problema

Celdas = tuple[tuple[str, CeldaLeida], ...]
"""(lugar, celda) de lo escrito en una casilla; son varias si tiene varios renglones."""


@dataclass(frozen=True, slots=True)
class Renglon:
    """Un elemento: una fila de una hoja de filas, o toda la hoja de una sola ficha."""

    fila: int
    lugares: Mapping[str, str]
    """Rótulo de la casilla → su celda, aunque esté vacía."""
    escrito: Mapping[str, Celdas]
    fijo: Mapping[str, str] = field(default_factory=dict)
    """De qué fila es, su número y su nombre corto, si se escribieron."""
    crudo: Mapping[str, object] = field(default_factory=dict)
    """Título de columna → lo que hay, para devolverlo tal cual."""


def en_columnas(leida: HojaLeida, hoja: Hoja, hallados: list[Problema]) -> Renglon:
    """La única ficha de una hoja con los campos uno debajo de otro."""
    columna = columna_de_respuestas(leida)
    por_rotulo = {doblar(c.rotulo): c for c in hoja.casillas}
    lugares: dict[str, str] = {}
    escrito: dict[str, Celdas] = {}
    fijo: dict[str, str] = {}
    for fila, celdas in leida.filas.items():
        titulo = texto_de(celdas[1].valor) if 1 in celdas else ""
        respuesta = celdas.get(columna)
        lugar = nombre_de_lugar(leida.nombre, columna, fila)
        casilla = por_rotulo.get(doblar(titulo.removesuffix(columnas.OTRO)))
        if casilla is not None:
            lugares.setdefault(casilla.rotulo, lugar)
            if respuesta is not None:
                previas = escrito.get(casilla.rotulo, ())
                escrito[casilla.rotulo] = (*previas, (lugar, respuesta))
        elif respuesta is None or doblar(titulo) == doblar(columnas.CAMPO):
            continue
        elif doblar(titulo) == doblar(columnas.CORTO):
            fijo[CORTO] = texto_de(respuesta.valor)
        else:
            hallados.append(desconocido(lugar, "el campo", titulo, hoja))
    return Renglon(0, lugares, escrito, fijo)


def en_filas(
    leida: HojaLeida,
    hoja: Hoja,
    madre: Hoja | None,
    vocabularios: Vocabularios,
    hallados: list[Problema],
) -> Iterator[Renglon]:
    """Los elementos de una hoja con uno por fila."""
    cabecera = cabecera_de(leida, hoja)
    if cabecera is None:
        que = f"no se encuentra la fila de títulos de «{hoja.nombre}»"
        ayuda = "copie los datos a una plantilla recién descargada"
        hallados.append(aviso(f"{leida.nombre}!A1", "titulos", que, ayuda))
        return
    titulos = {c: texto_de(celda.valor) for c, celda in leida.filas[cabecera].items()}
    puestas = reconocer(titulos, hoja, madre)
    for columna in ajenas(leida, cabecera, titulos, puestas):
        lugar = nombre_de_lugar(leida.nombre, columna, cabecera)
        hallados.append(desconocido(lugar, "la columna", titulos.get(columna, ""), hoja))
    muestra = tuple(_comparable(v) for v in fila_de_ejemplo(hoja, vocabularios))
    for fila, celdas in leida.filas.items():
        renglon = _renglon(leida.nombre, fila, celdas, puestas, titulos)
        if fila <= cabecera or not renglon.escrito:
            continue
        igual = _igual(renglon, hoja, muestra)
        if _marcado(renglon) or (igual and NUMERO not in puestas.values()):
            hallados += [] if igual else [_otro_ejemplo(f"{leida.nombre}!A{fila}")]
        else:
            yield renglon


def _renglon(
    nombre: str,
    fila: int,
    celdas: Mapping[int, CeldaLeida],
    puestas: Mapping[int, Casilla | str],
    titulos: Mapping[int, str],
) -> Renglon:
    lugares, escrito, fijo = {}, {}, {}
    for columna, puesta in puestas.items():
        celda, lugar = celdas.get(columna), nombre_de_lugar(nombre, columna, fila)
        if isinstance(puesta, Casilla):
            lugares[puesta.rotulo] = lugar
            if celda is not None:
                escrito[puesta.rotulo] = ((lugar, celda),)
        elif celda is not None:
            fijo[puesta] = texto_de(celda.valor)
    crudo = {titulos[c]: celda.valor for c, celda in celdas.items() if c in titulos}
    return Renglon(fila, lugares, escrito, fijo, crudo)


def _igual(renglon: Renglon, hoja: Hoja, muestra: tuple[str, ...]) -> bool:
    """Si es la fila de ejemplo tal como venía, en las columnas que el libro tiene."""
    return all(
        _comparable(renglon.escrito[c.rotulo][0][1].valor if c.rotulo in renglon.escrito else None)
        == suya
        for c, suya in zip(hoja.casillas, muestra, strict=True)
        if c.rotulo in renglon.lugares
    )


def _marcado(renglon: Renglon) -> bool:
    return doblar(renglon.fijo.get(NUMERO, "")) == doblar(filas.DE_EJEMPLO)


def _otro_ejemplo(lugar: str) -> Problema:
    que = f"esta fila dice «{filas.DE_EJEMPLO}» y no se importó"
    ayuda = f"si es un dato suyo, escriba un número en lugar de «{filas.DE_EJEMPLO}»"
    return replace(aviso(lugar, "ejemplo", que, ayuda), nivel="aviso")


def _comparable(valor: object) -> str:
    return "" if valor is None else " ".join(doblar(texto_de(valor)).split("-"))
