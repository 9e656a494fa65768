"""Etapa 5, imágenes: las de las fichas y las páginas escritas, hechas de nuevo para el sitio.

Una que no se puede hacer es un aviso en su ficha o en su página: queda lo que se vería en ella.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path, PurePosixPath
from posixpath import dirname, join, normpath
from urllib.parse import unquote

from generador.almacen import Almacen
from generador.construccion import Resultado
from generador.extraccion import Estudio, abrir_estudio
from generador.extraccion.reparos import EN_UN_TEXTO
from generador.modelo import Escrita, Ficha, Imagen, Imagenes, Problema
from generador.reglas.inspeccion import IMAGENES
from generador.vistas.imagenes import SECCION, ausente, etiqueta, mostradas

REGLA = "imagenes"
_IMG = re.compile(r"<img\b[^>]*>")
_ATRIBUTO = re.compile(r'\s([a-z-]+)="([^"]*)"')


def hacer(
    marco: Path, resultado: Resultado, almacen: Almacen, temporal: Path
) -> tuple[Imagenes, tuple[Problema, ...]]:
    """Las de las fichas, en una carpeta de «temporal»; las de las páginas escritas, en el marco."""
    with abrir_estudio(almacen, temporal / SECCION) as estudio:
        hechas, de_las_fichas = de_fichas(resultado.catalogo.visibles, estudio)
        de_las_escritas = de_escritas(marco, resultado.escritas, estudio)
    return hechas, (*de_las_fichas, *de_las_escritas)


def de_fichas(fichas: Iterable[Ficha], estudio: Estudio) -> tuple[Imagenes, tuple[Problema, ...]]:
    """Las que muestran las fichas visibles, y un aviso por cada una que no se pudo hacer."""
    hechas: dict[str, Mapping[str, Imagen]] = {}
    problemas: set[Problema] = set()
    for ficha in fichas:
        suyas: dict[str, Imagen] = {}
        for lugar, nombre in mostradas(ficha):
            if nombre in ficha.vecinos and nombre not in suyas:
                hecha = estudio.hacer(ficha.vecinos[nombre].camino)
                if isinstance(hecha, Imagen):
                    suyas[nombre] = hecha
                else:
                    problemas.add(_aviso(ficha.archivo, ficha.linea(*lugar), nombre, hecha))
        if suyas:
            hechas[ficha.id] = suyas
    return Imagenes(hechas, estudio.carpeta), tuple(sorted(problemas))


def de_escritas(
    carpeta: Path, escritas: Iterable[Escrita], estudio: Estudio
) -> tuple[Problema, ...]:
    """Pone las suyas en las páginas que hizo el motor, y quita los archivos de que salieron."""
    paginas = {_pagina_de(e): e for e in escritas if isinstance(e.contenido, str)}
    puestas = _Puestas(carpeta, {e.ruta: e for e in escritas}, estudio)
    for ruta, escrita in paginas.items():
        camino = carpeta / ruta
        html = camino.read_text(encoding="utf-8") if camino.is_file() else ""
        if "<img" in html:
            camino.write_text(puestas.poner(html, ruta, escrita), encoding="utf-8")
    puestas.recoger()
    return tuple(sorted(puestas.problemas))


class _Puestas:
    """Las que se van poniendo en las páginas escritas."""

    def __init__(self, carpeta: Path, escritas: Mapping[str, Escrita], estudio: Estudio) -> None:
        self._carpeta, self._escritas, self._estudio = carpeta, escritas, estudio
        self.problemas: set[Problema] = set()

    def poner(self, html: str, ruta: str, escrita: Escrita) -> str:
        """La página con sus imágenes definitivas."""
        sube = "../" * (len(PurePosixPath(ruta).parts) - 1)

        def cambiar(hallada: re.Match[str]) -> str:
            dicho = dict(_ATRIBUTO.findall(hallada[0]))
            otra = self._escritas.get(normpath(join(dirname(ruta), unquote(dicho.get("src", "")))))
            if otra is None or isinstance(otra.contenido, str):
                return hallada[0]
            hecha = self._estudio.hacer(otra.contenido)
            if isinstance(hecha, Imagen):
                self._copiar(hecha)
                return _etiqueta(hecha, sube, dicho)
            linea = _linea(str(escrita.contenido), otra.contenido.name)
            self.problemas.add(_aviso(escrita.archivo, linea, otra.contenido.name, hecha))
            return ausente(dicho.get("alt", ""))

        return _IMG.sub(cambiar, html)

    def _copiar(self, imagen: Imagen) -> None:
        destino = self._carpeta / SECCION
        destino.mkdir(exist_ok=True)
        for nombre, _ in imagen.versiones:
            shutil.copyfile(self._estudio.carpeta / nombre, destino / nombre)

    def recoger(self) -> None:
        """Quita las imágenes que ya ninguna página nombra: no llevan nada que alguien lea."""
        paginas = [c.read_text(encoding="utf-8") for c in sorted(self._carpeta.rglob("*.html"))]
        for ruta, escrita in self._escritas.items():
            nombre = PurePosixPath(ruta).name
            imagen = isinstance(escrita.contenido, Path) and nombre.lower().endswith(IMAGENES)
            if imagen and not any(nombre in html for html in paginas):
                (self._carpeta / ruta).unlink(missing_ok=True)
                with suppress(OSError):  # hay algo más en ella
                    (self._carpeta / ruta).parent.rmdir()


def _etiqueta(imagen: Imagen, sube: str, dicho: Mapping[str, str]) -> str:
    """Con el ancho y la clase que haya pedido quien escribió la página."""
    ancho = dicho.get("width", "")
    clase = f' class="{dicho["class"]}"' if "class" in dicho else ""
    pedido = int(ancho) if ancho.isdecimal() else 0
    return etiqueta(imagen, sube, dicho.get("alt", ""), pedido, clase)


def _pagina_de(escrita: Escrita) -> str:
    return escrita.ruta.removesuffix(".md") + ".html"


def _linea(texto: str, nombre: str) -> int:
    return texto.count("\n", 0, max(texto.find(nombre), 0)) + 1


def _aviso(archivo: str, linea: int, nombre: str, reparo: str) -> Problema:
    que, ayuda = EN_UN_TEXTO[reparo]
    mensaje = f"la imagen «{nombre}» no se mostrará, solo su texto: {que}"
    return Problema(archivo, linea, REGLA, "aviso", mensaje, ayuda)
