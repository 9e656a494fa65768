"""Línea de órdenes, tablas: de lo que está pendiente a texto, JSON, CSV o Markdown."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict
from itertools import groupby

from generador.modelo import Catalogo
from generador.vistas.datos import inerte
from generador.vistas.pendientes import ASUNTOS, Pendiente

Pendientes = Sequence[Pendiente]
SIN_UNIDAD = "Páginas del sitio y vocabularios"
COLUMNAS = ("unidad", "asunto", "fecha", "ficha", "titulo", "enlace", "detalle", "archivo", "linea")
_ESPECIALES = re.compile(r"([\\`*_\[\]<>|#])")


def texto(pendientes: Pendientes, catalogo: Catalogo) -> str:
    """Para personas: por unidad y por asunto, con el archivo y la línea."""
    lineas: list[str] = []
    for unidad, suyos in groupby(pendientes, lambda p: p.unidad):
        lineas.append(_nombre(catalogo, unidad))
        for asunto, iguales in groupby(suyos, lambda p: p.asunto):
            lineas.append(f"  {ASUNTOS[asunto]}")
            for p in iguales:
                lineas += _renglon(p)
        lineas.append("")
    return "".join(f"{_visible(linea)}\n" for linea in lineas) + resumen(pendientes) + "\n"


def resumen(pendientes: Pendientes) -> str:
    """«Pasaron su fecha de revisión: 3; …», o que no hay nada."""
    cuentas = {a: sum(p.asunto == a for p in pendientes) for a in ASUNTOS}
    partes = [f"{ASUNTOS[a].partition(':')[0].lower()}: {n}" for a, n in cuentas.items() if n]
    return "; ".join(partes) or "nada pendiente"


def como_json(pendientes: Pendientes, _: Catalogo) -> str:
    """Una lista de objetos, para otros programas."""
    return json.dumps([asdict(p) for p in pendientes], ensure_ascii=False, indent=2) + "\n"


def como_csv(pendientes: Pendientes, catalogo: Catalogo) -> str:
    """Una fila por cosa pendiente, para Excel: ninguna celda se toma por fórmula."""
    salida = io.StringIO()
    escritor = csv.writer(salida, lineterminator="\r\n")
    escritor.writerow(COLUMNAS)
    escritor.writerows([inerte(c) for c in _celdas(p, catalogo)] for p in pendientes)
    return "\ufeff" + salida.getvalue()


def markdown(pendientes: Pendientes, catalogo: Catalogo) -> str:
    """Una tabla por unidad, para pegar en un correo o en una propuesta."""
    bloques = []
    for unidad, suyos in groupby(pendientes, lambda p: p.unidad):
        filas = [[_escapar(c) for c in _celdas(p, catalogo)[1:]] for p in suyos]
        tabla = [list(COLUMNAS[1:]), ["---"] * (len(COLUMNAS) - 1), *filas]
        cuerpo = "\n".join(f"| {' | '.join(fila)} |" for fila in tabla)
        bloques.append(f"## {_escapar(_nombre(catalogo, unidad))}\n\n{cuerpo}\n")
    return "\n".join(bloques) or "Nada pendiente.\n"


FORMATOS: Mapping[str, Callable[[Pendientes, Catalogo], str]] = {
    "texto": texto,
    "json": como_json,
    "csv": como_csv,
    "markdown": markdown,
}


def _renglon(p: Pendiente) -> list[str]:
    que = p.enlace or p.titulo
    detalle = f": {p.detalle}" if p.detalle else ""
    de_quien = f"  {p.ficha} · {p.titulo}" if p.enlace and p.ficha else f"  {p.ficha}"
    cuando = p.fecha or "sin fecha"
    return [f"    {cuando}  {que}{detalle}", f"      {p.archivo}:{p.linea}{de_quien}".rstrip()]


def _celdas(p: Pendiente, catalogo: Catalogo) -> list[str]:
    propias = (p.fecha, p.ficha, p.titulo, p.enlace, p.detalle, p.archivo, str(p.linea))
    return [_nombre(catalogo, p.unidad), ASUNTOS[p.asunto].partition(":")[0], *propias]


def _nombre(catalogo: Catalogo, unidad: str) -> str:
    return catalogo.nombre("unidades", unidad) if unidad else SIN_UNIDAD


def _escapar(texto: str) -> str:
    return _ESPECIALES.sub(r"\\\1", _visible(texto))


def _visible(texto: str) -> str:
    """Sin caracteres que no se ven: un nombre de archivo o una respuesta pueden traerlos."""
    return "".join(c if c.isprintable() else "·" for c in texto)
