"""Meses al azar: una edición tras otra del sitio verdadero, puesta al día solo con sus cambios.

Uso: ``python -m tests.publicacion.meses [--veces 20]``. Cada mes se agrega, cambia, renombra o
retira una ficha, o se le adjunta un archivo; a la copia del mes anterior se le aplica el paquete de
cambios y ha de quedar, byte a byte, como el paquete completo. Termina con 1 si alguna no.
"""

from __future__ import annotations

import sys
import tempfile
import time
import zipfile
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from random import Random

import click

from generador.publicacion.antes import de_entrega
from generador.publicacion.cambios import aplicar
from generador.publicacion.revision import revisar
from generador.sitio.servicio import MotorConMemoria
from tests.publicacion.entregas import par
from tests.publicacion.mensual import HERRAMIENTAS, NUEVA, descomprimir, preparar_edicion
from tests.sitio.preparacion import contenido, poner_repositorio

PRIMERO = date(2026, 6, 1)
FILA = "{:10} {:10} {:34} {:>8} {:>8} {:>9} {:>9} {}"
TITULOS = ("Edición", "Cambio", "Ficha", "Archivos", "Traídos", "Completo", "Cambios", "")
Cambio = Callable[[Path, Random, int], str]
"""Hace un cambio en la carpeta de fichas y dice en cuál."""


def _agregar(fichas: Path, azar: Random, vez: int) -> str:
    nueva = fichas / f"he-mes-{vez}" / "ficha.md"
    nueva.parent.mkdir()
    titulo = f"Hoja número {azar.randrange(10_000)} para repartir los turnos"
    nueva.write_text(
        NUEVA.replace("Hoja para repartir los turnos de atención", titulo), encoding="utf-8"
    )
    return nueva.parent.name


def _cambiar(fichas: Path, azar: Random, vez: int) -> str:
    ficha = _una(fichas, azar)
    _escribir(ficha, f"{_leer(ficha)}\nUn párrafo más, el {azar.randrange(10_000)}.\n")
    return ficha.name


def _renombrar(fichas: Path, azar: Random, vez: int) -> str:
    ficha = _una(fichas, azar)
    otra = ficha.rename(fichas / f"he-renombrada-{vez}")
    anteriores = f"ids_anteriores: [{ficha.name}]"
    _escribir(otra, _leer(otra).replace("---\n", f"---\n{anteriores}\n", 1))
    return f"{ficha.name} → {otra.name}"


def _retirar(fichas: Path, azar: Random, vez: int) -> str:
    ficha = _una(fichas, azar)
    retiro = "estado: retirado\nretiro: {motivo: Cambió la norma que explicaba}\n"
    _escribir(ficha, _leer(ficha).replace("estado: publicado\n", retiro, 1))
    return ficha.name


def _adjuntar(fichas: Path, azar: Random, vez: int) -> str:
    ficha = _una(fichas, azar)
    (ficha / "cuadro.csv").write_text(f"sede;turnos\nPuno;{azar.randrange(99)}\n", encoding="utf-8")
    adjunto = "adjuntos: [{archivo: cuadro.csv, titulo: Cuadro de turnos, clase: dataset}]"
    _escribir(ficha, _leer(ficha).replace("---\n", f"---\n{adjunto}\n", 1))
    return ficha.name


CAMBIOS: dict[str, Cambio] = {
    "agregar": _agregar,
    "cambiar": _cambiar,
    "renombrar": _renombrar,
    "retirar": _retirar,
    "adjuntar": _adjuntar,
}
USADAS = ("ids_anteriores:", "adjuntos:", "estado: retirado")


def _una(fichas: Path, azar: Random) -> Path:
    """Una de las agregadas que todavía no se renombró, ni se retiró, ni tiene adjunto."""
    libres = [c for c in sorted(fichas.glob("he-mes-*")) if not any(u in _leer(c) for u in USADAS)]
    return azar.choice(libres)


def _leer(ficha: Path) -> str:
    return (ficha / "ficha.md").read_text(encoding="utf-8")


def _escribir(ficha: Path, texto: str) -> None:
    (ficha / "ficha.md").write_text(texto, encoding="utf-8")


@click.command(context_settings={"help_option_names": ["-h", "--ayuda"]})
@click.option("--veces", default=20, help="Cuántos meses.")
@click.option("--semilla", default=2026, help="De los cambios.")
def principal(veces: int, semilla: int) -> None:
    """Campaña de paquetes de cambios."""
    azar, inicio = Random(semilla), time.monotonic()
    nombres = [*CAMBIOS] * (veces // len(CAMBIOS) + 1)
    azar.shuffle(nombres)
    click.echo(FILA.format(*TITULOS))
    with tempfile.TemporaryDirectory() as temporal:
        malos = _meses(Path(temporal), nombres[:veces], azar)
    click.echo(f"{veces} meses, {malos} mal, {time.monotonic() - inicio:.0f} s")
    sys.exit(1 if malos else 0)


def _meses(taller: Path, nombres: list[str], azar: Random) -> int:
    raiz, motor = poner_repositorio(taller / "repositorio"), MotorConMemoria(taller / "marcos")
    fichas, dist = raiz / HERRAMIENTAS, taller / "dist"
    for vez in range(len(nombres)):
        _agregar(fichas, azar, 1000 + vez)
    hecha = preparar_edicion(raiz, dist, PRIMERO.isoformat(), motor=motor)
    vieja = descomprimir(_paquete(hecha.carpeta), taller / "usb")
    malos = 0
    for vez, nombre in enumerate(nombres, 1):
        cual = CAMBIOS[nombre](fichas, azar, vez)
        fecha = (PRIMERO + timedelta(days=31 * vez)).isoformat()
        hecha = preparar_edicion(raiz, dist, fecha, de_entrega(hecha.carpeta), motor)
        assert not hecha.resultado.con_errores, hecha.resultado.problemas
        (delta,) = (hecha.carpeta / "descargas").glob("cambios-*.zip")
        aplicar(vieja, delta, par().publica, vieja)
        entero = _paquete(hecha.carpeta)
        nueva = contenido(descomprimir(entero, taller / f"nueva-{vez}"))
        informe = revisar(vieja, par().publica, hecha.edicion.secuencia)
        bien = contenido(vieja) == nueva and informe.intacto
        malos += not bien
        kb = [f"{z.stat().st_size // 1024} KB" for z in (entero, delta)]
        click.echo(
            FILA.format(
                hecha.edicion.nombre,
                nombre,
                cual,
                len(nueva),
                _traidos(delta),
                *kb,
                "" if bien else "MAL",
            )
        )
    return malos


def _traidos(delta: Path) -> int:
    with zipfile.ZipFile(delta) as abierto:
        return sum("/archivos/" in n for n in abierto.namelist())


def _paquete(edicion: Path) -> Path:
    return edicion / "descargas" / f"repositorio-{edicion.name}.zip"


if __name__ == "__main__":
    principal()
