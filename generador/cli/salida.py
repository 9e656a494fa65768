"""Línea de órdenes, salida: lo que varias órdenes muestran a quien las da."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from generador.cli.informes import texto
from generador.construccion import Resultado
from generador.modelo import Pagina


@contextmanager
def con_avance(paginas: Iterable[Pagina], total: int) -> Iterator[Iterable[Pagina]]:
    """Barra de progreso; fuera de una terminal no escribe nada."""
    if not sys.stderr.isatty():
        yield paginas
        return
    with click.progressbar(paginas, total, "Componiendo", file=sys.stderr) as barra:
        yield barra


def informar(resultado: Resultado, raiz: Path) -> None:
    """Los problemas, a la salida de errores."""
    if resultado.problemas:
        click.echo(texto(resultado.problemas, raiz), err=True, nl=False)
