"""Busca los canarios en una carpeta sin usar nada de lo que el programa usa para buscarlos.

Todos llevan «qxjz»: se busca eso escrito de cada manera, en los bytes y en lo descomprimido.
"""

from __future__ import annotations

import base64
import gzip
import html
import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path

from tests.publicacion.canarios import COMUN

_CLAROS = [f"{COMUN}{resto}" for resto in ("ámb", "oró", "amb", "oro")]
_FLUJO_DE_PDF = re.compile(rb"stream\r?\n(.*?)endstream", re.S)


def _en_base64(texto: bytes) -> Iterator[bytes]:
    """Lo que de un texto queda igual en base64, empiece donde empiece."""
    for desde in range(3):
        cifrado = base64.b64encode(b"\0" * desde + texto)
        yield cifrado[-(-desde * 8 // 6) : len(cifrado.rstrip(b"=")) - 1]


def _base64(codificacion: str) -> list[bytes]:
    variantes = [v for c in _CLAROS for v in (c, c.capitalize(), c.upper())]
    return [b for v in variantes for b in _en_base64(v.encode(codificacion))]


ESCRITURAS: dict[str, list[bytes]] = {
    "utf-8": [COMUN.encode()],
    "utf-16-le": [COMUN.encode("utf-16-le")],
    "utf-16-be": [COMUN.encode("utf-16-be")],
    "utf-32": [COMUN.encode("utf-32-le")],
    "entidades decimales": ["".join(f"&#{ord(c)};" for c in COMUN).encode()],
    "entidades hexadecimales": ["".join(f"&#x{ord(c):x};" for c in COMUN).encode()],
    "escapes de json": ["".join(f"\\u{ord(c):04x}" for c in COMUN).encode()],
    "escapes de x": ["".join(f"\\x{ord(c):02x}" for c in COMUN).encode()],
    "porcentajes": ["".join(f"%{ord(c):02x}" for c in COMUN).encode()],
    "quoted-printable": ["".join(f"={ord(c):02x}" for c in COMUN).encode()],
    "hexadecimal": [COMUN.encode().hex().encode()],
    "con guiones": ["-".join(COMUN).encode(), " ".join(COMUN).encode()],
    "base64": _base64("utf-8"),
    "base64 de latin-1": _base64("latin-1"),
    "base64 de utf-16": _base64("utf-16-le"),
}


def rastros(carpeta: Path) -> dict[str, list[str]]:
    """Ruta → de qué maneras está escrito un canario en ella."""
    hallados = {}
    for camino in sorted(p for p in carpeta.rglob("*") if p.is_file()):
        ruta = camino.relative_to(carpeta).as_posix()
        maneras = maneras_en(camino.read_bytes())
        if COMUN in ruta.casefold():
            maneras.append("nombre")
        if maneras:
            hallados[ruta] = maneras
    return hallados


def maneras_en(crudo: bytes) -> list[str]:
    """De qué maneras está escrito un canario en unos bytes, o en lo que llevan comprimido."""
    halladas = [
        manera
        for visto in _capas(crudo)
        for manera, buscados in ESCRITURAS.items()
        if any(b in (visto if "base64" in manera else visto.lower()) for b in buscados)
    ]
    return list(dict.fromkeys(halladas))


def _capas(crudo: bytes) -> Iterator[bytes]:
    if not crudo.startswith((b"PK", b"\x1f\x8b")):  # en lo comprimido, cuatro letras salen solas
        yield crudo
    if b"<" in crudo:
        yield re.sub(rb"<[^>]*>", b"", crudo)
    if b"&" in crudo and b"\0" not in crudo:
        yield html.unescape(crudo.decode("utf-8", "ignore")).encode()
    if crudo.startswith(b"\x1f\x8b"):
        yield from _capas(gzip.decompress(crudo))
    elif crudo.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(crudo)) as paquete:
            yield "\n".join(paquete.namelist()).encode() + paquete.comment
            for nombre in paquete.namelist():
                yield from _capas(paquete.read(nombre))
    elif crudo.startswith(b"%PDF"):
        for flujo in _FLUJO_DE_PDF.findall(crudo):
            yield zlib.decompressobj().decompress(flujo) if flujo.startswith(b"\x78") else flujo


def comprimir(carpeta: Path, destino: Path) -> None:
    """La carpeta entera en un ZIP, y ese ZIP dentro de otro."""
    dentro = io.BytesIO()
    with zipfile.ZipFile(dentro, "w", zipfile.ZIP_DEFLATED) as paquete:
        for camino in sorted(p for p in carpeta.rglob("*") if p.is_file()):
            paquete.write(camino, camino.relative_to(carpeta).as_posix())
    destino.mkdir()
    with zipfile.ZipFile(destino / "doble.zip", "w") as doble:
        doble.writestr("sitio.zip", dentro.getvalue())
