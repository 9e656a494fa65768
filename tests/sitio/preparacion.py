"""El repositorio pequeño de estas pruebas: lo de «entrada» y los vocabularios verdaderos."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path
from typing import Any

from selectolax.lexbor import LexborHTMLParser, LexborNode

from generador.busqueda.cliente import NOMBRE, RARAS

RAIZ = Path(__file__).parents[2]
ENTRADA = Path(__file__).parent / "entrada"
FECHA = "2026-06-01"
URL = "https://repositorio-odes.example/"
VERDADEROS = ("vocabularios", "docs", "mkdocs.yml")

# Una de cada clase de página que hay en el sitio.
CLASES_DE_PAGINA = {
    "portada": "index.html",
    "escrita": "como-proponer.html",
    "ficha de buena práctica": "buenas-practicas/bp-turnos-con-cita.html",
    "ficha de ejemplo": "buenas-practicas/bp-ejemplo-inventado.html",
    "ficha de herramienta": "herramientas/he-guia-completa.html",
    "ficha con título hostil": "herramientas/he-titulo-hostil.html",
    "ficha archivada": "herramientas/he-archivada.html",
    "ficha retirada": "herramientas/he-retirada.html",
    "ficha vencida": "herramientas/he-vencida.html",
    "ficha de recurso": "recursos/re-taller-poi.html",
    "ficha de comunidad": "comunidades/cp-servicios.html",
    "ficha de oferta": "oferta/af-taller-puno.html",
    "ficha de lista": "playlists/pl-dictamenes.html",
    "ficha de video": "videos/vi-que-es-dictamen.html",
    "ficha de video programado": "videos/vi-como-se-presenta.html",
    "índice de tipo": "herramientas/index.html",
    "índice de vocabulario": "ejes/index.html",
    "índice de regiones": "regiones/index.html",
    "término": "temas/planeamiento-operativo.html",
    "término sin fichas": "regiones/tumbes.html",
    "unidad": "unidades/odes.html",
    "explorar": "explorar/index.html",
    "novedades": "novedades/index.html",
    "mes": "novedades/2026-03.html",
    "glosario": "glosario/index.html",
    "qué necesito": "que-necesito/index.html",
    "calendario": "calendario/index.html",
    "mes del calendario": "calendario/2026-07.html",
    "cronograma": "calendario/playlists.html",
    "herramientas interactivas": "caja/index.html",
    "planificador": "caja/planificar-sesion.html",
    "guías": "guias/index.html",
    "por revisar": "por-revisar/index.html",
    "guía": "guias/herramientas.html",
    "indicadores": "indicadores/index.html",
    "diccionario": "indicadores/diccionario.html",
    "brechas": "indicadores/brechas.html",
    "difusión": "indicadores/difusion.html",
    "informe": "indicadores/informe-2026-3.html",
}
FICHAS_VISIBLES = {
    "bp-turnos-con-cita",
    "bp-ejemplo-inventado",
    "he-guia-completa",
    "he-titulo-hostil",
    "he-titulo-formula",
    "he-archivada",
    "he-retirada",
    "he-vencida",
    "re-taller-poi",
    "cp-servicios",
    "af-taller-puno",
    "pl-dictamenes",
    "vi-que-es-dictamen",
    "vi-como-se-presenta",
}
EJEMPLOS = {"bp-ejemplo-inventado"}
RETIRADAS = {"he-retirada"}


def poner_repositorio(raiz: Path) -> Path:
    """Escribe en «raiz» un repositorio completo: lo verdadero y las fichas de «entrada».

    Las páginas escritas pueden enlazar fichas verdaderas, que aquí no están: se cambian por otra.
    """
    shutil.copytree(ENTRADA, raiz)
    for nombre in VERDADEROS:
        origen = RAIZ / nombre
        (shutil.copytree if origen.is_dir() else shutil.copyfile)(origen, raiz / nombre)
    for pagina in (raiz / "docs").rglob("*.md"):
        texto = pagina.read_text(encoding="utf-8")
        cambiado = re.sub(r"\]\(ficha:[a-z0-9-]+", "](ficha:he-guia-completa", texto)
        if cambiado != texto:
            pagina.write_text(cambiado, encoding="utf-8")
    return raiz


def arbol(camino: Path) -> LexborHTMLParser:
    """Una página ya leída por un analizador que no es el nuestro."""
    return LexborHTMLParser(camino.read_text(encoding="utf-8"))


def primero(donde: LexborHTMLParser | LexborNode, selector: str) -> LexborNode:
    """El primer elemento que cumple el selector; tiene que haberlo."""
    hallado = donde.css_first(selector)
    assert hallado is not None, selector
    return hallado


def contenido(carpeta: Path) -> dict[str, bytes]:
    """Todos los archivos de una carpeta, por su ruta."""
    return {
        camino.relative_to(carpeta).as_posix(): camino.read_bytes()
        for camino in sorted(carpeta.rglob("*"))
        if camino.is_file()
    }


def del_buscador(sitio: Path) -> dict[str, Any]:
    """Los datos con que busca el navegador, por su nombre: cada archivo es un dato y nada más."""
    datos: dict[str, Any] = {}
    for camino in sorted((sitio / "buscar").glob("*.js")):
        if camino.relative_to(sitio).as_posix() not in (NOMBRE, RARAS):
            guion = camino.read_text(encoding="utf-8")
            comienzo, fin = f'repositorio.registrar("{camino.stem}",', ");\n"
            assert guion.startswith(comienzo) and guion.endswith(fin), camino.name
            datos[camino.stem] = json.loads(guion.removeprefix(comienzo).removesuffix(fin))
    return datos


def buscables(sitio: Path) -> set[str]:
    """Ids de las fichas que se pueden buscar."""
    bloques = (d for nombre, d in del_buscador(sitio).items() if re.fullmatch("f[0-9]+", nombre))
    return {ficha[0] for bloque in bloques for ficha in bloque}


def facetas(sitio: Path) -> dict[str, list[str]]:
    """Título de cada faceta de la búsqueda → los nombres de sus valores."""
    return {f[1]: [nombre for _, nombre in f[2]] for f in del_buscador(sitio)["facetas"]}
