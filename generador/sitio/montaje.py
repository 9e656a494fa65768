"""Etapa 5, montaje: del catálogo y las páginas escritas al proyecto que se da al motor."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from pathlib import Path, PurePosixPath
from typing import Any

import yaml

from generador.fuentes.escritas import resolver_enlaces
from generador.modelo import Catalogo, Escrita
from generador.sitio.motor import CONFIGURACION
from generador.vistas.textos import siglas_de

TEMA = Path(__file__).parent / "tema"


def montar(
    carpeta: Path,
    configuracion: Mapping[str, Any],
    catalogo: Catalogo,
    escritas: tuple[Escrita, ...],
    moldes: Mapping[str, str],
) -> None:
    """Escribe en «carpeta» el proyecto: configuración, páginas escritas y un molde por sección."""
    docs = carpeta / "docs"
    docs.mkdir(parents=True)
    abreviaturas = _abreviaturas(catalogo)
    for escrita in escritas:
        destino = docs / escrita.ruta
        destino.parent.mkdir(parents=True, exist_ok=True)
        if isinstance(escrita.contenido, Path):
            shutil.copyfile(escrita.contenido, destino)
        else:
            texto = _resolver(escrita, escrita.contenido, catalogo)
            destino.write_text(f"{texto}\n\n{abreviaturas}", encoding="utf-8")
    for seccion, titulo in moldes.items():
        (docs / seccion).mkdir(exist_ok=True)
        cabecera = yaml.safe_dump({"title": titulo, "template": "molde.html"}, allow_unicode=True)
        (docs / seccion / "index.md").write_text(f"---\n{cabecera}---\n", encoding="utf-8")
    propia = configurar(configuracion, docs)
    (carpeta / CONFIGURACION).write_text(
        yaml.safe_dump(propia, allow_unicode=True, sort_keys=False), encoding="utf-8"
    )


def configurar(configuracion: Mapping[str, Any], docs: Path) -> dict[str, Any]:
    """La misma configuración, con nuestras carpetas y sin el gancho."""
    propia = {c: v for c, v in configuracion.items() if c not in ("hooks", "watch", "site_dir")}
    propia["docs_dir"] = str(docs.resolve())
    propia["theme"] = {**configuracion["theme"], "custom_dir": str(TEMA)}
    return propia


def _resolver(escrita: Escrita, texto: str, catalogo: Catalogo) -> str:
    sube = "../" * (len(PurePosixPath(escrita.ruta).parts) - 1)

    def direccion(id_: str) -> str:
        return sube + catalogo.fichas[catalogo.antiguos.get(id_, id_)].ruta

    return resolver_enlaces(texto, direccion)


def _abreviaturas(catalogo: Catalogo) -> str:
    """Las siglas, para que el motor las explique en las páginas escritas."""
    siglas = sorted(siglas_de(catalogo).items())
    return "\n".join(f"*[{sigla}]: {significado}" for sigla, significado in siglas) + "\n"
