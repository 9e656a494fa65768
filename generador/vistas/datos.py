"""Etapa 4, datos abiertos: el catálogo entero como catalogo.json y catalogo.csv."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Iterator
from typing import Any

from generador.modelo import Archivo, Ficha
from generador.vistas.entorno import Taller
from generador.vistas.lotes import por_lotes

COLUMNAS = (
    "id",
    "tipo",
    "titulo",
    "resumen",
    "estado",
    "eje",
    "temas",
    "unidad",
    "regiones",
    "perfiles",
    "publicada",
    "actualizada",
    "revisar",
    "ejemplo",
    "archivos",
    "url",
)
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def archivos(taller: Taller) -> Iterator[Archivo]:
    """catalogo.json (todo lo público de cada ficha) y catalogo.csv (lo común, para Excel)."""
    fichas = sorted(taller.catalogo.visibles, key=lambda f: f.id)
    yield Archivo("catalogo.json", _json(taller, fichas))
    salida = io.StringIO()
    escritor = csv.writer(salida, lineterminator="\r\n")
    escritor.writerow(COLUMNAS)
    escritor.writerows(_fila(taller, f) for f in fichas)
    yield Archivo("catalogo.csv", salida.getvalue().encode("utf-8-sig"))


def _json(taller: Taller, fichas: Iterable[Ficha]) -> bytes:
    """El documento, lote a lote: entero en la memoria ocuparía cinco veces lo que el archivo."""
    escribir = json.JSONEncoder(ensure_ascii=False).encode
    cabeza = {
        "titulo": taller.sitio.nombre,
        "url": taller.sitio.url,
        "fecha": taller.catalogo.fecha,
    }

    def dicho(ficha: Ficha) -> bytes:
        return taller.resumenes[ficha.id] + repr(taller.catalogo.vinculos[ficha.id]).encode()

    def hacer(lote: Iterable[Ficha]) -> bytes:
        return ", ".join(escribir(_completa(taller, f)) for f in lote).encode()

    receta = f"catálogo en datos|{taller.receta}"
    lotes = por_lotes(taller.medios.almacen, receta, fichas, dicho, hacer)
    return b'%s, "fichas": [%s]}\n' % (escribir(cabeza)[:-1].encode(), b", ".join(lotes))


def _completa(taller: Taller, ficha: Ficha) -> dict[str, Any]:
    adjuntos = [
        {
            "titulo": a.titulo,
            "formato": a.formato,
            "bytes": a.tamano,
            "url": taller.sitio.url + a.url if a.camino else a.url,
        }
        for a in ficha.adjuntos
    ]
    incrustadas = {"adjuntos", *(c.nombre for c in ficha.tipo.campos if c.fichas)}
    return {
        "id": ficha.id,
        "tipo": ficha.tipo.nombre,
        "url": taller.sitio.url + ficha.ruta,
        "publicada": ficha.publicada,
        "actualizada": ficha.actualizada,
        "revisar": ficha.revisar,
        **{c: v for c, v in ficha.datos.items() if c not in incrustadas},
        "adjuntos": adjuntos,
        "relacionadas": [v.id for v in taller.catalogo.vinculos[ficha.id]],
    }


def _fila(taller: Taller, f: Ficha) -> list[str]:
    valores = (
        f.id,
        f.tipo.nombre,
        f.titulo,
        f.resumen,
        f.estado,
        f.eje,
        " | ".join(f.temas),
        f.unidad,
        " | ".join(f.regiones),
        " | ".join(f.perfiles),
        f.publicada,
        f.actualizada,
        f.revisar,
        "sí" if f.ejemplo else "no",
        str(len(f.adjuntos)),
        taller.sitio.url + f.ruta,
    )
    return [inerte(v) for v in valores]


def inerte(valor: str) -> str:
    """Un texto que Excel no tomará por fórmula."""
    return f"'{valor}" if valor.startswith(_FORMULA) else valor
