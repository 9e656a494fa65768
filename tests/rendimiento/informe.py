"""De las mediciones a una tabla de texto y a la página docs/desarrollo/rendimiento.md."""

from __future__ import annotations

import os
import platform
from collections.abc import Mapping
from pathlib import Path

from tests.rendimiento.generadores import GENERADORES, PROPIO
from tests.rendimiento.medir import Medida

Medidas = Mapping[str, Medida]
"""Nombre del generador → su medida."""
METAS = (("Hugo", 3), ("MkDocs + Material", 10))
"""Generador y cuántas veces menos CPU que él se quiere gastar."""
TOPE = 400
"""MB que se quieren gastar a lo sumo con el corpus más grande."""
COLUMNAS = ("Generador", "CPU (s)", "CPU, veces", "Reloj (s)", "Memoria (MB)", "Archivos", "MB")


def tabla(fichas: int, medidas: Medidas) -> str:
    """Tabla de Markdown, que también se lee bien en una terminal."""
    base = medidas[PROPIO].procesador if PROPIO in medidas else 0.0
    filas = [COLUMNAS, *(_fila(nombre, m, base) for nombre, m in medidas.items())]
    anchos = [max(len(f[i]) for f in filas) for i in range(len(COLUMNAS))]
    regla = [f"{'-' * (a - 1)}:" if i else "-" * a for i, a in enumerate(anchos)]
    lineas = ["| " + " | ".join(_celdas(f, anchos)) + " |" for f in (filas[0], regla, *filas[1:])]
    return f"{_miles(fichas)} fichas\n\n" + "\n".join(lineas) + "\n"


def _fila(nombre: str, m: Medida, base: float) -> tuple[str, ...]:
    veces = f"{m.procesador / base:.1f} ×" if base else "—"
    cifras = (f"{m.procesador:.2f}", veces, f"{m.reloj:.2f}", f"{m.memoria:.0f}")
    return (nombre, *(c.replace(".", ",") for c in cifras), _miles(m.archivos), f"{m.megas:.0f}")


def _celdas(fila: tuple[str, ...] | list[str], anchos: list[int]) -> list[str]:
    return [
        c.rjust(a) if i else c.ljust(a) for i, (c, a) in enumerate(zip(fila, anchos, strict=True))
    ]


def metas(medidas: Medidas) -> str:
    """Tabla de lo que se quiere y lo que hay."""
    propia = medidas[PROPIO]
    filas = [f"| Memoria | {TOPE} MB a lo sumo | {propia.memoria:.0f} MB |"]
    for nombre, veces in METAS:
        for otro in (nombre, f"{nombre}, con lo mismo"):
            if otro in medidas:
                parte = f"{propia.procesador / medidas[otro].procesador:.2f}".replace(".", ",")
                filas.append(f"| CPU de {otro} | 1/{veces} a lo sumo | {parte} veces |")
    return "\n".join(["| Qué | Meta | Medido |", "| --- | --- | --- |", *filas]) + "\n"


def _miles(numero: int) -> str:
    return f"{numero:,}".replace(",", " ")


def pagina(resultados: Mapping[int, Medidas], versiones: Mapping[str, str], veces: int) -> str:
    """La página con las tablas, la máquina, las versiones y qué construye cada uno."""
    tablas = "\n".join(f"## Con {tabla(n, medidas)}" for n, medidas in resultados.items())
    que = "\n".join(f"| {g.nombre} | {g.hace} |" for g in GENERADORES.values())
    paquetes = ", ".join(f"{p} {v}" for p, v in versiones.items())
    return f"""# Rendimiento

Cuánto cuesta construir el sitio entero desde cero, comparado con otros generadores sobre las
mismas fichas, en la misma máquina y en la misma sesión. Esta página se rehace con
`make rendimiento MEDIDA=--escribir`; las fichas son inventadas, siempre las mismas
(`tests/rendimiento/corpus.py`), con un cuerpo de unos 2,6 KB.

- **CPU**: segundos de procesador, de usuario y de sistema, de la orden y de los procesos que abre.
  Es la cifra con que se compara; la de reloj depende de cuántos núcleos haya libres.
- **Memoria**: lo más que ocuparon a la vez todos sus procesos.
- Mediana de {veces} construcciones por turnos, con la salida y las cachés borradas antes de cada
  una. Los archivos de entrada están ya en la memoria del sistema, para todos por igual.

Máquina: {_maquina()}. Versiones: {paquetes}.

{tablas}
## Metas, con el corpus más grande

{metas(resultados[max(resultados)])}
## Qué construye cada uno

| Generador | Qué hace |
| --- | --- |
{que}

«Con lo mismo» acerca lo que hace el otro generador a lo que este sitio necesita, con sus propios
medios. Las filas sin esa nota hacen menos que este generador, y aun así son la referencia.
"""


def _maquina() -> str:
    info = Path("/proc/cpuinfo")
    lineas = info.read_text(encoding="utf-8").splitlines() if info.is_file() else []
    modelos = [
        linea.partition(":")[2].strip() for linea in lineas if linea.startswith("model name")
    ]
    modelo = modelos[0] if modelos else platform.machine()
    python = platform.python_version()
    return f"{modelo}, {os.cpu_count()} núcleos, {platform.system()}, Python {python}"
