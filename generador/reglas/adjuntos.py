"""Cada archivo declarado existe junto a la ficha, es de una clase admitida y no es enorme.

Pasa, con ``plantilla.docx`` en la carpeta de la ficha::

    adjuntos:
      - {titulo: Plantilla editable, archivo: plantilla.docx}

Falla si el archivo no está, si lleva a otra carpeta, si no se dice ni archivo ni dirección, o si
es de una clase que no se admite (macros, ejecutables, videos)::

    adjuntos:
      - {titulo: Plantilla, archivo: ../otra/plantilla.docx}
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePosixPath

from generador.esquemas.sugerencias import parecido
from generador.fichas.valores import nombre_seguro
from generador.modelo import Catalogo, Ficha, Problema
from generador.reglas.hallazgo import hallazgo
from generador.tipos.campos import hojas, valores

REGLA = "adjuntos"
MEGA = 1024 * 1024
AVISO, MAXIMO = 5 * MEGA, 15 * MEGA
ADMITIDOS = frozenset({
    ".pdf", ".docx", ".xlsx", ".pptx", ".odt", ".ods", ".odp", ".csv", ".txt", ".zip",
    ".png", ".jpg", ".jpeg", ".webp", ".vtt", ".srt", ".mp3",
})
_ARREGLOS = {
    ".doc": "guárdelo como .docx", ".xls": "guárdelo como .xlsx", ".ppt": "guárdelo como .pptx",
    ".docm": "guárdelo como .docx, sin macros", ".xlsm": "guárdelo como .xlsx, sin macros",
    ".pptm": "guárdelo como .pptx, sin macros", ".mp4": "suba el video al canal y enlácelo",
    ".svg": "guárdelo como .png",
}
Camino = tuple[str | int, ...]


def comprobar(catalogo: Catalogo) -> Iterator[Problema]:
    """Problemas de los archivos de cada ficha."""
    campos = {
        t.nombre: [c for c, campo in hojas(t.campos) if campo.clase == "archivo"]
        for t in catalogo.tipos.values()
    }
    for ficha in catalogo.fichas.values():
        usados: dict[str, str] = {}
        for camino in campos[ficha.tipo.nombre]:
            for lugar, nombre in valores(ficha.datos, camino):
                yield from _archivo(ficha, lugar, nombre, usados)
        for i, adjunto in enumerate(ficha.datos.get("adjuntos", ())):
            if ("archivo" in adjunto) == ("url" in adjunto):
                yield hallazgo(ficha, REGLA, ("adjuntos", i),
                               f"«{adjunto['titulo']}» necesita un archivo o una dirección, y solo uno",
                               "deje «archivo» si está junto a la ficha, o «url» si está en la web")
        if ficha.contenedora is None:
            yield from _sin_declarar(catalogo, ficha, usados)


def _archivo(
    ficha: Ficha, lugar: Camino, nombre: str, usados: dict[str, str]
) -> Iterator[Problema]:
    if "/" in nombre or "\\" in nombre or nombre.startswith("."):
        yield hallazgo(ficha, REGLA, lugar, f"«{nombre}» lleva fuera de la carpeta de la ficha",
                       "copie el archivo junto a la ficha y escriba solo su nombre")
        return
    vecino = ficha.vecinos.get(nombre)
    if vecino is None:
        cercano = parecido(nombre, ficha.vecinos)
        yield hallazgo(ficha, REGLA, lugar, f"el archivo «{nombre}» no está junto a la ficha",
                       f"¿quiso decir «{cercano}»?" if cercano else "cópielo a la carpeta de la ficha")
        return
    extension = PurePosixPath(nombre).suffix.lower()
    if extension not in ADMITIDOS:
        yield hallazgo(ficha, REGLA, lugar, f"no se admiten archivos «{extension or nombre}»",
                       _ARREGLOS.get(extension, f"se admiten: {', '.join(sorted(ADMITIDOS))}"))
    if (otro := usados.setdefault(nombre_seguro(nombre), nombre)) != nombre:
        yield hallazgo(ficha, REGLA, lugar, f"«{nombre}» y «{otro}» se publicarían con igual nombre",
                       "cambie el nombre de uno de los dos")
    if vecino.tamano == 0:
        yield hallazgo(ficha, REGLA, lugar, f"el archivo «{nombre}» está vacío", "vuelva a copiarlo")
    if vecino.tamano > AVISO:
        megas = f"{vecino.tamano / MEGA:.1f} MB"
        grave = vecino.tamano > MAXIMO
        yield hallazgo(ficha, REGLA, lugar, f"«{nombre}» pesa {megas}",
                       f"el máximo es {MAXIMO // MEGA} MB; conviene menos de {AVISO // MEGA} MB",
                       None if grave else "aviso")


def _sin_declarar(catalogo: Catalogo, ficha: Ficha, usados: dict[str, str]) -> Iterator[Problema]:
    declarados = set(usados.values())
    for otra in catalogo.fichas.values() if ficha.tipo.carpeta else ():
        if otra.contenedora == ficha.id:
            declarados |= {a.camino.name for a in otra.adjuntos if a.camino}
    textos = [v for v in ficha.datos.values() if isinstance(v, str)]
    for nombre in ficha.vecinos:
        if nombre not in declarados and not any(f"]({nombre})" in t for t in textos):
            yield hallazgo(ficha, REGLA, (), f"el archivo «{nombre}» está en la carpeta y no se usa",
                           "declárelo en «adjuntos» o bórrelo", "aviso")
