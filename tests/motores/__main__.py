"""Construye el sitio con cada motor y comprueba que sale lo mismo.

Uso: ``python -m tests.motores``. No va en las pruebas corrientes: instala otros paquetes, cada
motor en su entorno. Termina con 1 si alguno no da el mismo sitio.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

import click

from tests.motores.comprobar import Salida, construir, reparos
from tests.motores.motores import DE_BASE, MOTORES

RAIZ = Path(__file__).parents[2]
MUESTRA = 8
"""Reparos que se muestran de cada motor."""
FILA = "{:24} {:>8} {:>8} {:>8} {:>8}"


@click.command(context_settings={"help_option_names": ["-h", "--ayuda"]})
@click.option("--raiz", default=RAIZ, type=click.Path(path_type=Path), help="Contenido.")
@click.option("--entornos", default=RAIZ, type=click.Path(path_type=Path), help="Dónde instalar.")
def principal(raiz: Path, entornos: Path) -> None:
    """Comprueba el sitio con otros motores."""
    with tempfile.TemporaryDirectory() as temporal:
        salidas: dict[str, Salida] = {}
        for numero, (nombre, preparar) in enumerate(MOTORES.items()):
            motor = preparar(entornos / f".venv-{nombre.split()[0].lower()}")
            salidas[nombre] = construir(raiz, Path(temporal) / f"sitio-{numero}", motor)
    sys.exit(informar(salidas))


def informar(salidas: dict[str, Salida]) -> int:
    """Muestra la tabla y los reparos; devuelve 0 si no hay ninguno."""
    de_cada_uno = {n: list(reparos(salidas[DE_BASE], s)) for n, s in salidas.items()}
    click.echo(FILA.format("Motor", "Moldes", "Fichas", "Páginas", "Reparos"))
    for nombre, salida in salidas.items():
        paginas = len(salida.paginas or ())
        cifras = (salida.moldes, salida.fichas, paginas, len(de_cada_uno[nombre]))
        click.echo(FILA.format(nombre, *cifras))
    for nombre, suyos in de_cada_uno.items():
        for reparo in suyos[:MUESTRA]:
            click.echo(f"{nombre}: {reparo}")
        if len(suyos) > MUESTRA:
            click.echo(f"{nombre}: y {len(suyos) - MUESTRA} más")
    return 1 if any(de_cada_uno.values()) else 0


principal()
