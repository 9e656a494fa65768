"""Mide cada clase de página y escribe la tabla de docs/desarrollo/calidad.md.

python -m tests.calidad                     # todas: unos diez minutos
python -m tests.calidad portada "explorar"  # unas pocas, sin escribir
"""

from __future__ import annotations

import platform
import sys
import tempfile
from pathlib import Path

from tests.calidad.medir import Medida, instalar, lighthouse, medir
from tests.calidad.servidor import Comprimido
from tests.navegador.apertura import (
    RAIZ,
    chromium,
    clases_de_pagina,
    construir_verdadero,
    servidor,
)

INFORME = RAIZ / "docs/desarrollo/calidad.md"
MARCA = "<!-- Lo que sigue lo escribe «make calidad». -->"


def _fila(m: Medida) -> str:
    notas = " | ".join(map(str, m.notas))
    return f"| {m.clase} | {notas} | {m.html / 1024:.1f} | {m.visita / 1024:.1f} | {m.axe} |"


def _tabla(medidas: list[Medida]) -> str:
    version = f"{platform.machine()}, Python {platform.python_version()}, Lighthouse {lighthouse()}"
    cabeza = (
        f"Medido en {version}, con la red y el equipo lentos que simula (teléfono, 4G lenta).\n\n"
        "| Página | Rendimiento | Accesibilidad | Buenas prácticas | SEO | HTML (KB) "
        "| Primera visita (KB) | Faltas de axe |\n|---|---|---|---|---|---|---|---|"
    )
    motivos = sorted({f"- {m.clase}: {motivo}" for m in medidas for motivo in m.motivos})
    resto = ["", "Lo que resta nota:", "", *motivos] if motivos else []
    return "\n".join([cabeza, *map(_fila, medidas), *resto, ""])


def principal(pedidas: list[str]) -> None:
    """Mide lo pedido, o todo."""
    instalar()
    with tempfile.TemporaryDirectory() as temporal, chromium() as navegador:
        sitio = construir_verdadero(Path(temporal) / "site")
        clases = clases_de_pagina(sitio)
        elegidas = {c: r for c, r in clases.items() if not pedidas or c in pedidas}
        medidas = []
        with servidor(sitio, Comprimido) as base:
            for clase, ruta in elegidas.items():
                medidas.append(medir(clase, ruta, base, sitio, navegador))
                print(_fila(medidas[-1]), *medidas[-1].motivos, sep="\n    ", flush=True)
    if not pedidas:
        explicacion = INFORME.read_text(encoding="utf-8").partition(MARCA)[0]
        INFORME.write_text(f"{explicacion}{MARCA}\n\n{_tabla(medidas)}", encoding="utf-8")
    bajas = [m for m in medidas if m.axe or min(m.notas[1:]) < 100 or m.notas[0] < 99]
    sys.exit(f"{len(bajas)} páginas no llegan" if bajas else 0)


principal(sys.argv[1:])
