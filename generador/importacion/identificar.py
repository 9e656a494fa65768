"""Importación, identificar: de un título al identificador de su ficha, que nadie más use."""

from __future__ import annotations

from collections.abc import Container, Iterator

from generador.fichas.identidad import LARGO
from generador.fichas.valores import nombre_seguro
from generador.modelo import Tipo

_VACIAS = frozenset(
    (
        "al",
        "ante",
        "con",
        "como",
        "de",
        "del",
        "desde",
        "el",
        "en",
        "entre",
        "es",
        "la",
        "las",
        "lo",
    )
) | {"los", "para", "por", "que", "se", "sin", "sobre", "su", "sus", "un", "una", "unas", "unos"}
_PALABRAS, _COMODO = 7, 44
"""Palabras y caracteres que bastan para reconocer una dirección."""


def identificar(tipo: Tipo, titulo: str, usados: Container[str], corto: str = "") -> str:
    """El id: del nombre corto si se dio, o de las palabras que dicen algo del título."""
    base = _llano(corto.removeprefix(tipo.prefijo)) if corto else _resumido(titulo)
    if len(base) < 3:
        base = f"{base}-sin-titulo".strip("-")
    base = base[: LARGO - len(tipo.prefijo)].rstrip("-")
    if corto:
        return tipo.prefijo + base
    return next(i for i in _variantes(tipo.prefijo, base) if i not in usados)


def _resumido(titulo: str) -> str:
    palabras = _llano(titulo).split("-")
    dicen = [p for p in palabras if len(p) > 1 and p not in _VACIAS][:_PALABRAS] or palabras[
        :_PALABRAS
    ]
    while len("-".join(dicen)) > _COMODO and len(dicen) > 1:
        dicen.pop()
    return "-".join(dicen)


def _llano(texto: str) -> str:
    return nombre_seguro(texto.replace(".", " ")) if texto.strip() else ""


def _variantes(prefijo: str, base: str) -> Iterator[str]:
    yield prefijo + base
    n = 2
    while True:
        cola = f"-{n}"
        yield prefijo + base[: LARGO - len(prefijo) - len(cola)].rstrip("-") + cola
        n += 1
