"""Envíos de prueba: fichas y paquetes, honrados y hostiles, hechos por el código de las pruebas."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from pathlib import Path

from docx import Document

from tests.repositorio import MINIMA

LUGAR = "recursos/herramientas/he-lista"
FICHA = f"{LUGAR}/ficha.md"
CON_ADJUNTO = MINIMA.replace(
    "unidad: odes\n",
    "unidad: odes\nadjuntos:\n  - titulo: Plantilla editable\n    archivo: plantilla.docx\n",
)
PNG = b"\x89PNG\r\n\x1a\n" + bytes(40)
EnUnZip = Mapping[str, str | bytes] | list[tuple[str | zipfile.ZipInfo, str | bytes]]


def docx(**partes: bytes) -> bytes:
    """Un documento de Word verdadero, con otras partes añadidas o cambiadas."""
    lienzo = io.BytesIO()
    documento = Document()
    documento.add_paragraph("Plantilla de prueba")
    documento.save(lienzo)
    return con_partes(lienzo.getvalue(), {n.replace("__", "/"): c for n, c in partes.items()})


def con_partes(crudo: bytes, partes: Mapping[str, bytes]) -> bytes:
    """Un ZIP igual, con esas partes añadidas o cambiadas."""
    with zipfile.ZipFile(io.BytesIO(crudo)) as viejo:
        todas = {n: viejo.read(n) for n in viejo.namelist()}
    return empaquetar({**todas, **partes})


def empaquetar(archivos: EnUnZip) -> bytes:
    """Un ZIP con esos archivos, en ese orden; los nombres se escriben tal cual."""
    lienzo = io.BytesIO()
    pares = archivos.items() if isinstance(archivos, Mapping) else archivos
    with zipfile.ZipFile(lienzo, "w", zipfile.ZIP_DEFLATED) as paquete:
        for nombre, contenido in pares:
            parte = nombre if isinstance(nombre, zipfile.ZipInfo) else _parte(nombre)
            paquete.NameToInfo.clear()  # deja repetir un nombre, como haría un paquete hostil
            paquete.writestr(parte, contenido)
    return lienzo.getvalue()


def _parte(nombre: str) -> zipfile.ZipInfo:
    parte = zipfile.ZipInfo("x")
    parte.filename = nombre  # sin las correcciones que hace al crearse
    parte.compress_type = zipfile.ZIP_DEFLATED
    parte.external_attr = 0o100644 << 16
    return parte


def con_modo(nombre: str, modo: int) -> zipfile.ZipInfo:
    """Una parte de esa clase (enlace, tubería…) según el modo de Unix."""
    parte = zipfile.ZipInfo(nombre)
    parte.external_attr = modo << 16
    parte.create_system = 3
    return parte


def cifrado(crudo: bytes) -> bytes:
    """El mismo ZIP, con la marca de cifrado en cada parte."""
    datos = bytearray(crudo)
    for firma, marca in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        lugar = datos.find(firma)
        while lugar >= 0:
            datos[lugar + marca] |= 1
            lugar = datos.find(firma, lugar + 4)
    return bytes(datos)


def que_miente(crudo: bytes, tamano: int) -> bytes:
    """El mismo ZIP, cuyo índice dice que cada parte ocupa «tamano» al descomprimirse."""
    datos = bytearray(crudo)
    for firma, campo in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        lugar = datos.find(firma)
        while lugar >= 0:
            datos[lugar + campo : lugar + campo + 4] = tamano.to_bytes(4, "little")
            lugar = datos.find(firma, lugar + 4)
    return bytes(datos)


def huella(raiz: Path) -> dict[str, bytes | None]:
    """Todo lo que hay en una carpeta, para ver si cambió."""
    return {
        c.relative_to(raiz).as_posix(): c.read_bytes() if c.is_file() else None
        for c in sorted(raiz.rglob("*"))
    }
