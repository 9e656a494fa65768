"""Fugas, escrituras: un mismo texto de todas las formas en que puede estar escrito.

Sin sus etiquetas y solo ellas; con sus entidades y sus «\\u» resueltos; y lo que lleve en
porcentajes, «quoted-printable», base64 o hexadecimal, descifrado.
"""

from __future__ import annotations

import binascii
import html
import quopri
import re
from base64 import b64decode
from collections.abc import Iterator
from urllib.parse import unquote_to_bytes

CORRIDA, RENGLON = 20, 60
"""Letras de lo más corto que se prueba como base64, y de un renglón de los que van partidos."""
RONDAS = 3
"""Cuántas veces se resuelve lo que esté escapado dentro de lo escapado."""

_ETIQUETA = re.compile(r"<[^>]*>")
_BLOQUE = re.compile(
    r"</?(?:[a-z]+:)?(?:p|div|[uod]l|li|d[td]|t[rdhc]|table|caption|h[1-6]|section|article|header"
    r"|footer|aside|nav|main|br|hr|title|option|button|label|summary|details|fig\w+|blockquote|pre"
    r"|form|script|style|si|row|c|v|entry|item|id|link|url|loc|name|updated|published)\b[^>]*>",
    re.I,
)
# Entre dos celdas de un CSV no hay espacio; tras la coma de una oración, sí.
_CELDA = re.compile(r"[,;\t](?=\S)")
_ESCAPE = re.compile(r"\\(?:u\{?([0-9a-fA-F]{4,6})\}?|x([0-9a-fA-F]{2})|([nrtbf\"'/\\]))")
_PORCIENTO = re.compile(r"%[0-9a-fA-F]{2}")
_IMPRIMIBLE = re.compile(r"=(?:3D|[89A-F][0-9A-F]|[ \t]*\r?\n)")
_BASE64 = re.compile(
    r"(?<![A-Za-z0-9+/_-])(?:[A-Za-z0-9+/_-]{60,}\s{1,4})*[A-Za-z0-9+/_-]{20,}(?:\s{1,4}[A-Za-z0-9+/]+=)?"
)
_CORRIDA = b"x" * CORRIDA
_HEX_O_NO = bytes(120 if c in b"0123456789abcdef" else 32 for c in range(256))
_DE_BASE64 = frozenset(b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/-_")
_BASE64_O_NO = bytes(120 if c in _DE_BASE64 else 32 for c in range(256))
_SOLO_BASE64 = bytes(c if c in _DE_BASE64 else 32 for c in range(256))
_HEX = re.compile(rb"(?<![0-9a-z])(?:[0-9a-f]{2}){10,}(?![0-9a-z])")
_CADENA_PDF = re.compile(rb"\(((?:[^()\\]|\\.)*)\)", re.S)
_OCTAL = re.compile(rb"\\([0-7]{3})")
_A_NORMAL = str.maketrans("-_", "+/")


def leer(crudo: bytes) -> Iterator[tuple[str, bool]]:
    """(texto, si es de fiar) de unos bytes; lo que no es UTF-8, de las dos formas que puede ser.

    En UTF-16 y en UTF-32, una letra del español es su byte de Latin-1 y unos ceros, que se quitan.
    """
    try:
        yield crudo.decode("utf-8").replace("\0", ""), True
    except UnicodeDecodeError:
        yield crudo.decode("latin-1").replace("\0", ""), False
        yield crudo.decode("utf-8", "ignore").replace("\0", ""), False


def variantes(texto: str) -> Iterator[str]:
    """El texto resuelto, lo que decían sus etiquetas y lo que llevaba cifrado en el texto."""
    for _ in range(RONDAS):
        previo = texto
        if "<" in texto:
            yield _resolver(" ".join(_ETIQUETA.findall(texto)))
            texto = _ETIQUETA.sub(" ", texto)
        texto = _resolver(texto)
        if texto == previo:
            break
    yield texto


def con_barreras(texto: str) -> Iterator[str]:
    """Lo mismo, con una barrera entre los datos: los párrafos, las celdas, los textos de JSON."""
    for _ in range(RONDAS):
        previo = texto
        if "<" in texto:
            yield _resolver("|".join(_ETIQUETA.findall(texto))).replace('"', "|")
            texto = _ETIQUETA.sub(" ", _BLOQUE.sub("|", texto))
        texto = _resolver(texto)
        if texto == previo:
            break
    yield _CELDA.sub("|", texto.replace('"', "|"))


def _resolver(texto: str) -> str:
    if "&" in texto:
        texto = html.unescape(texto)
    return _ESCAPE.sub(_escapado, texto) if "\\" in texto else texto


def _escapado(hallado: re.Match[str]) -> str:
    codigo = hallado[1] or hallado[2]
    if codigo is None:
        return " "
    valor = int(codigo, 16)
    return chr(valor) if valor < 0x110000 else " "


def cifrados(texto: str) -> Iterator[tuple[str, bytes]]:
    """(cómo, bytes) de lo que el texto lleva escrito en otro alfabeto."""
    if _PORCIENTO.search(texto):
        lineas = "\n".join(x for x in texto.split("\n") if "%" in x)
        yield "porcentajes", unquote_to_bytes(lineas)
    if _IMPRIMIBLE.search(texto):
        yield "quoted-printable", quopri.decodestring(texto.encode("utf-8", "replace"))
    for corrida in set(_corridas(texto)):
        yield from (("base64", d) for d in _de_base64(corrida))


def de_hexadecimal(plegado: bytes) -> bytes:
    """Lo que dicen, de un texto ya plegado, las palabras que solo son cifras hexadecimales."""
    if _CORRIDA not in plegado.translate(_HEX_O_NO):
        return b""
    return b" ".join(bytes.fromhex(p.decode()) for p in sorted(set(_HEX.findall(plegado))))


def _corridas(texto: str) -> list[str]:
    """Lo que puede ser base64. Una palabra del idioma no es tan larga con mayúsculas dentro."""
    crudo = texto.encode("ascii", "replace")
    if _CORRIDA not in crudo.translate(_BASE64_O_NO):
        return []
    largas = [p for p in crudo.translate(_SOLO_BASE64).split() if len(p) >= CORRIDA]
    largas = [p for p in largas if not p.islower()]
    if sum(len(p) >= RENGLON for p in largas) > 1:
        return _BASE64.findall(texto)
    return [p.decode() for p in largas]


def _de_base64(corrida: str) -> Iterator[bytes]:
    """Lo que dice, leído desde cada una de sus cuatro primeras letras: puede llevar algo pegado."""
    limpia = "".join(corrida.split()).translate(_A_NORMAL)
    for desde in range(4):
        justa = limpia[desde:]
        try:
            yield b64decode(justa[: len(justa) - (len(justa) % 4 == 1)] + "==")
        except binascii.Error:
            continue


def cadenas_de_pdf(crudo: bytes) -> bytes:
    """Las cadenas literales de un PDF, seguidas: el texto suele ir partido en varias."""
    juntas = b"".join(_CADENA_PDF.findall(crudo))
    return _OCTAL.sub(lambda o: bytes([int(o[1], 8) & 255]), juntas)
