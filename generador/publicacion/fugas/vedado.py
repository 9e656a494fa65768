"""Fugas, vedado: de las fuentes a lo que distingue a las que no son públicas.

Parte de las fuentes y no del catálogo: un borrador con errores no llega a ser ficha, y su texto
también es suyo. Lo que además dice algo público no distingue nada, y se quita.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from tempfile import TemporaryDirectory

from generador import fuentes
from generador.almacen import Almacen
from generador.busqueda.analisis import Raices
from generador.busqueda.sinonimos import siglas_vacias
from generador.busqueda.trozos import llano
from generador.extraccion import Estudio, abrir_estudio, abrir_lector
from generador.modelo import Catalogo, Imagen
from generador.publicacion.fugas import comunes, documentos
from generador.publicacion.fugas.cosecha import Cosecha
from generador.publicacion.fugas.fichas import Parte, partir
from generador.publicacion.fugas.modelo import Vedado
from generador.reglas.inspeccion import IMAGENES
from generador.sitio.plano import ALMACEN

# Los enlaces a otras fichas no: la página de cada una lleva escrito «ficha» y su id.
_DESTINO = re.compile(r"\]\(\s*<?(?!ficha:)([^)\s>]+)")

# Lo que en una página separa datos: ninguna frase lo cruza.
_CORTE = re.compile(r'"|\||\n\s*\n|\n(?=[#*-])')


def vedado(raiz: Path, catalogo: Catalogo, interno: Path | None = None) -> Vedado:
    """Lo que no puede salir: lo de «raiz» que no se muestra y, si se da, todo lo de «interno».

    «catalogo» es el que se publica, sin lo interno.
    """
    lectura = fuentes.leer(raiz, catalogo.tipos, catalogo.fecha, interno)
    partes = [*partir(raiz, lectura.fuentes, catalogo)]
    if all(p.publica for p in partes):
        return Vedado()
    with ExitStack() as pila:
        leer = pila.enter_context(abrir_lector(raiz / ALMACEN))
        leer_lo_interno = pila.enter_context(abrir_lector(interno / ALMACEN if interno else None))
        estudio = _abrir_estudio(pila, raiz / ALMACEN)
        estudio_interno = _abrir_estudio(pila, interno / ALMACEN if interno else None)
        cosecha = Cosecha()
        for parte in (p for p in partes if not p.publica):
            suyo = leer_lo_interno if parte.interna else leer
            cosecha.tomar(_de_la_parte(parte, suyo), parte.origen)
            cosecha.tomar_ids(parte.ids, parte.origen)
            cosecha.tomar_archivos(parte.archivos, parte.origen)
            hechas = estudio_interno if parte.interna else estudio
            cosecha.tomar_archivos(_reducidas(parte, hechas), parte.origen)
        publicas = [p for p in partes if p.publica]
        cosecha.devolver(comunes.rotulos(raiz), con_ids=True)
        for parte in publicas:
            # Juntos, que es mucho más rápido: aquí no importa dónde acaba cada uno.
            cosecha.devolver(["\n".join((*parte.ids, *_de_la_parte(parte, leer)))], con_ids=False)
            cosecha.devolver_archivos((*parte.archivos, *_reducidas(parte, estudio)))
    cosecha.devolver_ids({i for p in publicas for i in p.ids} | {f.id for f in catalogo.visibles})
    return cosecha.vedado(Raices(siglas_vacias(catalogo)))


def _abrir_estudio(pila: ExitStack, carpeta: Path | None) -> Estudio:
    temporal = Path(pila.enter_context(TemporaryDirectory()))
    almacen = pila.enter_context(Almacen(carpeta))
    return pila.enter_context(abrir_estudio(almacen, temporal))


def _reducidas(parte: Parte, estudio: Estudio) -> Iterator[Path]:
    """Sus imágenes, como saldrían en una página: las mismas entran, las mismas salen."""
    for camino in parte.archivos:
        if camino.suffix.lower() in IMAGENES and camino.is_file():
            hecha = estudio.hacer(camino)
            for nombre, _ in hecha.versiones if isinstance(hecha, Imagen) else ():
                yield estudio.carpeta / nombre


def _de_la_parte(parte: Parte, leer: documentos.Leer) -> Iterator[str]:
    """Todo el texto de una parte: sus campos sin formato, adónde enlazan, y sus archivos."""
    for texto in parte.textos:
        yield from (llano(dicho) for dicho in _CORTE.split(texto))
        yield from _DESTINO.findall(texto)
    for camino in parte.archivos:
        yield camino.name
        if camino.is_file() and not camino.name.startswith("ficha."):
            yield from documentos.textos(camino.name, camino.read_bytes(), leer)
