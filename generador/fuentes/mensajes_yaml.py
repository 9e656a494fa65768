"""Etapa 1, mensajes: de los errores en inglés del analizador de YAML a español."""

from __future__ import annotations

import re

import yaml

# Fragmento del mensaje del analizador → (qué pasa, cómo se arregla).
_TRADUCCIONES = (
    (
        "mapping values are not allowed",
        "hay un «:» dentro de un texto sin comillas",
        'ponga el texto entre comillas (titulo: "Guía: paso a paso") o, si es un campo, alinéelo',
    ),
    (
        "unexpected end of stream",
        "unas comillas que se abren en esta línea no se cierran",
        "cierre las comillas al final del texto",
    ),
    (
        "document separator",
        "unas comillas que se abren en esta línea no se cierran",
        "cierre las comillas al final del texto",
    ),
    (
        "could not find expected ':'",
        "falta «:» después del nombre del campo",
        "escriba «campo: valor», con un espacio después de los dos puntos",
    ),
    (
        "did not find expected key",
        "la sangría o las comillas no cuadran",
        "alinee los campos del mismo nivel y revise las comillas de la línea anterior",
    ),
    (
        "did not find expected '-' indicator",
        "la lista está mal alineada",
        "cada elemento empieza con «- » y todos van a la misma altura",
    ),
    (
        "did not find expected ',' or ']'",
        "un corchete «[» no se cierra",
        "cierre la lista con «]» y separe los elementos con comas",
    ),
    (
        "did not find expected ',' or '}'",
        "una llave «{» no se cierra",
        "cierre el grupo con «}» y separe los datos con comas",
    ),
    (
        "did not find expected node content",
        "falta un valor",
        "complete el valor o quite la coma que sobra",
    ),
    (
        "unknown escape character",
        "hay una barra invertida «\\» dentro de comillas dobles",
        "use comillas simples",
    ),
    (
        "control characters are not allowed",
        "hay un carácter de control",
        "bórrelo: suele venir al pegar desde otro programa",
    ),
    ("found undefined alias", "un texto empieza con «*»", "póngalo entre comillas"),
    ("while scanning a directive", "una línea empieza con «%»", "ponga el texto entre comillas"),
    ("while scanning an anchor", "un texto empieza con «&»", "póngalo entre comillas"),
    ("while scanning an alias", "un texto empieza con «*»", "póngalo entre comillas"),
    ("while parsing a tag", "un texto empieza con «!»", "póngalo entre comillas"),
    ("while scanning a tag", "un texto empieza con «!»", "póngalo entre comillas"),
)
# Errores cuyo lugar útil es donde empieza lo que no se cerró, no donde el analizador se rinde.
_DESDE_EL_COMIENZO = re.compile("while scanning a (quoted scalar|simple key)|flow")


def en_espanol(error: yaml.MarkedYAMLError, texto: str) -> tuple[int, str, str]:
    """(línea desde 1 dentro de «texto», mensaje, ayuda) de un error del analizador."""
    completo = f"{error.context or ''} {error.problem or ''}"
    comienzo = _DESDE_EL_COMIENZO.search(completo) and error.context_mark
    marca = comienzo or error.problem_mark or error.context_mark
    linea = min(marca.line + 1 if marca else 1, texto.count("\n") + 1)
    if "cannot start any token" in completo and marca:
        caracter = (texto.split("\n")[linea - 1] + " ")[marca.column]
        return linea, *_mal_comienzo(caracter)
    for fragmento, mensaje, ayuda in _TRADUCCIONES:
        if fragmento in completo:
            return linea, mensaje, ayuda
    return linea, "esta parte no se entiende como YAML", "compare con el ejemplo de la guía"


def _mal_comienzo(caracter: str) -> tuple[str, str]:
    if caracter == "\t":
        return "hay una tabulación en la sangría", "use espacios en su lugar"
    return f"un texto empieza con «{caracter}»", "póngalo entre comillas"
