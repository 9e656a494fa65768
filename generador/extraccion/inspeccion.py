"""Extracción, inspección: si un archivo es de verdad lo que dice su extensión, y no hace nada.

Se miran sus primeros bytes y, si es de Office o de OpenDocument, la lista de sus partes: ninguna
puede ser un programa. No se interpreta nada de lo que hay dentro.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Mapping
from zipfile import BadZipFile, ZipFile

from generador.extraccion.lectores.comprimido import abrir
from generador.extraccion.lectura import MEGA, Ilegible

MOTIVOS: Mapping[str, tuple[str, str]] = {
    "clase": (
        "«{}» no es de la clase que dice su nombre",
        "ábralo con su programa y guárdelo de nuevo con su extensión",
    ),
    "danado": ("«{}» está dañado", "ábralo y guárdelo de nuevo; si no abre, pida otra copia"),
    "cifrado": ("«{}» está protegido con contraseña", "guárdelo sin contraseña"),
    "bomba": ("«{}» ocuparía demasiado al descomprimirlo", "ábralo y guárdelo de nuevo"),
    "macros": (
        "«{}» lleva un programa dentro (macros o controles)",
        "guárdelo sin macros: .docx, .xlsx o .pptx",
    ),
    "externo": (
        "«{}» trae de fuera una plantilla o un objeto",
        "quite la plantilla o el objeto enlazado, y guárdelo de nuevo",
    ),
    "antiguo": (
        "«{}» es de un Office antiguo o está protegido con contraseña",
        "guárdelo como .docx, .xlsx o .pptx, sin contraseña",
    ),
}
"""Clave → mensaje, con {} donde va el nombre del archivo, y cómo se arregla."""

_COMIENZOS: Mapping[str, tuple[bytes, ...]] = {
    "pdf": (b"%PDF-",),
    "png": (b"\x89PNG\r\n\x1a\n",),
    "jpg": (b"\xff\xd8\xff",),
    "jpeg": (b"\xff\xd8\xff",),
    "webp": (b"RIFF",),
    "mp3": (b"ID3", b"\xff\xfb", b"\xff\xf3", b"\xff\xf2", b"\xff\xfa"),
    "zip": (b"PK\x03\x04", b"PK\x05\x06"),
}
_TEXTOS = frozenset({"csv", "txt", "vtt", "srt"})
_DE_OFICINA: Mapping[str, bytes] = {
    "docx": b"wordprocessingml.document.main+xml",
    "xlsx": b"spreadsheetml.sheet.main+xml",
    "pptx": b"presentationml.presentation.main+xml",
}
_ABIERTOS: Mapping[str, bytes] = {
    "odt": b"application/vnd.oasis.opendocument.text",
    "ods": b"application/vnd.oasis.opendocument.spreadsheet",
    "odp": b"application/vnd.oasis.opendocument.presentation",
}
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_DE_PROGRAMA = (b"MZ", b"\x7fELF", b"PK\x03\x04", b"%PDF-", _OLE, b"Rar!", b"7z\xbc\xaf")
_PARTE_ACTIVA = re.compile(
    r"vbaproject|vbadata|(^|/)(activex|macrosheets|dialogsheets|customui|basic|scripts)/"
    r"|\.(exe|dll|js|vbs|hta|bat|cmd|ps1|jar|swf|xlsm|docm|pptm|ole)$",
    re.I,
)
_BINARIA = re.compile(r"\.bin$", re.I)
_DE_IMPRESORA = re.compile(r"printersettings", re.I)
_TIPO_ACTIVO = re.compile(rb"macroenabled|vbaproject|activex|oleobject|macrosheet", re.I)
_RELACION = re.compile(rb"<Relationship\b[^>]*>")
_ENLAZADO = re.compile(rb"/(attachedTemplate|oleObject|subDocument|frame|externalLinkPath)\b", re.I)


def inspeccionar(formato: str, crudo: bytes) -> str:
    """Clave de MOTIVOS por la que no se admite un archivo de ese formato; vacío si se admite."""
    if formato in _TEXTOS:
        return "clase" if crudo.startswith(_DE_PROGRAMA) or _es_binario(crudo) else ""
    if formato in _DE_OFICINA or formato in _ABIERTOS:
        return _de_oficina(formato, crudo)
    if not crudo.startswith(_COMIENZOS[formato]) or (formato == "webp" and crudo[8:12] != b"WEBP"):
        return "clase"
    return _comprimido(crudo) if formato == "zip" else ""


def _es_binario(crudo: bytes) -> bool:
    return b"\x00" in crudo[:65536] and not crudo.startswith((b"\xff\xfe", b"\xfe\xff"))


def _comprimido(crudo: bytes) -> str:
    try:
        abrir(crudo).close()
    except Ilegible as e:
        return e.clave
    return ""


def _de_oficina(formato: str, crudo: bytes) -> str:
    if crudo.startswith(_OLE):
        return "antiguo"
    if not crudo.startswith(b"PK\x03\x04"):
        return "clase"
    try:
        with abrir(crudo) as comprimido:
            return _partes(formato, comprimido)
    except Ilegible as e:
        return e.clave
    except (BadZipFile, EOFError, NotImplementedError, RuntimeError, zlib.error):
        return "danado"


def _partes(formato: str, comprimido: ZipFile) -> str:
    nombres = comprimido.namelist()
    if any(_PARTE_ACTIVA.search(n) for n in nombres if not n.endswith("/")):
        return "macros"
    if formato in _ABIERTOS:
        if _leer(comprimido, "mimetype").strip() != _ABIERTOS[formato]:
            return "clase"
        return "cifrado" if b"encryption-data" in _leer(comprimido, "META-INF/manifest.xml") else ""
    tipos = _leer(comprimido, "[Content_Types].xml")
    if _TIPO_ACTIVO.search(tipos):
        return "macros"
    if any(_BINARIA.search(n) and not _DE_IMPRESORA.search(n) for n in nombres):
        return "macros"
    if _DE_OFICINA[formato] not in tipos:
        return "clase"
    enlaces = (_leer(comprimido, n) for n in nombres if n.endswith(".rels"))
    return "externo" if any(_trae_de_fuera(e) for e in enlaces) else ""


def _trae_de_fuera(relaciones: bytes) -> bool:
    return any(
        b"External" in r and _ENLAZADO.search(r) is not None for r in _RELACION.findall(relaciones)
    )


def _leer(comprimido: ZipFile, nombre: str) -> bytes:
    """Una parte pequeña; si falta o es enorme, el archivo no es lo que dice."""
    try:
        if comprimido.getinfo(nombre).file_size > MEGA:
            raise Ilegible("bomba")
        return comprimido.read(nombre)
    except KeyError:
        raise Ilegible("clase") from None
