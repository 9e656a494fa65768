"""Lo que cuesta este generador: en frío, con el marco guardado, otra vez, y tras un cambio."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

import yaml

from tests.rendimiento.corpus import FECHA, hacer_corpus
from tests.rendimiento.generadores import ENTORNO, PROPIO
from tests.rendimiento.medir import Medida, medir
from tests.rendimiento.plan import Plan
from tests.rendimiento.registros import escribir

CON_MARCO = f"{PROPIO}, con el marco guardado"
SIN_CAMBIOS = f"{PROPIO}, otra vez"
UN_CAMBIO = f"{PROPIO}, tras cambiar una ficha"
LLANO = "programa llano, en memoria"
VALIDAR = "generador validar"
CHECK = "check-jsonschema"
EN_MEMORIA = Path("/dev/shm")


def medir_propio(plan: Plan, pares: Path, carpeta: Path) -> Iterator[tuple[str, Medida]]:
    """(qué, cuánto) de cada caso, en fila sobre el mismo repositorio."""
    raiz, salida = carpeta / "propio", carpeta / "salida"
    almacen = raiz / ".cache"
    if not raiz.is_dir():
        hacer_corpus(plan.cuantas, raiz)
        hacer_corpus(0, carpeta / "vacio")
        medir(_construir(carpeta / "vacio", carpeta / "otra"), ENTORNO, carpeta / "otra")
    _borrar(almacen, salida)
    yield PROPIO, medir(_construir(raiz, salida), ENTORNO, salida)
    _borrar(almacen, salida)
    shutil.copytree(carpeta / "vacio" / ".cache", almacen)
    yield CON_MARCO, medir(_construir(raiz, salida), ENTORNO, salida)
    yield SIN_CAMBIOS, medir(_construir(raiz, salida), ENTORNO, salida)
    _cambiar_una(raiz)
    yield UN_CAMBIO, medir(_construir(raiz, salida), ENTORNO, salida)
    with TemporaryDirectory(dir=EN_MEMORIA if EN_MEMORIA.is_dir() else None) as memoria:
        orden = [sys.executable, "-m", "tests.rendimiento.copiar", str(raiz), str(salida), memoria]
        yield LLANO, medir(orden, ENTORNO, Path(memoria))
    yield VALIDAR, medir(_orden("validar", raiz), ENTORNO, raiz / "vocabularios")
    yield CHECK, _check(plan, pares, salida, carpeta / "datos")
    _borrar(almacen, salida)


def _orden(nombre: str, raiz: Path) -> list[str]:
    return [sys.executable, "-m", "generador", nombre, "--fecha", FECHA, "--raiz", str(raiz)]


def _construir(raiz: Path, salida: Path) -> Sequence[str]:
    return [*_orden("construir", raiz), "--salida", str(salida)]


def _cambiar_una(raiz: Path) -> None:
    """Una frase más en el cuerpo de una herramienta: cambia su página y lo que se busca en ella."""
    ficha = min((raiz / "recursos" / "herramientas").glob("*/ficha.md"))
    with ficha.open("a", encoding="utf-8") as archivo:
        archivo.write("\nUna frase añadida a última hora.\n")


def _check(plan: Plan, pares: Path, sitio: Path, datos: Path) -> Medida:
    """Los mismos datos, con el esquema que publica el sitio; un proceso por tipo."""
    if not datos.is_dir():
        _escribir_datos(plan, datos)
    suma = Medida(0.0, 0.0, 0.0)
    for carpeta in sorted(datos.iterdir()):
        esquema = sitio / "esquemas" / f"{carpeta.name}.json"
        lista = sorted(map(str, carpeta.glob("*.yml")))
        orden = [str(pares / "bin/check-jsonschema"), "--schemafile", str(esquema), *lista]
        una = medir(orden, ENTORNO, carpeta)
        suma = Medida(
            suma.procesador + una.procesador,
            suma.reloj + una.reloj,
            max(suma.memoria, una.memoria),
            suma.archivos + una.archivos,
            suma.megas + una.megas,
        )
    return suma


def _escribir_datos(plan: Plan, datos: Path) -> None:
    """Los datos de cada ficha, con sus textos, como un archivo YAML."""
    for turno in plan.turnos:
        registro = escribir(plan, turno)
        carpeta = datos / turno.tipo
        carpeta.mkdir(parents=True, exist_ok=True)
        todo = {**registro.datos, **registro.secciones}
        crudo = yaml.dump(todo, Dumper=yaml.CSafeDumper, allow_unicode=True, sort_keys=False)
        (carpeta / f"{registro.id}.yml").write_text(crudo, encoding="utf-8")


def _borrar(*carpetas: Path) -> None:
    for carpeta in carpetas:
        shutil.rmtree(carpeta, ignore_errors=True)
