"""Mata o avería el programa en cada punto, y comprueba que lo publicado está siempre entero.

Uso: ``python -m tests.matanza``, que pide «strace»; con ``--breve`` no hace falta, y va en las
pruebas corrientes. Termina con 1 si algo quedó a medias.
"""

from __future__ import annotations

import errno
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import click

from tests.matanza.azar import ORDENES, al_azar
from tests.matanza.cortes import MATAR, Desenlace, con_avisos, con_strace
from tests.matanza.escenas import Escena, escenas
from tests.matanza.remotos import matar_remoto, remotos

AVERIAS = {"SIGKILL": MATAR, "ENOSPC": errno.ENOSPC, "EIO": errno.EIO, "EROFS": errno.EROFS}
BREVES = ("SIGKILL", "ENOSPC")
MUESTRA = 5
FILA = "{:34} {:>8} {:>7} {:>7} {:>7} {:>9} {:>8} {:>8}"
TITULOS = ("Qué", "Cómo", "Puntos", "Vieja", "Nueva", "Explicado", "A medias", "Segundos")


@click.command(context_settings={"help_option_names": ["-h", "--ayuda"]})
@click.option("--breve", is_flag=True, help="Solo los avisos de Python: unos segundos.")
@click.option(
    "--veces", default=500, help="Muertes al azar de cada orden; en remoto, la quinta parte."
)
@click.option("--minutos", default=60.0, help="Lo más que dura cada orden matada al azar.")
@click.option("--solo", default="", help="Solo las filas cuyo nombre tenga esto.")
@click.option("--semilla", default=2026, help="De los instantes al azar.")
def principal(breve: bool, veces: int, minutos: float, solo: str, semilla: int) -> None:
    """Campaña de muertes y averías."""
    click.echo(FILA.format(*TITULOS))
    with tempfile.TemporaryDirectory() as temporal:
        taller = Path(temporal)
        malos = sum(
            _fila(escena, como, fallo, con_avisos if breve else con_strace, taller)
            for escena in escenas(taller)
            if solo in escena.nombre
            for como, fallo in AVERIAS.items()
            if como in BREVES or not breve
        )
        if not breve:
            malos += _filas_al_azar(taller, veces, minutos, solo, semilla)
            malos += _filas_remotas(taller, veces // 5, solo, semilla)
    sys.exit(1 if malos else 0)


Cortar = Callable[[Callable[[], Callable[[], object]], int, Path], Iterator[Desenlace]]


def _fila(escena: Escena, como: str, fallo: int, cortar: Cortar, taller: Path) -> int:
    """Una escena con una avería en cada punto; devuelve cuántos quedaron mal."""
    cuentas: Counter[str] = Counter()
    malos: list[str] = []
    inicio = time.monotonic()
    for desenlace in cortar(escena.preparar, fallo, taller):
        cuentas["puntos"] += 1
        try:
            assert desenlace.codigo in (0, 2 if fallo else -9), "no se explicó"
            assert desenlace.codigo != 2 or _explicado(desenlace.dicho), "no se entiende"
            cuentas[escena.juzgar(desenlace)] += 1
            cuentas["explicado"] += desenlace.codigo == 2
            escena.rematar()
        except Exception as e:  # noqa: BLE001 - aquí todo es un hallazgo
            final = "".join(desenlace.dicho.splitlines()[-1:])
            malos.append(f"{como} en {desenlace.punto}: {e!r} {final}")
    _decir(escena.nombre, como, cuentas, malos, time.monotonic() - inicio)
    return len(malos)


def _explicado(dicho: str) -> bool:
    """Una línea, en español y sin rastro de Python."""
    return dicho.startswith("error: ") and dicho.count("\n") == 1 and "Errno" not in dicho


def _filas_al_azar(taller: Path, veces: int, minutos: float, solo: str, semilla: int) -> int:
    total = 0
    for nombre, orden in ORDENES.items():
        if solo in nombre and orden.hay():
            inicio = time.monotonic()
            cuentas, malos = al_azar(orden, taller, veces, minutos, semilla)
            _decir(nombre, "al azar", cuentas, malos, time.monotonic() - inicio)
            total += len(malos)
    return total


def _filas_remotas(taller: Path, veces: int, solo: str, semilla: int) -> int:
    total = 0
    with remotos(taller) as hay:
        for nombre, remoto in hay.items():
            if solo in nombre:
                inicio = time.monotonic()
                cuentas, malos = matar_remoto(remoto, taller, veces, semilla)
                _decir(nombre, "al azar", cuentas, malos, time.monotonic() - inicio)
                total += len(malos)
    return total


def _decir(que: str, como: str, n: Counter[str], malos: list[str], segundos: float) -> None:
    fila = (n["puntos"], n["vieja"], n["nueva"], n["explicado"] or "", len(malos))
    click.echo(FILA.format(que, como, *fila, f"{segundos:.1f}"))
    for malo in malos[:MUESTRA]:
        click.echo(f"  {malo}")


principal()
