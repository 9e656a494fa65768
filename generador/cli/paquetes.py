"""Línea de órdenes, paquetes: «generador verificar», «actualizar» y «claves»."""

from __future__ import annotations

import os
from pathlib import Path

import click

from generador.cli import opciones
from generador.cli.espanol import Orden
from generador.cli.opciones import BIEN, CON_ERRORES
from generador.modelo import Fallo
from generador.publicacion.cambios import aplicar
from generador.publicacion.claves import leer_publica
from generador.publicacion.disco import motivo
from generador.publicacion.firma import generar
from generador.publicacion.manifiesto import Identidad
from generador.publicacion.revision import Informe, revisar

CLAVE = Path("publicacion") / "clave.pub"
"""Dentro del repositorio, la clave con que se comprueba si no se dice otra."""
CONTRASENA = "GENERADOR_CONTRASENA"
MINIMO = 12
NOMBRADOS = 50

ARCHIVO = click.Path(exists=True, dir_okay=False, path_type=Path)
con_clave = click.option(
    "--clave",
    type=ARCHIVO,
    metavar="ARCHIVO",
    help="Clave pública; por omisión, «publicacion/clave.pub» del repositorio.",
)


class SinClave(Fallo):
    """No hay con qué comprobar la firma, o con qué protegerla."""


@click.command(cls=Orden)
@click.argument("entrega", type=opciones.RUTA, metavar="ZIP|CARPETA")
@opciones.raiz
@con_clave
@click.option("--sin-firma", is_flag=True, help="Compara solo con su lista: no dice quién la hizo.")
@click.option(
    "--secuencia-minima",
    type=click.IntRange(0),
    default=0,
    metavar="N",
    help="Rechaza una edición de número menor: sería una antigua.",
)
def verificar(
    entrega: Path, raiz: Path, clave: Path | None, sin_firma: bool, secuencia_minima: int
) -> int:
    """Dice si un paquete, en ZIP o descomprimido, es archivo por archivo el que se firmó.

    Ejemplo: generador verificar repositorio-2026-11.zip --clave odes.pub
    """
    publica = None if sin_firma else _publica(raiz, clave, "o use «--sin-firma»")
    informe = revisar(entrega, publica, secuencia_minima)
    for linea in _lineas(informe):
        click.echo(linea, err=not informe.intacto)
    if not informe.intacto:
        click.echo("no es lo que se publicó: no lo use", err=True)
        return CON_ERRORES
    click.echo("intacto; la firma no se comprobó" if sin_firma else "intacto, y la firma es buena")
    return BIEN


@click.command(cls=Orden)
@click.argument("carpeta", type=opciones.SALIDA)
@click.argument("cambios", type=ARCHIVO, metavar="CAMBIOS.zip")
@opciones.raiz
@con_clave
@click.option(
    "--salida",
    type=opciones.SALIDA,
    metavar="CARPETA",
    help="Deja la edición nueva en otra carpeta; por omisión, en la misma.",
)
def actualizar(
    carpeta: Path, cambios: Path, raiz: Path, clave: Path | None, salida: Path | None
) -> int:
    """Pone al día un paquete descomprimido con los cambios del mes; si algo no casa, no toca nada.

    Ejemplo: generador actualizar repositorio cambios-2026-12.zip
    """
    nuevo = aplicar(carpeta, cambios, _publica(raiz, clave), salida or carpeta)
    click.echo(f"{_edicion(nuevo.identidad)} en {salida or carpeta}")
    return BIEN


@click.command(cls=Orden)
@click.argument("carpeta", type=opciones.SALIDA)
def claves(carpeta: Path) -> int:
    """Hace el par de claves con que se firman las ediciones, en el formato de «minisign».

    La contraseña se pregunta, o se toma de la variable GENERADOR_CONTRASENA.

    Ejemplo: generador claves claves-del-repositorio
    """
    publica, secreta = carpeta / "clave.pub", carpeta / "clave.key"
    if ya := [c for c in (publica, secreta) if c.exists()]:
        raise SinClave(f"«{ya[0]}» ya existe y no se reemplaza: con otra no valdría lo ya firmado")
    par = generar(_contrasena())
    try:
        carpeta.mkdir(parents=True, exist_ok=True)
        secreta.touch(0o600, exist_ok=False)
        secreta.write_text(par.secreta, encoding="utf-8", newline="\n")
        publica.write_text(par.publica, encoding="utf-8", newline="\n")
    except OSError as e:
        raise SinClave(f"no se pudo escribir en «{carpeta}»: {motivo(e)}") from e
    click.echo(
        f"{publica}: se publica. Cópiela a «{CLAVE.as_posix()}» del repositorio y dé su huella por"
        f" otro medio:\n  {leer_publica(par.publica).huella}\n"
        f"{secreta}: no sale de ODES. Guárdela con dos copias fuera de este equipo; nunca en Git"
        " ni en el servidor que construye. Sin ella o sin su contraseña no se puede firmar."
    )
    return BIEN


def _publica(raiz: Path, clave: Path | None, remedio: str = "") -> str:
    """El texto de la clave pública pedida, o de la del repositorio."""
    camino = clave or raiz / CLAVE
    if not camino.is_file():
        alternativa = f", {remedio}" if remedio else ""
        raise SinClave(f"no hay clave pública: dígala con «--clave ARCHIVO»{alternativa}")
    try:
        texto = camino.read_bytes()[: 1 << 13].decode("utf-8-sig")
    except (OSError, UnicodeDecodeError) as e:
        raise SinClave(f"no se pudo leer la clave «{camino}»") from e
    leer_publica(texto)
    return texto


def _contrasena() -> str:
    contrasena = os.environ.get(CONTRASENA) or click.prompt(
        "Contraseña de la clave secreta", hide_input=True, confirmation_prompt="Otra vez"
    )
    if len(contrasena) < MINIMO:
        raise SinClave(f"la contraseña ha de tener al menos {MINIMO} caracteres")
    return str(contrasena)


def _lineas(informe: Informe) -> list[str]:
    lineas = [f"rechazado: {_visible(r)}" for r in informe.rechazos]
    if informe.manifiesto:
        lineas.insert(0, _edicion(informe.manifiesto.identidad))
    grupos = {"cambiado": informe.cambiados, "falta": informe.faltan, "sobra": informe.sobran}
    for que, rutas in grupos.items():
        lineas += [f"{que}: {_visible(r)}" for r in rutas[:NOMBRADOS]]
        if (mas := len(rutas) - NOMBRADOS) > 0:
            lineas.append(f"{que}: y {mas} más")
    return lineas


def _edicion(i: Identidad) -> str:
    return _visible(f"edición {i.edicion} (n.º {i.secuencia}, {i.fecha}), paquete «{i.paquete}»")


def _visible(texto: str) -> str:
    """Un nombre de archivo ajeno no debe poder escribir en la terminal lo que quiera."""
    return "".join(c if c.isprintable() else "·" for c in texto)
