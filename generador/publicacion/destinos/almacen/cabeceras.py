"""Almacén, cabeceras: el tipo de cada objeto y cuánto tiempo puede guardarlo un navegador."""

from __future__ import annotations

import re
from pathlib import PurePosixPath

from generador.publicacion.manifiesto import FIRMA, NOMBRE

_TIPOS = {
    ".html": "text/html; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".xml": "application/xml",
    ".gz": "application/gzip",
    ".txt": "text/plain; charset=utf-8",
    ".csv": "text/csv; charset=utf-8",
    ".vtt": "text/vtt; charset=utf-8",
    ".minisig": "text/plain; charset=utf-8",
    ".svg": "image/svg+xml",
    ".png": "image/png",
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".webp": "image/webp",
    ".ico": "image/x-icon",
    ".woff2": "font/woff2",
    ".pdf": "application/pdf",
    ".zip": "application/zip",
    ".zim": "application/x-zim",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    ".odt": "application/vnd.oasis.opendocument.text",
    ".ods": "application/vnd.oasis.opendocument.spreadsheet",
}
"""Los nuestros: el registro de tipos del equipo cambia de uno a otro."""
_OTRO = "application/octet-stream"

_CON_HUELLA = re.compile(r"assets/(.*/)?[^/]*\.(?=[0-9a-f]*[0-9])(?=[0-9a-f]*[a-f])[0-9a-f]{8,}\.")
"""Un archivo del tema cuyo nombre cambia cuando cambia su contenido: «main.57a0d79d.min.css»."""

SIEMPRE = "public, max-age=31536000, immutable"
POCO = "public, max-age=300"
NUNCA = "no-cache"


def cabeceras(ruta: str) -> dict[str, str]:
    """Con los nombres que usa S3."""
    tipo = _TIPOS.get(PurePosixPath(ruta).suffix.lower(), _OTRO)
    return {"ContentType": tipo, "CacheControl": _cuanto(ruta)}


def _cuanto(ruta: str) -> str:
    if ruta in (NOMBRE, FIRMA):
        return NUNCA
    return SIEMPRE if _CON_HUELLA.match(ruta) else POCO
