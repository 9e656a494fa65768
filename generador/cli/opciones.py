"""Línea de órdenes, opciones: las que comparten varias órdenes, y los códigos de salida."""

from __future__ import annotations

from pathlib import Path

import click

BIEN, CON_ERRORES, MAL_USO = 0, 1, 2

CARPETA = click.Path(exists=True, file_okay=False, path_type=Path)
RUTA = click.Path(exists=True, path_type=Path)
SALIDA = click.Path(file_okay=False, path_type=Path)

raiz = click.option(
    "--raiz",
    type=CARPETA,
    default=Path(),
    metavar="CARPETA",
    help="Repositorio de contenido; por omisión, la carpeta actual.",
)
fecha = click.option(
    "--fecha",
    type=click.DateTime(["%Y-%m-%d"]),
    metavar="AAAA-MM-DD",
    help="Fecha de la construcción; por omisión, la del último cambio guardado en Git.",
)
formato = click.option(
    "--formato",
    type=click.Choice(["texto", "json", "github", "sarif"]),
    default="texto",
    metavar="FORMATO",
    help="Cómo se dan los problemas: texto, json, github o sarif.",
)
interno = click.option(
    "--interno",
    type=CARPETA,
    metavar="CARPETA",
    help="Carpeta con las fichas internas, fuera del repositorio: el resultado no se publica.",
)
