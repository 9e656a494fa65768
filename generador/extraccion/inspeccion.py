"""Extracción, inspección: si un archivo es de verdad lo que dice su extensión, y no hace nada.

Se miran sus primeros bytes y, si es de Office o de OpenDocument, la lista de sus partes: ninguna
puede ser un programa. No se interpreta nada de lo que hay dentro.
"""

from __future__ import annotations

from collections.abc import Mapping

from generador.extraccion.lectores.comprimido import abrir
from generador.extraccion.lectura import Ilegible
from generador.extraccion.partes import ABIERTOS, DE_OFFICE, OLE, de_oficina

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
    "extrano": (
        "«{}» lleva dentro algo que no es de un documento",
        "ábralo, copie lo que vale a un documento nuevo y guárdelo",
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
_DE_PROGRAMA = (b"MZ", b"\x7fELF", b"PK\x03\x04", b"%PDF-", OLE, b"Rar!", b"7z\xbc\xaf")


def inspeccionar(formato: str, crudo: bytes) -> str:
    """Clave de MOTIVOS por la que no se admite un archivo de ese formato; vacío si se admite."""
    if formato in _TEXTOS:
        return "clase" if crudo.startswith(_DE_PROGRAMA) or _es_binario(crudo) else ""
    if formato in DE_OFFICE or formato in ABIERTOS:
        return de_oficina(formato, crudo)
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
