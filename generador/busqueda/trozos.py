"""Búsqueda, trozos: de un texto con formato a pasajes llanos de unas 140 palabras con su lugar."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from generador.catalogo.anclas import LIBRE, ancla_de_campo, ancla_de_titulo
from generador.modelo import Campo, Pasaje

PALABRAS = 140
"""Palabras de un pasaje; uno hasta la mitad más largo no se corta."""

_TITULO = re.compile(r"^#{1,6}[ \t]+(.*?)[ \t#]*$", re.M)
_IMAGEN_O_ENLACE = re.compile(r"!?\[([^\]\n]*)\]\([^)\n]*\)")
_REJILLA = re.compile(r"^[ |:\-]*-{3}[ |:\-]*$", re.M)
# Cada marca y lo que queda en su lugar: varios «replace» cuestan la quinta parte que «translate».
_MARCAS = (("*", ""), ("`", ""), ("~", ""), ("|", " "), (">", " "))
_SUBRAYADO = re.compile(r"(?<!\w)_+|_+(?!\w)")


def llano(texto: str) -> str:
    """Un texto con formato Markdown, sin sus marcas y en una línea."""
    if "](" in texto:
        texto = _IMAGEN_O_ENLACE.sub(r"\1", texto)
    if "---" in texto:
        texto = _REJILLA.sub("", texto)
    for marca, queda in _MARCAS:
        texto = texto.replace(marca, queda)
    if "_" in texto:
        texto = _SUBRAYADO.sub("", texto)
    return " ".join(texto.split())


def por_apartados(texto: str, campo: Campo) -> Iterator[Pasaje]:
    """Un pasaje por apartado de un campo de texto, con el ancla que tiene en la página."""
    libre = campo.nombre == LIBRE
    comienzo = ancla_de_campo(campo)
    etiqueta, ancla = ("", "") if libre else (campo.titulo, f"#{comienzo}")
    partes = _TITULO.split(texto)
    if cuerpo := llano(partes[0]):
        yield Pasaje(cuerpo, etiqueta, ancla, "")
    usadas: dict[str, int] = {}
    for titulo, resto in zip(partes[1::2], partes[2::2], strict=True):
        nombre = llano(titulo)
        cuerpo = llano(resto)
        ancla = f"#{ancla_de_titulo(nombre, comienzo, usadas)}"
        yield Pasaje(f"{nombre}. {cuerpo}", nombre, ancla, "")


def cortar(pasajes: Iterable[Pasaje]) -> Iterator[Pasaje]:
    """Los mismos pasajes; los largos, en trozos parecidos de unas 140 palabras."""
    for pasaje in pasajes:
        if len(pasaje.texto) < PALABRAS * 6:  # corto sin necesidad de contar
            yield pasaje
            continue
        palabras = pasaje.texto.split()
        cuantos = max(1, round(len(palabras) / PALABRAS))
        largo = -(-len(palabras) // cuantos)
        for i in range(0, len(palabras), largo):
            yield replace(pasaje, texto=" ".join(palabras[i : i + largo]))
