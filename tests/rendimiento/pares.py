"""Escribe las mismas fichas como proyecto de MkDocs + Material, que Zensical también entiende."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from generador.construccion import construir
from generador.modelo import Catalogo
from generador.sitio.motor import leer_configuracion
from generador.vistas.textos import siglas_de
from tests.rendimiento.corpus import FECHA, RAIZ, hacer_corpus
from tests.rendimiento.llano import desplegar, pagina, ruta_de
from tests.rendimiento.plan import Plan
from tests.rendimiento.registros import Registro, escribir


def hacer_mkdocs(plan: Plan, carpeta: Path, igual: bool = False) -> None:
    """Una página por ficha, con su buscador. Las fichas no van en el menú, para su provecho.

    Con ellas, cada página llevaría un enlace a todas las demás. Si ha de ser «igual», lleva las
    extensiones de este sitio y las siglas explicadas en cada página, como las nuestras.
    """
    secciones = escribir_secciones(plan, carpeta / "docs", "index.md")
    configuracion: dict[str, Any] = {
        "site_name": "Repositorio de Conocimiento · G/DRTPE",
        "site_url": "https://repositorio-odes.example/",
        "use_directory_urls": False,
        "theme": {"name": "material", "language": "es", "font": False},
        "validation": {"nav": {"omitted_files": "ignore"}},
        "nav": [{"Inicio": "index.md"}, *({t: f"{r}/index.md"} for r, t in secciones.items())],
    }
    siglas = ""
    if igual:
        configuracion["markdown_extensions"] = leer_configuracion(RAIZ)["markdown_extensions"]
        pares = sorted(siglas_de(catalogo_vacio()).items())
        siglas = "\n" + "".join(f"*[{sigla}]: {nombre}\n" for sigla, nombre in pares)
    yml = yaml.safe_dump(configuracion, allow_unicode=True, sort_keys=False)
    (carpeta / "mkdocs.yml").write_text(yml, encoding="utf-8")
    escribir_pagina(carpeta / "docs" / "index.md", {"title": "Inicio"}, "Fichas.\n")
    for registro, texto in paginas(plan, ".md"):
        lugar = carpeta / "docs" / ruta_de(plan, registro.id)
        cabecera = {"title": registro.datos["titulo"], "description": registro.datos["resumen"]}
        escribir_pagina(Path(f"{lugar}.md"), cabecera, texto + siglas)
        escribir_archivos(lugar, registro)


@cache
def catalogo_vacio() -> Catalogo:
    """El catálogo de un repositorio sin fichas: los tipos y los vocabularios."""
    with tempfile.TemporaryDirectory() as temporal:
        raiz = Path(temporal) / "raiz"
        hacer_corpus(0, raiz, historia=False)
        return construir(raiz, FECHA).catalogo


def paginas(plan: Plan, extension: str) -> Iterator[tuple[Registro, str]]:
    """Cada ficha, también las incrustadas, con su texto y sus enlaces a otras páginas."""
    for turno in plan.turnos:
        for registro in desplegar(plan, escribir(plan, turno)):
            yield registro, pagina(plan, registro, _enlazador(plan, registro.id, extension))


def _enlazador(plan: Plan, propio: str, extension: str) -> Callable[[str], str]:
    """De un id, o del nombre de un archivo de la ficha, a su dirección desde la página."""

    def enlace(destino: str) -> str:
        es_ficha = "corpus-" in destino
        return f"../{ruta_de(plan, destino)}{extension}" if es_ficha else f"{propio}/{destino}"

    return enlace


def escribir_secciones(plan: Plan, carpeta: Path, indice: str) -> dict[str, str]:
    """La página de entrada de cada sección; devuelve ruta → título."""
    secciones = {t.ruta: t.plural for t in plan.tipos.values()}
    for ruta, titulo in secciones.items():
        escribir_pagina(carpeta / ruta / indice, {"title": titulo}, f"Fichas: {titulo}.\n")
    return secciones


def escribir_pagina(camino: Path, cabecera: Mapping[str, Any], texto: str) -> None:
    """Una página de Markdown con su cabecera."""
    camino.parent.mkdir(parents=True, exist_ok=True)
    yml = yaml.dump(dict(cabecera), Dumper=yaml.CSafeDumper, allow_unicode=True, sort_keys=False)
    camino.write_text(f"---\n{yml}---\n\n{texto}", encoding="utf-8")


def escribir_archivos(carpeta: Path, registro: Registro) -> None:
    """Los archivos que acompañan a una ficha."""
    for nombre, contenido in registro.archivos.items():
        carpeta.mkdir(parents=True, exist_ok=True)
        (carpeta / nombre).write_text(contenido, encoding="utf-8")
