"""Construye un corpus aquí y en un racimo local de Dask, y exige que salga lo mismo.

Uso: ``pip install -e '.[racimo]'`` y ``python -m tests.racimo --fichas 1000``
"""

from __future__ import annotations

import tempfile
from pathlib import Path

import click
from distributed import Client, LocalCluster

from generador.cli.salida import tabla_de_tiempos
from generador.perfil import Perfil
from generador.sitio import construir_sitio
from tests.rendimiento.corpus import FECHA, hacer_corpus
from tests.sitio.preparacion import contenido

OBREROS = 2


@click.command(context_settings={"help_option_names": ["-h", "--ayuda"]})
@click.option("--fichas", default=1000, show_default=True, help="Cuántas tendrá el corpus.")
def principal(fichas: int) -> None:
    """Compara el sitio hecho en un proceso con el hecho en un racimo."""
    with tempfile.TemporaryDirectory(prefix="racimo-") as temporal:
        carpeta = Path(temporal)
        for nombre in ("aqui", "racimo"):
            hacer_corpus(fichas, carpeta / nombre)
        construir_sitio(carpeta / "aqui", carpeta / "site-aqui", FECHA)
        perfil = Perfil()
        racimo = LocalCluster(n_workers=OBREROS, threads_per_worker=1, dashboard_address=None)
        with racimo, Client(racimo) as cliente:
            construir_sitio(
                carpeta / "racimo",
                carpeta / "site-racimo",
                FECHA,
                perfil=perfil,
                ejecutor=cliente.get_executor(pure=False),  # no hace falta su propia clave
            )
        click.echo(tabla_de_tiempos(perfil.etapas()), nl=False)
        aqui, alli = contenido(carpeta / "site-aqui"), contenido(carpeta / "site-racimo")
        distintos = sorted(r for r in aqui.keys() | alli.keys() if aqui.get(r) != alli.get(r))
        click.echo(f"{len(aqui)} archivos, {len(distintos)} distintos: {distintos[:5]}")
        raise SystemExit(bool(distintos))


if __name__ == "__main__":
    principal()
