"""Escribe un repositorio de contenido con tantas fichas como se pidan, siempre el mismo.

Uso: ``python -m tests.rendimiento.corpus 1000 /tmp/corpus``
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections import defaultdict
from pathlib import Path

import yaml

from generador.modelo import Tipo
from tests.rendimiento.plan import Plan, planear
from tests.rendimiento.registros import Registro, escribir

RAIZ = Path(__file__).parents[2]
FECHA = "2026-11-24"
"""Fecha de construcción con que se mide."""
_COPIADAS = ("vocabularios", "docs", "mkdocs.yml")


def hacer_corpus(cuantas: int, carpeta: Path, historia: bool = True) -> Plan:
    """Escribe el repositorio en «carpeta», que no debe existir; con su historial de Git."""
    carpeta.mkdir(parents=True)
    for nombre in _COPIADAS:
        copiar = shutil.copytree if (RAIZ / nombre).is_dir() else shutil.copyfile
        copiar(RAIZ / nombre, carpeta / nombre)
    plan = planear(cuantas, carpeta)
    por_mes: dict[str, list[Path]] = defaultdict(list)
    for turno in plan.turnos:
        registro = escribir(plan, turno)
        lugar = guardar(registro, plan.tipos[turno.tipo], carpeta)
        por_mes[registro.datos["fecha_publicacion"][:7]].append(lugar)
    _sin_enlaces_propios(carpeta / "docs")
    if historia:
        _historia(carpeta, por_mes)
    return plan


def guardar(registro: Registro, tipo: Tipo, carpeta: Path) -> Path:
    """Escribe una ficha y sus archivos en la carpeta de su tipo."""
    lugar = carpeta / str(tipo.carpeta) / registro.id
    lugar.mkdir(parents=True)
    cabecera = yaml.dump(
        dict(registro.datos),
        Dumper=yaml.CSafeDumper,
        allow_unicode=True,
        sort_keys=False,
        width=100,
    )
    if tipo.formato == "yml":
        (lugar / "ficha.yml").write_text(cabecera, encoding="utf-8")
    else:
        texto = f"---\n{cabecera}---\n\n{secciones(registro, tipo)}\n"
        (lugar / "ficha.md").write_text(texto, encoding="utf-8")
    for nombre, contenido in registro.archivos.items():
        (lugar / nombre).write_text(contenido, encoding="utf-8")
    return lugar


def secciones(registro: Registro, tipo: Tipo) -> str:
    """El cuerpo de la ficha: lo libre primero y cada campo bajo su título."""
    partes = [registro.secciones.get("cuerpo", "")]
    for nombre, texto in registro.secciones.items():
        campo = tipo.campo(nombre)
        if campo is not None and nombre != "cuerpo":
            partes.append(f"## {campo.titulo}\n\n{texto}")
    return "\n\n".join(p for p in partes if p)


def _sin_enlaces_propios(docs: Path) -> None:
    """Las páginas escritas nombran fichas verdaderas, que en este corpus no están."""
    for camino in sorted(docs.rglob("*.md")):
        texto = camino.read_text(encoding="utf-8")
        if "ficha:" in texto:
            camino.write_text(texto.replace("](ficha:", "](https://ejemplo.pe/"), encoding="utf-8")


def _historia(carpeta: Path, por_mes: dict[str, list[Path]]) -> None:
    """Una confirmación por mes de publicación, con fecha y autor fijos."""
    _git(carpeta, "init", "--quiet", "--initial-branch=principal")
    for mes, lugares in sorted(por_mes.items()):
        rutas = "\0".join(str(lugar.relative_to(carpeta)) for lugar in lugares)
        _git(carpeta, "add", "--pathspec-from-file=-", "--pathspec-file-nul", entrada=rutas)
        _git(
            carpeta, "commit", "--quiet", "-m", f"Fichas de {mes}", fecha=f"{mes}-28T12:00:00-0500"
        )


def _git(carpeta: Path, *argumentos: str, entrada: str = "", fecha: str = "") -> None:
    quien = {"NAME": "Corpus", "EMAIL": "corpus@ejemplo.pe", "DATE": fecha}
    entorno = {f"GIT_{q}_{c}": v for q in ("AUTHOR", "COMMITTER") for c, v in quien.items() if v}
    ajustes = ("commit.gpgsign=false", f"core.hooksPath={os.devnull}", "gc.auto=0")
    orden = ["git", "-C", str(carpeta), *(p for a in ajustes for p in ("-c", a)), *argumentos]
    subprocess.run(orden, input=entrada.encode(), env={**os.environ, **entorno}, check=True)


if __name__ == "__main__":
    hacer_corpus(int(sys.argv[1]), Path(sys.argv[2]))
