"""Línea de órdenes: el conjunto de las órdenes y la entrada del programa."""

from __future__ import annotations

import gc
import sys

import click

from generador import __version__
from generador.cli import (
    autoria,
    carpetas,
    catalogo,
    cifras,
    empaquetar,
    enlaces,
    importar,
    imprimir,
    paquetes,
    plantilla,
    propuestas,
    publicar,
    sitio,
    video,
)
from generador.cli.espanol import Grupo, explicar
from generador.cli.opciones import BIEN, MAL_USO
from generador.modelo import Fallo
from generador.publicacion.destinos.averias import DEL_EQUIPO, motivo

# Cada cuántos objetos nuevos se buscan ciclos. Los datos no los forman: buscarlos tan a menudo como
# Python lo hace por omisión cuesta un décimo de la construcción.
CICLOS = (200_000, 20, 100)


@click.group(cls=Grupo, context_settings={"help_option_names": ["-h", "--ayuda", "--help"]})
@click.version_option(
    __version__, "--version", message="generador %(version)s", help="Muestra la versión y termina."
)
def ordenes() -> None:
    """Valida el contenido del repositorio y construye su sitio.

    Ejemplo: generador construir
    """


# En el orden en que se usan; cada una está en el módulo de su etapa.
ordenes.add_command(sitio.validar)
ordenes.add_command(sitio.construir)
ordenes.add_command(sitio.servir)
ordenes.add_command(autoria.nuevo)
ordenes.add_command(importar.importar)
ordenes.add_command(autoria.corregir)
ordenes.add_command(plantilla.plantilla)
ordenes.add_command(video.revisar_video)
ordenes.add_command(carpetas.carpetas)
ordenes.add_command(catalogo.catalogo)
ordenes.add_command(cifras.importar_cifras)
ordenes.add_command(enlaces.enlaces)
ordenes.add_command(enlaces.pendientes)
ordenes.add_command(imprimir.imprimir)
ordenes.add_command(empaquetar.empaquetar)
ordenes.add_command(publicar.publicar)
ordenes.add_command(paquetes.verificar)
ordenes.add_command(paquetes.actualizar)
ordenes.add_command(paquetes.claves)
ordenes.add_command(propuestas.revisar_propuesta)
ordenes.add_command(propuestas.comentar_propuesta)
ordenes.add_command(propuestas.responsables_)


def principal() -> None:
    """Entrada del programa: 0 si todo va bien, 1 si el contenido tiene errores, 2 si se usó mal."""
    gc.set_threshold(*CICLOS)
    try:
        codigo = ordenes.main(prog_name="generador", standalone_mode=False)
    except click.exceptions.NoArgsIsHelpError as ayuda:
        click.echo(ayuda.format_message(), err=True)
        codigo = MAL_USO
    except click.UsageError as error:
        click.echo(f"error: {explicar(error)}\nayuda: generador --ayuda", err=True)
        codigo = MAL_USO
    except Fallo as error:
        click.echo(f"error: {error}", err=True)
        codigo = MAL_USO
    except OSError as error:
        if error.errno not in DEL_EQUIPO:
            raise
        click.echo(f"error: {motivo(error)}", err=True)
        codigo = MAL_USO
    except (click.Abort, KeyboardInterrupt):
        codigo = MAL_USO
    sys.exit(codigo or BIEN)
