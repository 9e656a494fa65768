"""Extracción, reparos: qué se dice a la persona de un archivo que no se pudo leer entero."""

from __future__ import annotations

from collections.abc import Mapping

REPAROS: Mapping[str, tuple[str, str]] = {
    "vacio": ("«{}» está vacío", "vuelva a copiarlo"),
    "grande": ("«{}» es demasiado grande para leer su texto", "divídalo o reduzca sus imágenes"),
    "cifrado": (
        "«{}» está protegido con contraseña: no lo podrá leer quien lo descargue",
        "guárdelo sin contraseña",
    ),
    "danado": (
        "el texto de «{}» no se podrá buscar: está dañado o no es del formato que dice su nombre",
        "ábralo y guárdelo de nuevo; si no abre, pida otra copia",
    ),
    "incompleto": (
        "solo se podrá buscar una parte del texto de «{}»: el resto está dañado",
        "ábralo y guárdelo de nuevo",
    ),
    "recortado": (
        "solo se podrá buscar el comienzo de «{}»: su texto es demasiado largo",
        "divídalo en varios archivos",
    ),
    "sin_texto": (
        "«{}» no tiene texto que se pueda buscar ni leer en voz alta",
        "si es un documento escaneado, expórtelo desde el original",
    ),
    "bomba": (
        "«{}» no se abrió: descomprimido ocuparía demasiado",
        "ábralo y guárdelo de nuevo; si sigue igual, pida otra copia",
    ),
    "memoria": (
        "el texto de «{}» no se podrá buscar: pide demasiada memoria",
        "simplifíquelo o divídalo",
    ),
    "tiempo": (
        "el texto de «{}» no se podrá buscar: tarda demasiado en leerse",
        "simplifíquelo o divídalo; una imagen por página suele bastar",
    ),
    "caida": (
        "el texto de «{}» no se podrá buscar: el lector se detuvo al abrirlo",
        "ábralo y guárdelo de nuevo",
    ),
    "activo": (
        "«{}» hace algo por su cuenta al abrirlo (un guion, o abrir o enviar algo)",
        "vuelva a hacerlo desde el original: «Guardar como PDF», sin formularios ni acciones",
    ),
    "incrustado": (
        "«{}» lleva otros archivos dentro",
        "publíquelos aparte, y vuelva a guardar el PDF sin ellos",
    ),
    "opaco": (
        "«{}» está hecho de manera que no se puede revisar lo que lleva dentro",
        "vuelva a hacerlo desde el original: «Guardar como PDF»",
    ),
    "acciones": (
        "«{}» ejecuta algo al abrirlo o al pulsarlo (una macro, un programa)",
        "quite las macros y las acciones de sus botones, y guárdelo de nuevo",
    ),
    "externo": (
        "«{}» trae por su cuenta algo de otro archivo, de otro programa o de otro sitio",
        "quite los campos (DDE, LINK, INCLUDETEXT) y lo enlazado, y guárdelo de nuevo",
    ),
    "imagen": ("«{}» no es una imagen sana", "ábrala y guárdela de nuevo"),
    "puntos": ("«{}» es una imagen enorme", "redúzcala: 2000 puntos de ancho bastan"),
    "acceso": ("no se pudo abrir «{}»", "revise que exista y que se tenga permiso para leerlo"),
}
"""Clave → mensaje, con {} donde va el nombre del archivo, y cómo se arregla."""

EN_UN_TEXTO: Mapping[str, tuple[str, str]] = {
    "vacio": ("está vacía", "vuelva a copiarla"),
    "grande": ("pesa demasiado", "redúzcala: 2000 puntos de ancho bastan"),
    "imagen": ("no es una imagen sana", "ábrala y guárdela de nuevo como .png o .jpg"),
    "puntos": ("es enorme", "redúzcala: 2000 puntos de ancho bastan"),
    "memoria": ("pide demasiada memoria", "redúzcala: 2000 puntos de ancho bastan"),
    "tiempo": ("tarda demasiado en abrirse", "redúzcala: 2000 puntos de ancho bastan"),
    "caida": ("el lector se detuvo al abrirla", "ábrala y guárdela de nuevo como .png o .jpg"),
    "acceso": ("no se pudo abrir", "revise que se tenga permiso para leerla"),
}
"""Lo mismo, de una imagen que muestra un texto: en su lugar queda lo que se ve en ella, escrito."""

GRAVES = frozenset(
    {"acciones", "activo", "cifrado", "externo", "imagen", "incrustado", "opaco", "puntos"}
)
"""Los que impiden publicar el archivo; los demás solo quitan su texto de la búsqueda."""
PASAJEROS = frozenset({"acceso", "caida", "memoria", "tiempo"})
"""Los que dependen del equipo y del momento: la próxima vez se vuelve a intentar."""
