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
from generador.modelo import Catalogo, Ficha, Nivel, Problema
from generador.reglas.hallazgo import hallazgo
from generador.tipos.campos import valores

REGLA = "adjuntos"
MEGA = 1024 * 1024
AVISO, MAXIMO = 5 * MEGA, 15 * MEGA
_OFICINA = (".docx", ".xlsx", ".pptx", ".odt", ".ods", ".odp")
_SIMPLES = (".pdf", ".csv", ".txt", ".zip")
_MEDIOS = (".png", ".jpg", ".jpeg", ".webp", ".vtt", ".srt", ".mp3")
ADMITIDOS = (*_OFICINA, *_SIMPLES, *_MEDIOS)
ARREGLOS = {
    ".doc": "guárdelo como .docx",
    ".xls": "guárdelo como .xlsx",
    ".ppt": "guárdelo como .pptx",
    ".docm": "guárdelo como .docx, sin macros",
    ".xlsm": "guárdelo como .xlsx, sin macros",
    ".pptm": "guárdelo como .pptx, sin macros",
    ".mp4": "suba el video al canal y enlácelo",
    ".svg": "guárdelo como .png",
}
Hallado = tuple[str, str, Nivel | None]
"""Qué pasa, cómo se arregla y con qué nivel, si no es el de la ficha."""


def comprobar(catalogo: Catalogo) -> Iterator[Problema]:
    """Problemas de los archivos de cada ficha."""
    campos = {
        t.nombre: [c for c, campo in t.hojas if campo.clase == "archivo"]
        for t in catalogo.tipos.values()
    }
    for ficha in catalogo.fichas.values():
        usados: dict[str, str] = {}
        for camino in campos[ficha.tipo.nombre]:
            for lugar, nombre in valores(ficha.datos, camino):
                for que, ayuda, nivel in _archivo(ficha, nombre, usados):
                    yield hallazgo(ficha, REGLA, lugar, que, ayuda, nivel)
        for i, adjunto in enumerate(ficha.datos.get("adjuntos", ())):
            if ("archivo" in adjunto) == ("url" in adjunto):
                que = f"«{adjunto['titulo']}» necesita un archivo o una dirección, y solo uno"
                ayuda = "deje «archivo» si está junto a la ficha, o «url» si está en la web"
                yield hallazgo(ficha, REGLA, ("adjuntos", i), que, ayuda)


def _archivo(ficha: Ficha, nombre: str, usados: dict[str, str]) -> Iterator[Hallado]:
    if "/" in nombre or "\\" in nombre or nombre.startswith("."):
        que = f"«{nombre}» lleva fuera de la carpeta de la ficha"
        yield que, "copie el archivo junto a la ficha y escriba solo su nombre", None
    elif (vecino := ficha.vecinos.get(nombre)) is None:
        cercano = parecido(nombre, list(ficha.vecinos))
        ayuda = f"¿quiso decir «{cercano}»?" if cercano else "cópielo a la carpeta de la ficha"
        yield f"el archivo «{nombre}» no está junto a la ficha", ayuda, None
    else:
        yield from _nombre(nombre, usados)
        yield from _peso(nombre, vecino.tamano)


def _nombre(nombre: str, usados: dict[str, str]) -> Iterator[Hallado]:
    extension = PurePosixPath(nombre).suffix.lower()
    if extension not in ADMITIDOS:
        ayuda = ARREGLOS.get(extension, f"se admiten: {', '.join(ADMITIDOS)}")
        yield f"no se admiten archivos «{extension or nombre}»", ayuda, None
    otro = usados.setdefault(nombre_seguro(nombre), nombre)
    if otro != nombre:
        que = f"«{nombre}» y «{otro}» se publicarían con igual nombre"
        yield que, "cambie el nombre de uno de los dos", None


def _peso(nombre: str, tamano: int) -> Iterator[Hallado]:
    if tamano == 0:
        yield f"el archivo «{nombre}» está vacío", "vuelva a copiarlo", None
    if tamano > AVISO:
        megas = f"{tamano / MEGA:.1f}".replace(".", ",")
        ayuda = f"el máximo es {MAXIMO // MEGA} MB; conviene menos de {AVISO // MEGA} MB"
        yield f"«{nombre}» pesa {megas} MB", ayuda, None if tamano > MAXIMO else "aviso"
