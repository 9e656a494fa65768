"""Línea de órdenes, hojas: «generador importar» de Excel, de un CSV o de una lista de YouTube."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path

import click

from generador.cli.columnas import preguntar
from generador.cli.informes import texto
from generador.cli.opciones import BIEN, CON_ERRORES
from generador.importacion.candidatas import Candidata, Repositorio, leer_repositorio
from generador.importacion.excel import leer_libro
from generador.importacion.excel_abrir import HojaLeida
from generador.importacion.guardado import comprobar, guardar
from generador.importacion.inventario import leer_inventario
from generador.importacion.inventario_devuelto import devolver
from generador.importacion.inventario_mapa import (
    TITULO,
    Mapa,
    campos_admitidos,
    escribir_mapa,
    leer_mapa,
    muestras_de,
    reconocer,
    titulos_de,
)
from generador.importacion.lote import Lote, repartir
from generador.importacion.tabla import leer_tabla
from generador.importacion.youtube import leer_lista
from generador.modelo import Fallo, Problema

EXTENSIONES = (".xlsx", ".xlsm", ".xls", ".ods", ".csv", ".json")
_FALTAS = 8
"""Cuántos campos que faltan se enumeran."""


@dataclass(frozen=True, slots=True)
class Pedido:
    """Lo que se pidió al importar."""

    ruta: Path
    raiz: Path
    fecha: str
    reemplazar: bool = False
    como_borrador: bool = False
    simular: bool = False
    inventario: bool = False
    youtube: bool = False
    mapa: Path | None = None
    guardar_mapa: Path | None = None
    tipo: str | None = None


def importar_hojas(pedido: Pedido) -> int:
    """Importa un libro lleno, un inventario o una lista de YouTube; da el código de salida."""
    extension = pedido.ruta.suffix.lower()
    repositorio = leer_repositorio(pedido.raiz, pedido.fecha)
    if pedido.youtube or extension == ".json":
        return _lista(pedido, repositorio)
    if pedido.inventario or extension == ".csv":
        return _inventario(pedido, repositorio)
    return _libro(pedido, repositorio)


def _libro(pedido: Pedido, repositorio: Repositorio) -> int:
    """Una plantilla llena: una ficha, o una por fila."""
    leido = leer_libro(pedido.ruta, repositorio)
    candidatas = _en_borrador(pedido, leido.candidatas)
    lote = repartir(repositorio, candidatas, leido.lugares, estricto=False)
    todos = (*leido.problemas, *lote.de(candidatas))
    _mostrar(todos, pedido)
    if any(p.nivel == "error" for p in leido.problemas) or not lote.buenas:
        click.echo("no se guardó nada: corrija el libro e impórtelo de nuevo", err=True)
        return CON_ERRORES
    if lote.malas:
        _devolver(pedido, leido.por_corregir(lote.motivos(), repositorio))
    return _guardar(pedido, repositorio, lote)


def _inventario(pedido: Pedido, repositorio: Repositorio) -> int:
    """La lista de materiales de una unidad: un borrador por fila."""
    previo = leer_mapa(pedido.mapa, repositorio.tipos) if pedido.mapa else Mapa()
    hoja, cabecera, mapa = _hoja_de_inventario(pedido, repositorio, previo)
    leido = leer_inventario(hoja, cabecera, mapa, repositorio)
    if pedido.guardar_mapa is not None:
        _escribir(pedido.guardar_mapa, escribir_mapa(mapa, leido.sin_entender).encode())
        click.echo(f"mapa: {pedido.guardar_mapa}")
    lote = repartir(repositorio, leido.candidatas, leido.lugares, estricto=True)
    _mostrar((*lote.de(leido.candidatas, faltas=False), *leido.repetidas), pedido)
    if lote.malas:
        nombre = f"Por corregir: {pedido.ruta.name}"
        _devolver(pedido, devolver(hoja, cabecera, lote.motivos(), nombre))
    if leido.repetidas:
        click.echo(f"ya existían: {len(leido.repetidas)}")
    return _guardar(pedido, repositorio, lote)


def _lista(pedido: Pedido, repositorio: Repositorio) -> int:
    """Una lista de YouTube: una ficha con sus videos, por completar."""
    leida = leer_lista(pedido.ruta, repositorio)
    candidatas = [leida.candidata] if leida.candidata else []
    lote = repartir(repositorio, candidatas, leida.lugares, estricto=False)
    errores = (p for p in lote.de(candidatas) if p.nivel == "error")
    _mostrar((*leida.avisos, *errores), pedido)
    return _guardar(pedido, repositorio, lote)


def _hoja_de_inventario(
    pedido: Pedido, repositorio: Repositorio, previo: Mapa
) -> tuple[HojaLeida, int, Mapa]:
    """La hoja con más columnas conocidas, su fila de títulos y el mapa completo."""
    tipo = pedido.tipo or previo.tipo
    if tipo and tipo not in repositorio.tipos:
        raise click.UsageError(f"no hay un tipo «{tipo}»: {', '.join(repositorio.tipos)}")
    hojas = [h for h in leer_tabla(pedido.ruta) if previo.hoja in ("", h.nombre) and h.filas]
    if not hojas:
        raise Fallo(f"«{pedido.ruta.name}» no tiene datos en la hoja «{previo.hoja}»")
    halladas = [(h, *reconocer(h, previo, repositorio.tipos)) for h in hojas]
    hoja, cabecera, mapa = max(halladas, key=lambda x: len(x[2].columnas))
    cabecera = cabecera or min(hoja.filas)
    mapa = Mapa(mapa.columnas, mapa.valores, tipo, hoja.nombre if len(hojas) > 1 else "")
    if sys.stdin.isatty() and pedido.mapa is None:
        titulos, campos = titulos_de(hoja, cabecera), campos_admitidos(repositorio.tipos)
        mapa = preguntar(mapa, titulos, campos, muestras_de(hoja, cabecera))
    if mapa.columnas.get(TITULO) not in titulos_de(hoja, cabecera).values():
        vistas = ", ".join(f"«{t}»" for t in titulos_de(hoja, cabecera).values())
        ayuda = "diga cuál es en un mapa (--mapa): columnas: {titulo: …}"
        raise Fallo(f"no se encuentra la columna del título. Columnas: {vistas}. {ayuda}")
    return hoja, cabecera, mapa


def _en_borrador(pedido: Pedido, candidatas: tuple[Candidata, ...]) -> tuple[Candidata, ...]:
    if not pedido.como_borrador:
        return candidatas
    return tuple(c.en_estado(c.tipo.estados[0]) for c in candidatas)


def _guardar(pedido: Pedido, repositorio: Repositorio, lote: Lote) -> int:
    propuestas = tuple(c.propuesta(repositorio.tipos) for c in lote.buenas)
    hacer = comprobar if pedido.simular else guardar
    hallados = hacer(pedido.raiz, propuestas, pedido.reemplazar, pedido.fecha)
    errores = tuple(p for p in hallados if p.nivel == "error")
    if errores:
        _mostrar(errores, pedido)
        click.echo("no se guardó nada", err=True)
        return CON_ERRORES
    for propuesta in propuestas:
        click.echo(f"+ {propuesta.lugar}")
    if lote.falta:
        _resumir(lote)
    cuantas = "1 ficha" if len(propuestas) == 1 else f"{len(propuestas)} fichas"
    verbo = "se guardaría" if pedido.simular else "se guardó"
    click.echo(f"{verbo}: {cuantas}{f'; por corregir: {len(lote.malas)}' if lote.malas else ''}")
    return CON_ERRORES if lote.malas else BIEN


def _resumir(lote: Lote) -> None:
    """Qué falta para publicar lo que entró."""
    click.echo(f"listas para publicar: {lote.completas} de {len(lote.buenas)}. Falta:")
    for campo, cuantas in list(lote.falta.items())[:_FALTAS]:
        click.echo(f"  {campo}: {cuantas}")
    if (mas := len(lote.falta) - _FALTAS) > 0:
        click.echo(f"  y {mas} datos más")


def _mostrar(problemas: tuple[Problema, ...], pedido: Pedido) -> None:
    if problemas:
        click.echo(texto(problemas, pedido.raiz), err=True, nl=False)


def _devolver(pedido: Pedido, libro: bytes) -> None:
    """Escribe al lado del archivo lo que hay que corregir."""
    destino = pedido.ruta.with_name(f"{pedido.ruta.stem}-por-corregir.xlsx")
    if not pedido.simular:
        _escribir(destino, libro)
        click.echo(f"lo que no entró, con el motivo: {destino}", err=True)


def _escribir(destino: Path, contenido: bytes) -> None:
    try:
        destino.write_bytes(contenido)
    except OSError as e:
        raise Fallo(f"no se pudo escribir «{destino}»: ¿está abierto en Excel?") from e
