"""Etapa 1, mensajes: de los errores en inglés del analizador de YAML a español."""

from __future__ import annotations

import re

import yaml

_SIN_CERRAR = (
    "unas comillas que se abren en esta línea no se cierran",
    "cierre las comillas al final del texto",
)
_BARRA = ("hay una barra invertida «\\» dentro de comillas dobles", "use comillas simples")
_TABULACION = ("hay una tabulación en la sangría", "use espacios en su lugar")
_ENTRE_COMILLAS = "póngalo entre comillas"
# Fragmento de «contexto: problema» del analizador → (qué pasa, cómo se arregla). Gana el primero.
_TRADUCCIONES = {
    "mapping values are not allowed": (
        "hay un «:» dentro de un texto sin comillas",
        'ponga el texto entre comillas (titulo: "Guía: paso a paso") o, si es un campo, alinéelo',
    ),
    "block sequence entries are not allowed": (
        "una lista no puede empezar en la misma línea que el nombre del campo",
        "escriba cada elemento en su propia línea, con «- » delante",
    ),
    "could not find expected ':'": (
        "falta «:» después del nombre del campo",
        "escriba «campo: valor», con un espacio después de los dos puntos",
    ),
    "found a tab character": _TABULACION,
    "did not find expected key": (
        "la sangría o las comillas no cuadran",
        "alinee los campos del mismo nivel y revise las comillas de la línea anterior",
    ),
    "did not find expected '-' indicator": (
        "la lista está mal alineada",
        "cada elemento empieza con «- » y todos van a la misma altura",
    ),
    "did not find expected ',' or ']'": (
        "un corchete «[» no se cierra",
        "cierre la lista con «]» y separe los elementos con comas",
    ),
    "did not find expected ',' or '}'": (
        "una llave «{» no se cierra",
        "cierre el grupo con «}» y separe los datos con comas",
    ),
    "did not find expected node content": (
        "falta un valor",
        "complete el valor o quite la coma que sobra",
    ),
    "expected <document start>": ("sobra lo que sigue a «...»", "bórrelo, o quite los tres puntos"),
    "unexpected end of stream": _SIN_CERRAR,
    "unexpected document indicator": _SIN_CERRAR,
    "quoted scalar": _BARRA,
    "block scalar": (
        "después de «|» o «>» no va nada más en la misma línea",
        "escriba el texto en las líneas siguientes, con sangría",
    ),
    "directive": ("una línea empieza con «%»", _ENTRE_COMILLAS),
    "an anchor": ("un texto empieza con «&»", _ENTRE_COMILLAS),
    "an alias": ("un texto empieza con «*»", _ENTRE_COMILLAS),
    "a tag": ("un texto empieza con «!»", _ENTRE_COMILLAS),
    "a node": ("un texto empieza con «!»", _ENTRE_COMILLAS),
}
# Errores cuyo lugar útil es donde empieza lo que no se cerró, no donde el analizador se rinde.
_DESDE_EL_COMIENZO = re.compile("a quoted scalar|a simple key|flow")


def en_espanol(error: yaml.MarkedYAMLError, texto: str) -> tuple[int, str, str]:
    """(línea desde 1 dentro de «texto», mensaje, ayuda) de un error del analizador."""
    completo = f"{error.context or ''}: {error.problem or ''}"
    comienzo = _DESDE_EL_COMIENZO.search(completo) and error.context_mark
    marca = comienzo or error.problem_mark or error.context_mark
    ultima = texto.rstrip().count("\n") + 1
    linea = marca.line + 1 if marca else 1
    if linea > ultima and "flow" in completo:
        return ultima, "un corchete «[» o una llave «{» no se cierra", "ciérrelo con «]» o «}»"
    if marca and "cannot start any token" in completo:
        caracter = (texto.split("\n")[linea - 1] + " ")[marca.column]
        if caracter == "\t":
            return linea, *_TABULACION
        return linea, f"un texto empieza con «{caracter}»", _ENTRE_COMILLAS
    for fragmento, (mensaje, ayuda) in _TRADUCCIONES.items():
        if fragmento in completo:
            return min(linea, ultima), mensaje, ayuda
    return min(linea, ultima), "esto no se entiende como YAML", "compare con el ejemplo de la guía"
