"""Etapa 4, repartos: un indicador por categorías, con el nombre y la página de cada una."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generador.indicadores import por
from generador.modelo import Indicador
from generador.vistas.campos import PAGINAS_DE_TERMINOS
from generador.vistas.entorno import Taller

CUANTAS = 10
"""Categorías que se ven; del resto se dice cuántas son."""


@dataclass(frozen=True, slots=True)
class Parte:
    """Una categoría y su valor."""

    nombre: str
    ruta: str
    """De su página en el sitio; vacía si no tiene."""
    valor: float


@dataclass(frozen=True, slots=True)
class Reparto:
    """Un indicador repartido: primero lo mayor."""

    indicador: Indicador
    partes: tuple[Parte, ...]
    resto: int


def repartos(taller: Taller) -> Iterator[Reparto]:
    """Los de todos los indicadores que se reparten y tienen datos."""
    for indicador in taller.medidas.indicadores.values():
        datos = taller.medidas.por_indicador[indicador.id]
        if not indicador.categoria or not datos:
            continue
        valores = por(indicador, datos, lambda d: d.categoria)
        mayores = sorted(valores.items(), key=lambda par: (-par[1], par[0]))
        partes = tuple(Parte(*_nombrar(taller, indicador, c), v) for c, v in mayores[:CUANTAS])
        yield Reparto(indicador, partes, len(mayores) - CUANTAS)


def _nombrar(taller: Taller, indicador: Indicador, codigo: str) -> tuple[str, str]:
    """Cómo se llama una categoría y dónde está su página."""
    catalogo = taller.catalogo
    if indicador.categoria == "ficha":
        ficha = catalogo.fichas.get(catalogo.antiguos.get(codigo, codigo))
        return (ficha.titulo, ficha.ruta) if ficha else (codigo, "")
    if indicador.categoria == "tipo":
        tipo = catalogo.tipos[codigo]
        return tipo.plural, f"{tipo.ruta}/index.html"
    if indicador.categoria == "campo":
        return _del_campo(taller, indicador, codigo), ""
    if indicador.categoria in PAGINAS_DE_TERMINOS:
        return catalogo.nombre(indicador.categoria, codigo), f"{indicador.categoria}/{codigo}.html"
    nombre = catalogo.nombre(indicador.categoria, codigo)
    return indicador.categorias.get(codigo, nombre) or "Sin decir", ""


def _del_campo(taller: Taller, indicador: Indicador, codigo: str) -> str:
    """El nombre que da el campo de donde sale la categoría: su lista, o su vocabulario."""
    cuenta = indicador.cuenta
    for nombre in cuenta.tipos if cuenta else ():
        tipo = taller.catalogo.tipos.get(nombre)
        campos = dict(tipo.hojas) if tipo else {}
        campo = campos.get(cuenta.categoria) if cuenta else None
        if campo is not None and campo.vocabulario:
            return taller.catalogo.nombre(campo.vocabulario, codigo)
        if campo is not None:
            return campo.nombres.get(codigo, codigo)
    return codigo
