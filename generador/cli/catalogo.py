"""Línea de órdenes, catálogo: «generador catalogo», el PDF del mes que se envía a las regiones."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import click

from generador import vistas
from generador.cli import opciones
from generador.cli.espanol import Orden
from generador.cli.fecha import fecha_de
from generador.cli.informes import resumen
from generador.cli.opciones import BIEN, CON_ERRORES, MAL_USO
from generador.construccion import construir
from generador.impresos import imprimir
from generador.indicadores import medir
from generador.publicacion.disco import archivo_aparte
from generador.sitio.acabado import datos_del_sitio
from generador.sitio.motor import leer_configuracion
from generador.vistas.catalogo_mes import cuerpo_del_mes, titulo_del_mes


@click.command(cls=Orden)
@click.argument("mes", type=click.DateTime(["%Y-%m"]), metavar="AAAA-MM")
@click.argument("salida", type=click.Path(dir_okay=False, path_type=Path), metavar="ARCHIVO.pdf")
@click.option("--region", default="", metavar="REGIÓN", help="Solo lo de esa región y lo nacional.")
@opciones.raiz
@opciones.fecha
def catalogo(mes: datetime, salida: Path, region: str, raiz: Path, fecha: datetime | None) -> int:
    """Escribe en PDF lo que se ofrece a las regiones en un mes, para enviarlo.

    Trae lo que tiene fecha y, al final, lo previsto sin día fijado; los ejemplos no van. Pide
    WeasyPrint (extra «impresos»).

    Ejemplo: generador catalogo 2026-12 catalogo-puno.pdf --region puno
    """
    resultado = construir(raiz, fecha_de(raiz, fecha))
    if resultado.con_errores:
        click.echo(f"no se imprimió nada: {resumen(resultado.problemas)}", err=True)
        return CON_ERRORES
    if region and resultado.catalogo.termino("regiones", region) is None:
        click.echo(f"«{region}» no es una región: vea vocabularios/regiones.yml", err=True)
        return MAL_USO
    medidas = medir(resultado.catalogo, resultado.cifras)
    sitio = datos_del_sitio(leer_configuracion(raiz), resultado.caidos)
    taller = vistas.preparar(resultado.catalogo, sitio, {}, medidas)
    cual = f"{mes:%Y-%m}"
    cuerpo = cuerpo_del_mes(taller, cual, region)
    if not cuerpo:
        click.echo(f"en {cual} no hay nada que ofrecer: no se escribió nada", err=True)
        return MAL_USO
    titulo = titulo_del_mes(taller, cual, region)
    hoy = resultado.catalogo.fecha
    pdf = imprimir(cuerpo, titulo=titulo, fecha=hoy, autor="MTPE", direccion=sitio.url)
    with archivo_aparte(salida) as aparte:
        aparte.write_bytes(pdf)
    click.echo(f"{salida}: {titulo}")
    return BIEN
