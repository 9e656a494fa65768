"""De las mediciones a una tabla de texto y a la página docs/desarrollo/rendimiento.md."""

from __future__ import annotations

import os
import platform
from collections.abc import Mapping
from pathlib import Path

from tests.rendimiento.generadores import GENERADORES, PROPIO
from tests.rendimiento.medir import Medida
from tests.rendimiento.propio import CHECK, CON_MARCO, LLANO, UN_CAMBIO, VALIDAR

Medidas = Mapping[str, Medida]
"""Nombre del generador → su medida."""
METAS = (
    (CON_MARCO, "Hugo", 1 / 2),
    (CON_MARCO, "Hugo, con lo mismo", 1 / 10),
    (CON_MARCO, "MkDocs + Material", 1 / 25),
    (CON_MARCO, "MkDocs + Material, con lo mismo", 1 / 25),
    (CON_MARCO, "Zensical", 1 / 25),
    (CON_MARCO, LLANO, 20),
    (UN_CAMBIO, PROPIO, 1 / 20),
    (VALIDAR, CHECK, 1 / 10),
)
"""Qué, contra qué, y cuántas veces su CPU se quiere gastar a lo sumo."""
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
    filas = []
    for que, contra, meta in METAS:
        if que in medidas and contra in medidas:
            parte = medidas[que].procesador / medidas[contra].procesador
            filas.append(f"| {que} | {contra} | {_veces(meta)} | {_veces(parte)} |")
    cabeza = ["| CPU de… | contra | Meta | Medido |", "| --- | --- | --- | --- |"]
    return "\n".join([*cabeza, *filas]) + "\n"


def _veces(cuanto: float) -> str:
    """«1/10», «0,61» o «20 ×»."""
    if cuanto >= 1:
        return f"{cuanto:.1f} ×".replace(".", ",")
    return f"1/{1 / cuanto:.1f}".replace(".", ",").removesuffix(",0")


def _miles(numero: int) -> str:
    return f"{numero:,}".replace(",", " ")


def pagina(resultados: Mapping[int, Medidas], versiones: Mapping[str, str], veces: int) -> str:
    """La página con las tablas, la máquina, las versiones y qué construye cada uno."""
    tablas = "\n".join(f"## Con {tabla(n, medidas)}" for n, medidas in resultados.items())
    que = "\n".join(f"| {g.nombre} | {g.hace} |" for g in GENERADORES.values())
    paquetes = ", ".join(f"{p} {v}" for p, v in versiones.items())
    return f"""# Rendimiento

Cuánto cuesta construir el sitio, comparado con otros generadores sobre las
mismas fichas, en la misma máquina y en la misma sesión. Esta página se rehace con
`make rendimiento MEDIDA=--escribir`; las fichas son inventadas, siempre las mismas
(`tests/rendimiento/corpus.py`), con un cuerpo de unos 2,6 KB.

- **CPU**: segundos de procesador, de usuario y de sistema, de la orden y de los procesos que abre.
  Es la cifra con que se compara; la de reloj depende de cuántos núcleos haya libres.
- **Memoria**: lo más que ocuparon a la vez todos sus procesos.
- Mediana de {veces} construcciones por turnos. De los otros generadores, siempre en frío: con la
  salida y las cachés borradas. De este, también con solo el [marco](#que-es-cada-caso) guardado,
  otra vez sin cambiar nada y tras cambiar una ficha.
- Los archivos de entrada están ya en la memoria del sistema, para todos por igual.

Máquina: {_maquina()}. Versiones: {paquetes}.

{tablas}
## Metas, con el corpus más grande en que se midieron todos

{metas(resultados[max(resultados, key=lambda n: (len(resultados[n]), n))])}
## Qué es cada caso

- **Con el marco guardado**: lo que hace el motor y las plantillas de Excel están ya en el
  [almacén](../decisiones/0014-almacen-de-lo-ya-hecho.md); de las fichas, nada.
- **Otra vez**: el almacén entero, y el sitio anterior en su sitio. Salen los mismos bytes.
- **Tras cambiar una ficha**: lo mismo, con una frase más en el cuerpo de una herramienta.
- **Programa llano**: lee las fuentes y escribe, en memoria, los mismos bytes que el sitio ya hecho.
- **{VALIDAR}** y **{CHECK}**: los mismos datos y el esquema que publica el sitio.

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
