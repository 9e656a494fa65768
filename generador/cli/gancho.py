"""Adaptador: quien escriba «mkdocs build» o «mkdocs serve» en la raíz obtiene el sitio entero.

Llama a las mismas funciones que «generador construir», que no usa este archivo. El proyecto
montado queda en «.montaje/», que el servidor del motor necesita mientras vigila; puede borrarse.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import click

from generador import vistas
from generador.almacen import Almacen
from generador.cli.fecha import fecha_de
from generador.cli.informes import texto
from generador.construccion import Resultado, construir
from generador.extraccion import extraer
from generador.indicadores import medir
from generador.sitio import imagenes
from generador.sitio.acabado import datos_del_sitio, terminar
from generador.sitio.escritura import MARCA
from generador.sitio.montaje import montar
from generador.sitio.motor import admitir_recarga, leer_configuracion
from generador.sitio.plano import ALMACEN

MONTAJE = ".montaje"


def on_config(config: Any) -> Any:
    """Monta el proyecto y hace que el motor lea de él."""
    raiz = Path(config.config_file_path).parent
    resultado = _construir(raiz)
    montaje = raiz / MONTAJE
    shutil.rmtree(montaje, ignore_errors=True)
    montar(
        montaje,
        leer_configuracion(raiz),
        resultado.catalogo,
        resultado.escritas,
        vistas.moldes(resultado.catalogo),
    )
    config.docs_dir = str(montaje / "docs")
    return config


def on_post_build(config: Any) -> None:
    """Estampa las fichas sobre lo que hizo el motor."""
    raiz, salida = Path(config.config_file_path).parent, Path(config.site_dir)
    configuracion = {**leer_configuracion(raiz), "site_url": config.site_url}
    resultado = _construir(raiz)
    sitio = datos_del_sitio(configuracion, resultado.caidos)
    medidas = medir(resultado.catalogo, resultado.cifras)
    with Almacen(raiz / ALMACEN) as almacen, TemporaryDirectory() as temporal:
        textos = extraer(resultado.catalogo.visibles, almacen)
        hechas, _ = imagenes.hacer(salida, resultado, almacen, Path(temporal))
        rotos = terminar(
            salida,
            sitio,
            resultado.catalogo,
            textos.pasajes,
            medidas,
            muestras=textos.muestras,
            imagenes=hechas,
        )
    if rotos:
        raise SystemExit(texto(rotos, raiz))
    (salida / MARCA).write_bytes(b"")


def on_serve(server: Any, config: Any, builder: Any) -> Any:
    """Vigila el contenido, no el proyecto montado; con errores, sigue sirviendo lo anterior."""
    raiz = Path(config.config_file_path).parent
    server.unwatch(config.docs_dir)
    for tipo in _construir(raiz).catalogo.tipos.values():
        if tipo.carpeta and (raiz / tipo.carpeta).is_dir():
            server.watch(str(raiz / tipo.carpeta))
    server.watch(str(raiz / "docs"))
    server.watch(str(raiz / "vocabularios"))
    admitir_recarga(server)
    server.builder = partial(_rehacer, server.builder)
    return server


def _rehacer(construir_con_el_motor: Callable[[], None]) -> None:
    """Sin esto, el primer error detendría el servidor."""
    try:
        construir_con_el_motor()
    except SystemExit as errores:
        click.echo(errores, err=True)


def _construir(raiz: Path) -> Resultado:
    resultado = construir(raiz, fecha_de(raiz))
    if resultado.con_errores:
        raise SystemExit(texto(resultado.problemas, raiz))
    return resultado
