"""Los generadores que se comparan: cómo se prepara el proyecto de cada uno y cómo se construye."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.rendimiento.corpus import FECHA, hacer_corpus
from tests.rendimiento.pares import hacer_mkdocs
from tests.rendimiento.pares_hugo import hacer_hugo
from tests.rendimiento.plan import Plan

REQUISITOS = Path(__file__).parent / "requirements.txt"
PROPIO = "este generador"
ENTORNO = {"NO_MKDOCS_2_WARNING": "1", "NO_COLOR": "1", "PYTHONUTF8": "1"}


@dataclass(frozen=True, slots=True)
class Generador:
    """Un generador: nombre, qué hace, cómo se le preparan las fichas y con qué orden construye."""

    nombre: str
    hace: str
    preparar: Callable[[Plan, Path], object]
    orden: Callable[[Path, Path, Path], Sequence[str]]
    """(entorno de los pares, proyecto, salida) → orden."""
    dentro: str = ""
    """Carpeta del proyecto en que escribe, si no admite otra."""

    def entorno(self, cache: Path) -> Mapping[str, str]:
        """Variables con que se ejecuta: sin nada guardado de otra vez."""
        return {**ENTORNO, "HUGO_CACHEDIR": str(cache)}


def _propio(_: Path, proyecto: Path, salida: Path) -> Sequence[str]:
    base = [sys.executable, "-m", "generador", "construir", "--fecha", FECHA]
    return [*base, "--raiz", str(proyecto), "--salida", str(salida)]


def _hugo(pares: Path, proyecto: Path, salida: Path) -> Sequence[str]:
    binario = next(pares.glob("lib/python*/site-packages/hugo/binaries/hugo"))
    return [str(binario), "--quiet", "--source", str(proyecto), "--destination", str(salida)]


def _mkdocs(pares: Path, proyecto: Path, salida: Path) -> Sequence[str]:
    base = [str(pares / "bin/python"), "-m", "mkdocs", "build", "--quiet"]
    return [*base, "--config-file", str(proyecto / "mkdocs.yml"), "--site-dir", str(salida)]


def _zensical(pares: Path, proyecto: Path, _: Path) -> Sequence[str]:
    orden = [str(pares / "bin/zensical"), "build", "--clean", "--config-file"]
    return [*orden, str(proyecto / "mkdocs.yml")]


GENERADORES: Mapping[str, Generador] = {
    g.nombre: g
    for g in (
        Generador(
            PROPIO,
            "Valida, enlaza y comprueba enlaces; páginas con siglas explicadas, relacionadas, "
            "afines, JSON-LD, Open Graph y Dublin Core; listas de tipos, ejes, temas, unidades, "
            "regiones y perfiles; Atom y JSON Feed; catálogo en JSON y CSV; índice de búsqueda "
            "con raíces y pasajes, también de los adjuntos",
            lambda plan, carpeta: hacer_corpus(plan.cuantas, carpeta),
            _propio,
        ),
        Generador(
            "Hugo",
            "Páginas con JSON-LD y Open Graph; las mismas listas; RSS; índice JSON con resúmenes. "
            "El mismo marco. No valida, ni explica siglas, ni halla afines, ni hace un buscador",
            hacer_hugo,
            _hugo,
        ),
        Generador(
            "Hugo, con lo mismo",
            "Además, fichas afines (Related), Dublin Core y el texto entero en el índice JSON. "
            "Sigue sin validar, sin siglas y sin buscador",
            lambda plan, carpeta: hacer_hugo(plan, carpeta, igual=True),
            _hugo,
        ),
        Generador(
            "MkDocs + Material",
            "Páginas y datos de su buscador, sin extensiones y con las fichas fuera del menú. "
            "Sin listas, canales, metadatos ni afines",
            hacer_mkdocs,
            _mkdocs,
        ),
        Generador(
            "MkDocs + Material, con lo mismo",
            "Además, las extensiones de este sitio y las siglas explicadas en cada página",
            lambda plan, carpeta: hacer_mkdocs(plan, carpeta, igual=True),
            _mkdocs,
        ),
        Generador(
            "Zensical",
            "El mismo proyecto que MkDocs + Material, sin extensiones",
            hacer_mkdocs,
            _zensical,
            dentro="site",
        ),
    )
}


PAQUETES = ("hugo", "mkdocs", "mkdocs-material", "zensical", "check-jsonschema")
