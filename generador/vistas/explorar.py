"""Etapa 4, explorar: la página de búsqueda y los datos con que busca el navegador."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from generador.modelo import Archivo, Campo, Ficha, Pagina
from generador.vistas.campos import PAGINAS_DE_TERMINOS
from generador.vistas.entorno import Rotulo, Taller
from generador.vistas.metadatos import json_seguro

SECCION = "explorar"


def paginas(taller: Taller) -> Iterator[Pagina]:
    """La página: con guion, busca y filtra; sin él, lleva a los índices."""
    indices = [(v, taller.catalogo.vocabularios[v]) for v in PAGINAS_DE_TERMINOS]
    rotulo = Rotulo(
        "Explorar", "Busque por palabras y filtre por tipo, eje, tema, unidad, región o perfil."
    )
    yield taller.pagina(f"{SECCION}/index.html", rotulo, "explorar.html.j2", indices=indices)


def archivos(taller: Taller) -> Iterator[Archivo]:
    """El catálogo para el navegador, como guion: así se lee también desde file://."""
    facetas = _facetas(taller)
    fichas = [_ficha(taller, f, facetas) for f in taller.catalogo.visibles]
    datos = {"facetas": facetas, "fichas": fichas}
    yield Archivo(f"{SECCION}/catalogo.js", f"window.catalogo={json_seguro(datos)};\n".encode())


def _facetas(taller: Taller) -> dict[str, str]:
    """Campo → título de cada faceta que declaran los esquemas, con el tipo delante."""
    facetas = {"tipo": "Tipo"}
    for tipo in taller.catalogo.tipos.values():
        for campo in tipo.campos:
            if campo.faceta and campo.faceta not in facetas.values():
                facetas[campo.nombre] = campo.faceta
    return facetas


def _ficha(taller: Taller, ficha: Ficha, facetas: dict[str, str]) -> list[object]:
    """[ruta, título, resumen, palabras, {faceta: [nombres]}]."""
    valores: dict[str, list[str]] = {"tipo": [ficha.tipo.titulo]}
    por_titulo = {titulo: nombre for nombre, titulo in facetas.items()}
    for campo in ficha.tipo.campos:
        if campo.faceta and campo.nombre in ficha.datos:
            lista = valores.setdefault(por_titulo[campo.faceta], [])
            lista += [n for n in _nombres(taller, ficha, campo) if n not in lista]
    palabras = " ".join(chain(ficha.datos.get("palabras_clave", ()), *valores.values()))
    return [ficha.ruta, ficha.titulo, ficha.resumen, palabras, valores]


def _nombres(taller: Taller, ficha: Ficha, campo: Campo) -> list[str]:
    valor = ficha.datos[campo.nombre]
    slugs = valor if isinstance(valor, list) else [valor]
    if campo.vocabulario is None:
        return [campo.nombres.get(s, str(s)) for s in slugs]
    return [taller.catalogo.nombre(campo.vocabulario, s) for s in slugs]
