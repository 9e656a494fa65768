"""Publicación, cierre: de una carpeta terminada a la misma con manifiesto y, si se puede, firma."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from generador.publicacion import firma, manifiesto
from generador.publicacion.claves import ClaveInvalida
from generador.publicacion.firma import Firmante
from generador.publicacion.manifiesto import FIRMA, Identidad, Manifiesto
from generador.publicacion.paginas import pagina_verificar

VERIFICAR = "verificar.html"


@dataclass(frozen=True, slots=True)
class Sello:
    """Con qué se firma y con qué se comprueba."""

    publica: str = ""
    """Texto de la clave pública; sin ella no va «verificar.html»."""
    firmante: Firmante | None = None


def sellar(publica: str, secreta: str, contrasena: str) -> Sello:
    """El sello de un par de claves. ClaveInvalida si la una no comprueba lo que firma la otra."""
    firmante = firma.abrir(secreta, contrasena)
    try:
        firma.verificar(b"", firmante(b"", "prueba"), publica)
    except firma.FirmaInvalida as e:
        raise ClaveInvalida("la clave secreta no es la pareja de la clave pública") from e
    return Sello(publica, firmante)


def cerrar(carpeta: Path, identidad: Identidad, sello: Sello) -> Manifiesto:
    """Pone la página que comprueba, el manifiesto y su firma: después nada debe cambiar."""
    if sello.publica:
        (carpeta / VERIFICAR).write_bytes(pagina_verificar(sello.publica))
    hecho = manifiesto.de_carpeta(carpeta, identidad)
    manifiesto.escribir(carpeta, hecho)
    if sello.firmante:
        suya = sello.firmante(manifiesto.texto(hecho), identidad.comentario)
        (carpeta / FIRMA).write_text(suya, encoding="utf-8", newline="\n")
    return hecho
