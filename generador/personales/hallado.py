"""Datos personales, hallado: de un dato a lo que se puede decir de él en público."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256

CLASES = {
    "dni": "DNI",
    "ruc": "RUC de una persona",
    "celular": "celular",
    "correo": "correo",
    "tabla": "lista de personas",
}
"""Clase de dato → cómo se llama en los mensajes."""
LARGO_DE_HUELLA = 12


@dataclass(frozen=True, slots=True)
class Personal:
    """Un dato personal hallado: nunca lleva el dato, solo una máscara y su huella."""

    clase: str
    posicion: int
    mascara: str
    """«12****78»: lo bastante para hallarlo en el texto."""
    huella: str
    """Lo que se escribe para permitirlo."""


def personal(clase: str, posicion: int, dato: str) -> Personal:
    """El dato, ya normalizado, convertido en máscara y huella."""
    huella = sha256(f"{clase}:{dato}".encode()).hexdigest()[:LARGO_DE_HUELLA]
    return Personal(clase, posicion, _mascara(clase, dato), huella)


def _mascara(clase: str, dato: str) -> str:
    if clase == "tabla":
        return dato.partition("\n")[0]
    if clase == "correo":
        nombre, _, dominio = dato.partition("@")
        return f"{nombre[:2]}***@{dominio}"
    return f"{dato[:2]}{'*' * (len(dato) - 4)}{dato[-2:]}"
