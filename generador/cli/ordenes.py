"""Línea de órdenes: el conjunto de las órdenes y la entrada del programa."""

from __future__ import annotations

import gc
import sys
from collections.abc import Iterator, Mapping
from importlib import import_module

import click

from generador import __version__
from generador.cli.espanol import Grupo, explicar
from generador.cli.opciones import BIEN, MAL_USO
from generador.modelo import Fallo
from generador.publicacion.destinos.averias import DEL_EQUIPO, motivo

# Cada cuántos objetos nuevos se buscan ciclos. Los datos no los forman: buscarlos tan a menudo como
# Python lo hace por omisión cuesta un décimo de la construcción.
CICLOS = (200_000, 20, 100)


_ORDENES = {
    "validar": "validar.validar",
    "construir": "sitio.construir",
    "servir": "sitio.servir",
    "nuevo": "autoria.nuevo",
    "importar": "importar.importar",
    "corregir": "autoria.corregir",
    "plantilla": "plantilla.plantilla",
    "revisar-video": "video.revisar_video",
    "carpetas": "carpetas.carpetas",
    "catalogo": "catalogo.catalogo",
    "importar-cifras": "cifras.importar_cifras",
    "enlaces": "enlaces.enlaces",
    "pendientes": "enlaces.pendientes",
    "imprimir": "imprimir.imprimir",
    "empaquetar": "empaquetar.empaquetar",
    "publicar": "publicar.publicar",
    "verificar": "paquetes.verificar",
    "actualizar": "paquetes.actualizar",
    "claves": "paquetes.claves",
    "revisar-propuesta": "propuestas.revisar_propuesta",
    "comentar-propuesta": "propuestas.comentar_propuesta",
    "responsables": "propuestas.responsables_",
}
"""Orden → su módulo y su función, en el orden en que se usan."""


class _AlPedirla(Mapping[str, click.Command]):
    """Cada orden se importa al pedirla: validar no espera por lo que hace falta para publicar."""

    def __getitem__(self, nombre: str) -> click.Command:
        modulo, _, funcion = _ORDENES[nombre].partition(".")
        orden: click.Command = getattr(import_module(f"generador.cli.{modulo}"), funcion)
        return orden

    def __iter__(self) -> Iterator[str]:
        return iter(_ORDENES)

    def __len__(self) -> int:
        return len(_ORDENES)

    def __contains__(self, nombre: object) -> bool:
        return nombre in _ORDENES


@click.group(
    cls=Grupo,
    commands=_AlPedirla(),
    context_settings={"help_option_names": ["-h", "--ayuda", "--help"]},
)
@click.version_option(
    __version__, "--version", message="generador %(version)s", help="Muestra la versión y termina."
)
def ordenes() -> None:
    """Valida el contenido del repositorio y construye su sitio.

    Ejemplo: generador construir
    """


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
