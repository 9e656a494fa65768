"""Construye las mismas fichas con este generador y con otros, y muestra lo que cuesta cada uno.

Uso: ``make rendimiento`` o ``python -m tests.rendimiento --fichas 100,1000,10000``
"""

from __future__ import annotations

import json
import shutil
import tempfile
from dataclasses import asdict
from pathlib import Path

import click

from tests.entorno_aparte import instalar, versiones
from tests.rendimiento.corpus import RAIZ
from tests.rendimiento.generadores import GENERADORES, PAQUETES, PROPIO, REQUISITOS, Generador
from tests.rendimiento.informe import Medidas, pagina, tabla
from tests.rendimiento.medir import Fallo, Medida, mediana, medir
from tests.rendimiento.plan import planear
from tests.rendimiento.propio import medir_propio

PAGINA = RAIZ / "docs" / "desarrollo" / "rendimiento.md"


@click.command(context_settings={"help_option_names": ["-h", "--ayuda"]})
@click.option(
    "--fichas",
    default="1000",
    help="Cuántas; varias, con comas: 100,1000,10000. Vacío: solo lo ya anotado.",
)
@click.option("--veces", default=3, show_default=True, help="Construcciones de cada uno.")
@click.option("--solo", multiple=True, type=click.Choice(list(GENERADORES)), help="Solo estos.")
@click.option(
    "--pares",
    default=RAIZ / ".venv-pares",
    type=click.Path(path_type=Path),
    help="Entorno con los otros generadores; si no existe, se crea.",
)
@click.option(
    "--medidas",
    type=click.Path(path_type=Path),
    help="Archivo en que se anotan las medidas; la página se escribe con todas las anotadas.",
)
@click.option("--escribir", is_flag=True, help=f"Rehace {PAGINA.relative_to(RAIZ)}.")
def principal(
    fichas: str,
    veces: int,
    solo: tuple[str, ...],
    pares: Path,
    medidas: Path | None,
    escribir: bool,
) -> None:
    """Compara el costo de construir con este generador y con otros."""
    elegidos = [g for g in GENERADORES.values() if not solo or g.nombre in solo]
    instalar(pares, REQUISITOS)
    resultados = leer_medidas(medidas)
    for cuantas in [int(n) for n in fichas.split(",") if n]:
        with tempfile.TemporaryDirectory(prefix="rendimiento-") as temporal:
            hechas = comparar(cuantas, veces, elegidos, pares, Path(temporal))
        resultados[cuantas] = {**resultados.get(cuantas, {}), **hechas}
        click.echo(tabla(cuantas, resultados[cuantas]))
        if medidas is not None:
            medidas.write_text(json.dumps(resultados, default=asdict), encoding="utf-8")
    if escribir:
        PAGINA.write_text(pagina(resultados, versiones(pares, *PAQUETES), veces), encoding="utf-8")


def leer_medidas(archivo: Path | None) -> dict[int, Medidas]:
    """Lo anotado en otras ejecuciones, por número de fichas."""
    if archivo is None or not archivo.is_file():
        return {}
    anotado = json.loads(archivo.read_text(encoding="utf-8"))
    return {int(n): {q: Medida(**m) for q, m in suyas.items()} for n, suyas in anotado.items()}


def comparar(
    cuantas: int, veces: int, elegidos: list[Generador], pares: Path, carpeta: Path
) -> Medidas:
    """La mediana de cada generador; construyen por turnos, para que el ruido toque a todos."""
    plan = planear(cuantas, RAIZ)
    ajenos = [g for g in elegidos if g.nombre != PROPIO]
    proyectos = {g.nombre: carpeta / f"proyecto-{i}" for i, g in enumerate(ajenos)}
    for generador in ajenos:
        _avisar(f"preparando {cuantas} fichas para {generador.nombre}")
        generador.preparar(plan, proyectos[generador.nombre])
    medidas: dict[str, list[Medida]] = {}
    for vez in range(veces):
        if len(ajenos) < len(elegidos):
            for nombre, medida in medir_propio(plan, pares, carpeta):
                _avisar(f"{nombre}: {medida.procesador:.2f} s")
                medidas.setdefault(nombre, []).append(medida)
        for generador in ajenos:
            _avisar(f"construyendo con {generador.nombre} ({vez + 1} de {veces})")
            medida = _medir(generador, pares, proyectos[generador.nombre], carpeta)
            _avisar(f"{generador.nombre}: {medida.procesador:.2f} s")
            medidas.setdefault(generador.nombre, []).append(medida)
    return {nombre: mediana(varias) for nombre, varias in medidas.items()}


def _medir(generador: Generador, pares: Path, proyecto: Path, carpeta: Path) -> Medida:
    salida = proyecto / generador.dentro if generador.dentro else carpeta / "salida"
    orden = generador.orden(pares, proyecto, salida)
    try:
        return medir(orden, generador.entorno(carpeta / "cache"), salida)
    except Fallo as e:
        raise click.ClickException(f"{generador.nombre} no pudo construir:\n{e}") from None
    finally:
        for sobra in (salida, carpeta / "cache"):
            shutil.rmtree(sobra, ignore_errors=True)


def _avisar(texto: str) -> None:
    click.echo(texto, err=True)


if __name__ == "__main__":
    principal()
