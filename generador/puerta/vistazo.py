"""Puerta, vistazo: de los bytes de una página a si basta con ver sus etiquetas, una a una.

Basta si está escrita de modo que solo se puede leer de una manera: cada «<» abre o cierra una
etiqueta, entera hasta su «>» y con sus valores entre comillas. Así ninguna queda sin mirar, y las
que se repiten de una página a otra se miran una vez. Si algo se sale de eso, o no se admite, no
basta: la página se lee como la lee un navegador, y eso dice qué está mal.
"""

from __future__ import annotations

import re

from generador.puerta import admitidos
from generador.puerta.pagina import GUION, POR_ATRIBUTOS, POR_DENTRO, atributo
from generador.puerta.politica import admitida

_COMIENZO = re.compile(
    rb'[ \n]*<!doctype html>[ \n]*<(html[^<>]*>)[ \n]*<head>[ \n]*<meta charset="utf-8">[ \n]*'
    rb'<meta http-equiv="Content-Security-Policy" content="([^"<>&]*)">'
)
_ID = re.compile(rb' id="([^"]*)"')
_GUIONES = re.compile(rb"<script(?:[^<>]*></|(?![^<>]* src=)[^<>]*>[^<]*</)script>")
_CIERRE = re.compile(r"/[a-z][a-z0-9]*")
_NOMBRE = r"(?:[a-z_:][a-z0-9_:.-]*|viewBox|preserveAspectRatio)"
_APERTURA = re.compile(rf'([a-z][a-z0-9]*)((?: {_NOMBRE}(?:="[^"]*")?)*) ?/?')
_ATRIBUTO = re.compile(rf' ({_NOMBRE})(?:="([^"]*)")?')
_REFERENCIA = re.compile(r"&[#\w]*;?", re.A)
_ADMITIDAS = {"&amp;": "&", "&lt;": "<", "&gt;": ">", "&quot;": '"', "&#34;": '"', "&#39;": "'"}
_ID_LLANO = re.compile(r"[\w:.-]+")
_SE_REPITEN = frozenset(
    [
        "a",
        "b",
        "big",
        "code",
        "em",
        "font",
        "i",
        "nobr",
        "s",
        "small",
        "strike",
        "strong",
        "tt",
        "u",
    ]
)
"""Las que un navegador repite, con todo lo suyo, si quedaron mal cerradas."""


def basta(ruta: str, datos: bytes, vistos: set[bytes]) -> bool:
    """Si la página no tiene nada que no deba; en «vistos» quedan los trozos ya mirados."""
    comienzo = _COMIENZO.match(datos)
    if comienzo is None or not admitida(ruta, comienzo[2].decode(errors="replace")):
        return False
    ids = _ID.findall(datos)
    if len(ids) != len(set(ids)) or datos.count(b"<script") != len(_GUIONES.findall(datos)):
        return False
    nuevos = {comienzo[1], *datos[comienzo.end() :].split(b"<")[1:]} - vistos
    for trozo in nuevos:
        etiqueta, termina, _ = trozo.partition(b">")
        if etiqueta not in vistos and not (termina and _limpia(etiqueta)):
            return False
        vistos.add(etiqueta)
    vistos |= nuevos
    return True


def _limpia(etiqueta: bytes) -> bool:
    """Si la etiqueta, sin sus ángulos, está escrita llanamente y se admite con lo que lleva."""
    texto = etiqueta.decode(errors="replace")
    if _CIERRE.fullmatch(texto):
        return True
    forma = _APERTURA.fullmatch(texto)
    if forma is None or forma[1] not in admitidos.ETIQUETAS or "\ufffd" in texto:
        return False
    nombre, valores = forma[1], _ATRIBUTO.findall(forma[2])
    if "&" in texto:
        if not _ADMITIDAS.keys() >= {*_REFERENCIA.findall(texto)}:
            return False
        valores = [(n, _REFERENCIA.sub(lambda r: _ADMITIDAS[r[0]], v)) for n, v in valores]
    for suyo, valor in valores:
        if not _id(nombre, valor) if suyo == "id" else atributo(nombre, suyo, valor, ""):
            return False
    return _de_etiqueta(nombre, dict(reversed(valores)))


def _id(etiqueta: str, valor: str) -> bool:
    del_tema = valor.startswith("__") and valor not in admitidos.RESERVADOS
    llano = _ID_LLANO.fullmatch(valor) is not None
    return llano and not del_tema and etiqueta not in _SE_REPITEN


def _de_etiqueta(nombre: str, atributos: dict[str, str]) -> bool:
    """Si se admite con todos sus atributos a la vez; lo de dentro de un guion ya se miró."""
    if nombre == "script":
        propio = GUION.fullmatch(atributos.get("src", ""))
        return propio is not None or atributos.get("type") in admitidos.DATOS
    if atributos.get("http-equiv", "").lower() == "content-security-policy":
        return False  # la de la página ya se miró: sería la segunda
    if nombre in POR_ATRIBUTOS:
        return not POR_ATRIBUTOS[nombre](atributos)
    # En un valor no hay «<»: un <noscript> no puede terminar antes de tiempo.
    return nombre == "noscript" or nombre not in POR_DENTRO
