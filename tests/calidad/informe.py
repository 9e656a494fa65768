"""De lo medido a la tabla de docs/desarrollo/calidad.md."""

from __future__ import annotations

import os
import platform
from collections.abc import Iterable, Sequence

from tests.calidad.medir import Medida, lighthouse
from tests.navegador.apertura import RAIZ

INFORME = RAIZ / "docs/desarrollo/calidad.md"
MARCA = "<!-- Lo que sigue lo escribe «make calidad». -->"
CABEZA = (
    "| Página | Rendimiento | Accesibilidad | Buenas prácticas | SEO | HTML (KB) "
    "| Primera visita (KB) | Faltas de axe |\n|---|---|---|---|---|---|---|---|"
)


def fila(m: Medida) -> str:
    """Su renglón en la tabla."""
    notas = " | ".join(map(str, m.notas))
    return f"| {m.clase} | {notas} | {m.html / 1024:.1f} | {m.visita / 1024:.1f} | {m.axe} |"


def vaciar() -> None:
    """Quita la tabla: se va a medir todo."""
    explicacion = INFORME.read_text(encoding="utf-8").partition(MARCA)[0]
    INFORME.write_text(f"{explicacion}{MARCA}\n", encoding="utf-8")


def escribir(medidas: Sequence[Medida], clases: Sequence[str], carga: float, veces: int) -> None:
    """Pone las filas medidas; las demás quedan como estaban, en el orden de «clases»."""
    explicacion, _, previo = INFORME.read_text(encoding="utf-8").partition(MARCA)
    filas = {r.split(" | ")[0][2:]: r for r in _renglones(previo, "| ")}
    motivos = {r: r[2:].partition(":")[0] for r in _renglones(previo, "- ")}
    nuevas = {m.clase: fila(m) for m in medidas}
    filas |= nuevas
    quedan = [r for r, clase in motivos.items() if clase in clases and clase not in nuevas]
    quedan += [f"- {m.clase}: {motivo}" for m in medidas for motivo in m.motivos]
    resto = ["", "Lo que resta nota:", "", *sorted(quedan)] if quedan else []
    tabla = [CABEZA, *(filas[c] for c in clases if c in filas), *resto]
    texto = "\n".join([_presentacion(carga, veces), "", *tabla, ""])
    INFORME.write_text(f"{explicacion}{MARCA}\n\n{texto}", encoding="utf-8")


def _renglones(texto: str, comienzo: str) -> Iterable[str]:
    return (r for r in texto.splitlines() if r.startswith(comienzo))


def _presentacion(carga: float, veces: int) -> str:
    nucleos = os.cpu_count() or 1
    equipo = f"{platform.machine()}, {nucleos} núcleos, Python {platform.python_version()}"
    ocupado = f"otros programas ocupaban el equipo (carga de {carga:.0f})"
    libre = "el equipo estaba libre"
    return (
        f"Medido en {equipo}, Lighthouse {lighthouse()}, con la red y el equipo lentos que simula\n"
        f"(teléfono, 4G lenta). Mientras se medía, {ocupado if carga > nucleos else libre}.\n"
        f"De la página que no llega a 99 se repite y vale la nota del medio de {veces}."
    )
