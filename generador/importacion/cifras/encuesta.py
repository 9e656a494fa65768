"""Cifras de encuestas: de las respuestas de 1 a 5 a su promedio; las filas no salen de aquí."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import Any

from generador.importacion.cifras.mes import SinCifras
from generador.importacion.excel_abrir import CeldaLeida, HojaLeida
from generador.importacion.tabla import leer_tabla
from generador.indicadores import MINIMO_DE_PERSONAS
from generador.indicadores.contar import DECIMALES
from generador.libros.opciones import doblar
from generador.modelo import Dato, Indicador

FUENTE = "Encuesta de satisfacción"
ESCALA = (1, 2, 3, 4, 5)
_MALAS = 5
"""Celdas malas que se nombran; del resto se dice cuántas son."""


@dataclass(frozen=True, slots=True)
class Encuesta:
    """De qué se pregunta, y en qué columnas está cada respuesta."""

    indicador: Indicador
    mes: str
    unidad: str
    region: str
    columnas: tuple[tuple[str, str], ...]
    """(título de la columna, categoría a que responde)."""


Leido = tuple[tuple[Dato, ...], tuple[str, ...]]
"""Los promedios, y lo que se calla por ser de muy pocas personas."""


def leer_encuesta(camino: Path, encuesta: Encuesta) -> Leido:
    """Un promedio por categoría; una respuesta fuera de la escala rechaza el archivo entero."""
    (hoja, *_) = leer_tabla(camino)
    datos: list[Dato] = []
    callados: list[str] = []
    for categoria in dict.fromkeys(c for _, c in encuesta.columnas):
        titulos = [t for t, c in encuesta.columnas if c == categoria]
        notas = [n for t in titulos for n in _respuestas(camino, hoja, t)]
        personas = max(len(_respuestas(camino, hoja, t)) for t in titulos)
        if personas < MINIMO_DE_PERSONAS:
            de_que = f" de «{categoria}»" if categoria else ""
            callados.append(f"{personas} respuestas{de_que}")
        else:
            media = round(float(Fraction(sum(notas), len(notas))), DECIMALES)
            datos.append(_dato(encuesta, categoria, media, len(notas)))
    return tuple(datos), tuple(callados)


def _dato(encuesta: Encuesta, categoria: str, media: float, base: int) -> Dato:
    lugar = (encuesta.mes, encuesta.unidad, encuesta.region)
    return Dato(encuesta.indicador.id, *lugar, categoria, media, base, FUENTE)


def _respuestas(camino: Path, hoja: HojaLeida, titulo: str) -> Sequence[int]:
    """Las de una columna; las celdas vacías no son respuestas."""
    columna = _columna(camino, hoja, titulo)
    leidas = [(n, fila[columna]) for n, fila in sorted(hoja.filas.items()) if columna in fila][1:]
    notas = [(n, _nota(celda)) for n, celda in leidas]
    malas = [n for n, nota in notas if nota is None]
    if malas:
        filas = ", ".join(map(str, malas[:_MALAS]))
        mas = f" y {len(malas) - _MALAS} más" if len(malas) > _MALAS else ""
        que = f"«{titulo}»: las filas {filas}{mas} no son un número del 1 al 5"
        raise SinCifras(f"«{camino.name}», {que}")
    return [nota for _, nota in notas if nota is not None]


def _columna(camino: Path, hoja: HojaLeida, titulo: str) -> int:
    primera = hoja.filas[min(hoja.filas)] if hoja.filas else {}
    for numero, celda in primera.items():
        if doblar(str(celda.valor)) == doblar(titulo):
            return numero
    hay = ", ".join(f"«{t}»" for t in _titulos(primera.values()))
    raise SinCifras(f"«{camino.name}» no tiene la columna «{titulo}»; tiene: {hay or 'ninguna'}")


def _titulos(celdas: Any) -> Iterator[str]:
    for celda in list(celdas)[:20]:
        yield " ".join(str(celda.valor).split())[:60]


def _nota(celda: CeldaLeida) -> int | None:
    valor = celda.valor
    if isinstance(valor, str):
        valor = {str(n): n for n in ESCALA}.get(valor.strip())
    es_numero = isinstance(valor, int | float) and not isinstance(valor, bool)
    return int(valor) if es_numero and valor in ESCALA else None
