"""``python -m tests.rendimiento.busqueda``: mide la búsqueda y pone las cifras en su página.

Necesita Node y, en la carpeta que se indique, los otros buscadores::

    npm install --prefix .cache/buscadores minisearch@7 lunr@2 lunr-languages@1 pagefind@1.5
    python -m tests.rendimiento.busqueda --paquetes .cache/buscadores/node_modules

Con ``--sin-escribir`` solo muestra las tablas; ``--tamanos 1000`` evita el corpus más grande.
"""

from __future__ import annotations

import argparse
import re
import tempfile
from pathlib import Path

from generador.cli.fecha import fecha_de
from generador.construccion import construir
from generador.modelo import Catalogo
from tests.rendimiento.busqueda import calidad, presupuesto
from tests.rendimiento.corpus import FECHA, hacer_corpus

RAIZ = Path(__file__).parents[3]
PAGINA = RAIZ / "docs" / "desarrollo" / "busqueda.md"
PAQUETES = RAIZ / ".cache" / "buscadores" / "node_modules"


def principal() -> None:
    """Mide y muestra; si no se pide otra cosa, también escribe."""
    opciones = _opciones()
    with tempfile.TemporaryDirectory() as temporal:
        carpeta = Path(temporal)
        catalogos = [_corpus(n, carpeta / f"corpus{n}") for n in opciones.tamanos]
        real = construir(RAIZ, fecha_de(RAIZ)).catalogo
        partes = {
            "a-mano": _comparar(real, calidad.a_mano(), carpeta / "mano", opciones.paquetes),
            "real": _comparar(real, calidad.generadas(real), carpeta / "real", opciones.paquetes),
            "corpus": _comparar(
                catalogos[0],
                calidad.generadas(catalogos[0]),
                carpeta / "mil",
                opciones.paquetes,
            ),
            "presupuesto": presupuesto.tabla(
                [presupuesto.medir(c, carpeta / f"p{i}") for i, c in enumerate(catalogos)]
            ),
        }
    for nombre, tabla in partes.items():
        print(f"\n{nombre}\n{tabla}")
    if not opciones.sin_escribir:
        _escribir(partes)


def _opciones() -> argparse.Namespace:
    analizador = argparse.ArgumentParser(description="Mide la búsqueda.")
    analizador.add_argument("--paquetes", type=Path, default=PAQUETES)
    analizador.add_argument("--tamanos", type=int, nargs="+", default=[1000, 10000])
    analizador.add_argument("--sin-escribir", action="store_true")
    return analizador.parse_args()


def _corpus(cuantas: int, carpeta: Path) -> Catalogo:
    hacer_corpus(cuantas, carpeta, historia=False)
    return construir(carpeta, FECHA).catalogo


def _comparar(
    catalogo: Catalogo, consultas: list[calidad.Consulta], carpeta: Path, paquetes: Path
) -> str:
    return calidad.tabla(
        consultas, calidad.correr(catalogo, consultas, carpeta, paquetes.resolve())
    )


def _escribir(partes: dict[str, str]) -> None:
    """Pone cada tabla entre sus marcas «<!-- cifras:nombre -->» y «<!-- fin -->»."""
    texto = PAGINA.read_text(encoding="utf-8")
    for nombre, tabla in partes.items():
        marca = f"<!-- cifras:{nombre} -->"
        patron = re.compile(rf"{re.escape(marca)}\n.*?<!-- fin -->", re.S)
        nuevo = f"{marca}\n\n{tabla}\n<!-- fin -->"
        texto = patron.sub(lambda _, n=nuevo: n, texto)
    PAGINA.write_text(texto, encoding="utf-8")


if __name__ == "__main__":
    principal()
