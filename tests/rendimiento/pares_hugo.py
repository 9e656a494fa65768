"""Escribe las mismas fichas como proyecto de Hugo, con el marco y los estilos de este sitio."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

from generador.sitio import moldes
from generador.sitio.motor import construir_marco, leer_configuracion
from generador.sitio.plano import hacer_marco
from tests.rendimiento.corpus import RAIZ
from tests.rendimiento.llano import CLASIFICAN, ruta_de
from tests.rendimiento.pares import (
    catalogo_vacio,
    escribir_archivos,
    escribir_pagina,
    escribir_secciones,
    paginas,
)
from tests.rendimiento.plan import Plan

HUGO = Path(__file__).parent / "hugo"
HUGO_IGUAL = Path(__file__).parent / "hugo_igual"
# Lo que Hugo pone en cada ranura de nuestro molde.
_RANURAS = {
    "TITULO": "{{ .Title }} · {{ .Site.Title }}",
    "DESCRIPCION": "{{ .Description }}",
    "CABEZA": '{{ block "cabeza" . }}{{ end }}',
    "MIGAS": '<nav class="migas"><ol>{{ range .Ancestors.Reverse }}<li>'
    '<a href="{{ .RelPermalink }}">{{ .LinkTitle }}</a></li>{{ end }}</ol></nav>',
    "CONTENIDO": '{{ block "main" . }}{{ end }}',
}


def hacer_hugo(plan: Plan, carpeta: Path, igual: bool = False) -> None:
    """Páginas, taxonomías, listas de tarjetas, RSS y un índice JSON.

    Si ha de ser «igual», además fichas afines, Dublin Core y el texto entero en el índice.
    """
    shutil.copytree(HUGO, carpeta)
    if igual:
        shutil.copytree(HUGO_IGUAL, carpeta, dirs_exist_ok=True)
    _molde(carpeta)
    escribir_secciones(plan, carpeta / "content", "_index.md")
    for registro, texto in paginas(plan, ".html"):
        datos = registro.datos
        cabecera = {
            "title": datos["titulo"],
            "description": datos["resumen"],
            "date": datos["fecha_publicacion"],
            "palabras": datos.get("palabras_clave", []),
            **{v: _lista(datos[c]) for c, v in CLASIFICAN.items() if c in datos},
        }
        ruta = ruta_de(plan, registro.id)
        escribir_pagina(carpeta / "content" / f"{ruta}.md", cabecera, texto)
        escribir_archivos(carpeta / "static" / ruta, registro)


def _lista(valor: str | list[str]) -> list[str]:
    return [valor] if isinstance(valor, str) else valor


def _molde(carpeta: Path) -> None:
    """El mismo marco de nuestro sitio, y los mismos estilos, como plantilla base de Hugo."""
    with tempfile.TemporaryDirectory() as temporal:
        marco = Path(temporal) / "marco"
        hacer_marco(marco, leer_configuracion(RAIZ), catalogo_vacio(), (), construir_marco)
        html = (marco / "herramientas" / "index.html").read_text(encoding="utf-8")
        shutil.copytree(marco / "assets", carpeta / "static" / "assets")
    base = moldes.partir(html).estampar(_RANURAS)
    (carpeta / "layouts" / "baseof.html").write_bytes(base)
