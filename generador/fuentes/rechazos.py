"""Etapa 1, rechazos: lo que es YAML pero aquí no se admite, con su regla y su remedio."""

from __future__ import annotations

from generador.modelo import Problema

_COMILLAS = "escriba el valor, o póngalo entre comillas si empieza así"
# Motivo → (regla, qué pasa, cómo se arregla).
_MOTIVOS = {
    "forma": (
        "yaml/forma",
        "se esperaban líneas «clave: valor»",
        "por ejemplo «titulo: Guía para definir objetivos»",
    ),
    "clave": (
        "yaml/clave",
        "el nombre de un campo debe ser un texto simple",
        "revise los corchetes y las llaves",
    ),
    "repetida": (
        "yaml/clave-repetida",
        "«{nombre}» está repetido",
        "ya aparece en la línea {previa}; deje uno solo",
    ),
    "alias": ("yaml/alias", "no se admiten anclas ni alias (& y *)", _COMILLAS),
    "etiqueta": ("yaml/etiqueta", "no se admiten etiquetas (!)", _COMILLAS),
    "directiva": ("yaml/directiva", "no se admiten directivas (%)", "borre las líneas con «%»"),
    "documentos": (
        "yaml/documentos",
        "hay más de un documento YAML",
        "deje un solo grupo de campos: quite la segunda línea «---»",
    ),
    "invisible": (
        "texto/invisible",
        "hay {nombre} escrito como código",
        "borre ese código, o use comillas simples si era una barra invertida",
    ),
    "profundidad": (
        "yaml/limite",
        "hay demasiados niveles anidados",
        "revise las sangrías y los corchetes",
    ),
    "datos": (
        "yaml/limite",
        "el archivo tiene demasiados datos",
        "divida el contenido en varias fichas",
    ),
    "largo": (
        "yaml/limite",
        "un texto pasa de 100 000 caracteres",
        "lleve el material largo a un adjunto",
    ),
}


def rechazo(archivo: str, linea: int, motivo: str, datos: dict[str, object]) -> Problema:
    """El problema de ese motivo; «datos» completa sus huecos."""
    regla, mensaje, ayuda = _MOTIVOS[motivo]
    que, arreglo = mensaje.format(**datos), ayuda.format(**datos)
    return Problema(archivo, linea, regla, "error", que, arreglo)
