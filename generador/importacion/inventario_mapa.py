"""Importación, mapa de inventario: qué columna es cada campo y qué valor es cada palabra.

Sale de los títulos de las columnas, de un archivo .yml guardado, o de las dos cosas.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import yaml

from generador.esquemas.sugerencias import parecido
from generador.fuentes.texto import leer_texto
from generador.fuentes.yaml_estricto import leer_yaml
from generador.importacion.emision import emitir
from generador.importacion.excel_abrir import HojaLeida
from generador.importacion.excel_textos import texto_de
from generador.libros.filas import POR_CORREGIR
from generador.libros.opciones import doblar
from generador.modelo import Fallo, Problema, Tipo

ENLACE, CLASE, TITULO = "enlace", "clase", "titulo"
_MUESTRAS, _LARGO_DE_MUESTRA = 3, 40
_CLAVES = ("hoja", "tipo", "columnas", "valores")
SINONIMOS: Mapping[str, Any] = yaml.safe_load(
    Path(__file__).with_name("inventario.yml").read_text(encoding="utf-8")
)


class MapaInservible(Fallo):
    """El mapa no se puede usar."""


@dataclass(frozen=True, slots=True)
class Mapa:
    """Cómo se lee un inventario."""

    columnas: Mapping[str, str] = field(default_factory=dict)
    """Campo → título de su columna."""
    valores: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    """Campo → lo que dice la celda → el código que es."""
    tipo: str = ""
    """Tipo de las filas que no digan otra clase."""
    hoja: str = ""

    def con(self, campo: str, titulo: str) -> Mapa:
        """El mismo, con esa columna para ese campo."""
        return replace(self, columnas={**self.columnas, campo: titulo})

    def traducir(self, campo: str, texto: str) -> str:
        """Lo que el mapa dice de un valor; el mismo si no dice nada."""
        suyos = {doblar(c): v for c, v in self.valores.get(campo, {}).items() if v}
        return suyos.get(doblar(texto), texto)


def leer_mapa(camino: Path, tipos: Mapping[str, Tipo]) -> Mapa:
    """El mapa de un archivo .yml."""
    texto = leer_texto(camino, camino.name)
    leido = texto if isinstance(texto, Problema) else leer_yaml(texto, camino.name)
    if isinstance(leido, Problema):
        raise MapaInservible(f"el mapa «{camino.name}», línea {leido.linea}: {leido.mensaje}")
    datos, _ = leido
    if sobra := [c for c in datos if c not in _CLAVES]:
        raise MapaInservible(f"el mapa «{camino.name}» tiene «{sobra[0]}»: admite {_CLAVES}")
    tipo = str(datos.get("tipo", ""))
    if tipo and tipo not in tipos:
        cerca = parecido(tipo, list(tipos))
        pregunta = f"; ¿quiso decir «{cerca}»?" if cerca else ""
        raise MapaInservible(f"el mapa «{camino.name}»: no hay un tipo «{tipo}»{pregunta}")
    columnas = {str(c): str(v) for c, v in _grupo(datos.get("columnas")).items()}
    valores = {
        str(c): {str(k): str(v) for k, v in _grupo(suyos).items()}
        for c, suyos in _grupo(datos.get("valores")).items()
    }
    return Mapa(columnas, valores, tipo, str(datos.get("hoja", "")))


def escribir_mapa(mapa: Mapa, sin_entender: Mapping[str, list[str]]) -> str:
    """El archivo .yml de un mapa, con lo que no se entendió por completar."""
    valores = {c: dict(v) for c, v in mapa.valores.items()}
    for campo, textos in sin_entender.items():
        for texto in textos:
            valores.setdefault(campo, {}).setdefault(texto, "")
    datos = {"hoja": mapa.hoja, "tipo": mapa.tipo, "columnas": dict(mapa.columnas)}
    cuerpo = emitir({c: v for c, v in {**datos, "valores": valores}.items() if v})
    return (
        "# Mapa de un inventario: campo → columna, y lo que dice una celda → el código que es.\n"
        "# Complete los valores vacíos y vuelva a importar con --mapa.\n" + cuerpo
    )


def reconocer(hoja: HojaLeida, mapa: Mapa, tipos: Mapping[str, Tipo]) -> tuple[int, Mapa]:
    """La fila de títulos (0 si no la hay) y el mapa, con las columnas que se reconocen solas."""
    conocidos = _titulos_conocidos(tipos) | {doblar(t): c for c, t in mapa.columnas.items()}
    mejor, cuantos = 0, 0
    for fila, celdas in hoja.filas.items():
        hallados = {conocidos.get(doblar(texto_de(c.valor))) for c in celdas.values()} - {None}
        if fila <= 20 and len(hallados) > cuantos:
            mejor, cuantos = fila, len(hallados)
    columnas = dict(mapa.columnas)
    for titulo in titulos_de(hoja, mejor).values():
        campo = conocidos.get(doblar(titulo))
        if campo is not None and titulo not in columnas.values():
            columnas.setdefault(campo, titulo)
    return mejor, replace(mapa, columnas=columnas)


def titulos_de(hoja: HojaLeida, fila: int) -> dict[int, str]:
    """Columna → su título, sin la que añade la devolución."""
    titulos = {c: texto_de(v.valor) for c, v in hoja.filas.get(fila, {}).items()}
    return {c: t for c, t in titulos.items() if doblar(t) != doblar(POR_CORREGIR)}


def muestras_de(hoja: HojaLeida, fila: int) -> dict[int, list[str]]:
    """Columna → lo primero distinto que dicen sus celdas, para reconocerla."""
    muestras: dict[int, list[str]] = {}
    for celdas in (hoja.filas[f] for f in sorted(hoja.filas) if f > fila):
        for columna, celda in celdas.items():
            suyas, dice = (
                muestras.setdefault(columna, []),
                texto_de(celda.valor)[:_LARGO_DE_MUESTRA],
            )
            if dice and dice not in suyas and len(suyas) < _MUESTRAS:
                suyas.append(dice)
    return muestras


def sin_uso(titulo: str) -> bool:
    """Si la columna solo numera las filas."""
    return doblar(titulo) in {doblar(t) for t in SINONIMOS["sin_uso"]}


def campos_admitidos(tipos: Mapping[str, Tipo]) -> dict[str, str]:
    """Campo → título, de los que puede ser una columna."""
    sueltos = ("grupo", "archivo")
    campos = {
        c.nombre: c.titulo
        for t in tipos.values()
        if t.carpeta
        for c in t.campos
        if c.clase not in sueltos and not c.hijos and c.fichas is None
    }
    return {**campos, ENLACE: "Enlace"}


def _titulos_conocidos(tipos: Mapping[str, Tipo]) -> dict[str, str]:
    propios = {doblar(t): c for c, t in campos_admitidos(tipos).items()}
    return propios | {doblar(t): c for c, t in _sinonimos()}


def _sinonimos() -> Iterator[tuple[str, str]]:
    for campo, titulos in SINONIMOS["columnas"].items():
        yield from ((campo, t) for t in titulos)


def _grupo(dato: Any) -> Mapping[str, Any]:
    return dato if isinstance(dato, Mapping) else {}
