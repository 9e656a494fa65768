"""Libros, instrucciones: la primera hoja, que se lee antes de llenar las demás."""

from __future__ import annotations

from collections.abc import Iterator

from openpyxl.worksheet.worksheet import Worksheet

from generador.libros import ayudas, estilos
from generador.libros.disposicion import Libro
from generador.libros.vestir import ajustar, en, imprimir, titular

NOMBRE = "Instrucciones"
_ANCHOS = (5, 32, 100)


def poner(hoja: Worksheet, libro: Libro) -> None:
    """Escribe la hoja: qué es el libro, los pasos, qué hay en cada hoja y qué no va."""
    for letra, ancho in zip("ABC", _ANCHOS, strict=True):
        hoja.column_dimensions[letra].width = ancho
    titular(hoja, f"Plantilla: {libro.tipo.titulo.lower()}", libro.tipo.descripcion)
    fila = 4
    for titulo, renglones in _apartados(libro):
        en(hoja, fila, 1, titulo).font = estilos.GRUPO
        for i in range(1, 4):
            en(hoja, fila, i).fill = estilos.FONDO_GRUPO
        for n, (que, texto) in enumerate(renglones, 1):
            fila += 1
            valores: tuple[int | str, ...] = (n, que, texto)
            for i, valor in enumerate(valores, 1):
                celda = en(hoja, fila, i, valor)
                celda.font = estilos.FUERTE if i == 2 else estilos.NORMAL
                celda.alignment = estilos.ARRIBA
            ajustar(hoja, fila)
        fila += 2
    imprimir(hoja)


def _apartados(libro: Libro) -> Iterator[tuple[str, list[tuple[str, str]]]]:
    yield "Cómo se llena", _pasos(libro)
    principal = libro.principal
    hojas = [(principal.nombre, "Los datos de la ficha." if not libro.de_varias else _VARIAS)]
    hojas += [(h.nombre, ayudas.resumen_de(h)) for h in libro.hojas[1:]]
    yield "Qué hay en cada hoja", hojas
    yield "Qué no se escribe", _NO
    yield "Al terminar", _FIN


_VARIAS = "Una fila por ficha: puede llenar varias en el mismo libro."


def _pasos(libro: Libro) -> list[tuple[str, str]]:
    una = "Un libro es una sola ficha: para otra, use una copia de esta plantilla."
    return [("Cuántas fichas", _VARIAS if libro.de_varias else una), *_PASOS]


_PASOS = [
    ("Lo obligatorio", "Tiene fondo amarillo y un asterisco (*). Lo demás puede quedar vacío."),
    (
        "Las listas",
        "Elija de la lista desplegable. «Por confirmar» quiere decir que ese valor es un supuesto. "
        "Donde pueda ir más de uno, sepárelos con punto y coma (;).",
    ),
    ("Las fechas", "Día, mes y año: 24/11/2026."),
    ("Los párrafos", "Para empezar otra línea dentro de una celda: Alt+Intro."),
    ("Los ejemplos", "Están en cursiva, sobre fondo gris, y no se importan."),
    ("La ayuda", "Está al lado de cada dato o, en las columnas, como comentario de su título."),
    ("Al pegar", "Pegue solo valores (Pegado especial › Valores). Ni fórmulas, ni macros."),
]
_NO = [
    (
        "Datos personales",
        "Ni nombres, DNI, teléfonos o correos: escriba roles y oficinas.",
    ),
    ("Otros títulos", "No cambie los nombres de hojas, campos y columnas: por ellos se reconocen."),
]
_FIN = [
    ("Guárdelo como .xlsx", "Es el formato habitual de Excel; en LibreOffice, «Excel 2007-365»."),
    ("Envíelo con sus archivos", "En una carpeta o un ZIP, el libro y los archivos que nombra."),
    ("Qué pasa después", "Se revisa entero y, si algo falta, se le dice la hoja y la celda."),
]
