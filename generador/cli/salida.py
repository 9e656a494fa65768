"""Línea de órdenes, salida: lo que varias órdenes muestran a quien las da."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import click

from generador.cli.informes import texto
from generador.construccion import Resultado
from generador.modelo import Pagina
from generador.perfil import Etapa


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


def tabla_de_tiempos(etapas: Sequence[Etapa]) -> str:
    """Una línea por etapa, en orden, con lo que tardó y su parte del total."""
    total = Etapa("total", sum(e.reloj for e in etapas), sum(e.procesador for e in etapas))
    lineas = [f"{'etapa':<24} {'reloj (s)':>10} {'procesador (s)':>15} {'':>5}\n"]
    for e in (*etapas, total):
        parte = e.reloj / total.reloj if total.reloj else 0.0
        lineas.append(f"{e.nombre:<24} {e.reloj:>10.2f} {e.procesador:>15.2f} {parte:>5.0%}\n")
    return "".join(lineas)
