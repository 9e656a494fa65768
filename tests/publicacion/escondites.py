"""Las maneras de esconder un texto en un archivo: con cada una, la segunda línea debe verlo."""

from __future__ import annotations

import base64
import bz2
import gzip
import io
import json
import lzma
import quopri
import unicodedata
import zlib
from collections.abc import Callable, Mapping
from urllib.parse import quote

import docx
from fpdf import FPDF

from tests.extraccion.archivos import comprimido


def _pagina(texto: str) -> bytes:
    return f"<!doctype html><html><body><p>Antes. {texto} Después.</p></body></html>".encode()


def _deflate(crudo: bytes) -> bytes:
    compresor = zlib.compressobj(9, zlib.DEFLATED, -15)
    return compresor.compress(crudo) + compresor.flush()


def _word_partido(texto: str) -> bytes:
    """Un .docx en que cada tres letras son un tramo aparte."""
    word = docx.Document()
    parrafo = word.add_paragraph()
    for i in range(0, len(texto), 3):
        parrafo.add_run(texto[i : i + 3]).italic = i % 2 == 0
    salida = io.BytesIO()
    word.save(salida)
    return salida.getvalue()


def _pdf(texto: str, titulo: str = "") -> bytes:
    hoja = FPDF()
    hoja.set_title(titulo or "Hoja")
    hoja.add_page()
    hoja.set_font("Helvetica", size=12)
    hoja.multi_cell(0, 8, texto)
    return bytes(hoja.output())


def _sin_tildes(texto: str) -> str:
    return unicodedata.normalize("NFD", texto).encode("ascii", "ignore").decode()


ESCONDITES: Mapping[str, Callable[[str], bytes]] = {
    "utf-8": _pagina,
    "latin-1": lambda t: f"Dice: {t}".encode("latin-1"),
    "utf-16 con marca": lambda t: f"Dice: {t}".encode("utf-16"),
    "utf-16-be": lambda t: f"Dice: {t}".encode("utf-16-be"),
    "utf-32": lambda t: f"Dice: {t}".encode("utf-32"),
    "entidades decimales": lambda t: _pagina("".join(f"&#{ord(c)};" for c in t)),
    "entidades hexadecimales": lambda t: _pagina("".join(f"&#x{ord(c):X};" for c in t)),
    "entidades de entidades": lambda t: _pagina("".join(f"&amp;#{ord(c)};" for c in t)),
    "atributo": lambda t: _pagina(f'<img alt="{t}" src="x.png">'),
    "comentario": lambda t: _pagina(f"<!-- {t} -->"),
    "etiquetas por medio": lambda t: _pagina("<b></b>".join(t[i : i + 4] for i in range(0, 80, 4))),
    "escapes de json": lambda t: json.dumps({"x": t}).encode(),
    "todo en escapes": lambda t: "".join(f"\\u{ord(c):04x}" for c in t).encode(),
    "escapes de x": lambda t: "".join(f"\\x{ord(c):02x}" for c in t).encode(),
    "porcentajes": lambda t: f"?q={quote(t)}&z=1".encode(),
    "todo en porcentajes": lambda t: "".join(f"%{b:02X}" for b in t.encode()).encode(),
    "quoted-printable": lambda t: quopri.encodestring(f"Dice: {t} y más".encode()),
    "base64": lambda t: f'"{base64.b64encode(t.encode()).decode()}"'.encode(),
    "base64 desplazado": lambda t: base64.b64encode(f"un: {t}".encode()),
    "base64 partido": lambda t: base64.encodebytes(f"Muy largo todo. {t} Y sigue. ".encode() * 4),
    "base64 de utf-16": lambda t: base64.b64encode(t.encode("utf-16")),
    "base64 de direcciones": lambda t: base64.urlsafe_b64encode(t.encode()),
    "hexadecimal": lambda t: t.encode().hex().encode(),
    "mayúsculas sin tildes": lambda t: _sin_tildes(t).upper().encode(),
    "tildes sueltas": lambda t: unicodedata.normalize("NFD", t).encode(),
    "como dirección": lambda t: _sin_tildes(t).lower().replace(" ", "-").encode(),
    "sin espacios": lambda t: t.replace(" ", "").replace("-", "").encode(),
    "guiones opcionales": lambda t: "\xad".join(t).encode(),
    "espacios invisibles": lambda t: "\u200b".join(t).encode(),
    "letras anchas": lambda t: "".join(
        chr(ord(c) + 0xFEE0) if "!" <= c <= "~" else c for c in _sin_tildes(t)
    ).encode(),
    "gzip": lambda t: gzip.compress(_pagina(t)),
    "zlib": lambda t: zlib.compress(_pagina(t)),
    "deflate": lambda t: _deflate(_pagina(t)),
    "bzip2": lambda t: bz2.compress(_pagina(t)),
    "xz": lambda t: lzma.compress(_pagina(t)),
    "zip": lambda t: comprimido({"a/pagina.html": _pagina(t)}),
    "zip dentro de zip": lambda t: comprimido({"b.zip": comprimido({"c.txt": t.encode()})}),
    "nombre dentro de un zip": lambda t: comprimido({f"{t}.txt": b"nada"}),
    "zip pegado a una imagen": lambda t: (
        b"\x89PNG\r\n" + b"\xff" * 90 + comprimido({"c": t.encode()})
    ),
    "gzip en base64": lambda t: base64.b64encode(gzip.compress(t.encode() * 3)),
    "base64 en un zip": lambda t: comprimido({"x": base64.b64encode(t.encode())}),
    "word partido": _word_partido,
    "pdf": lambda t: _pdf(f"Consta que {t} y nada más."),
    "título de pdf": lambda t: _pdf("Nada", t),
}
