"""Publicación, artículos: el título y el tipo de cada archivo del sitio, como Kiwix los pide."""

from __future__ import annotations

import html
import re
from pathlib import Path

_TITULO = re.compile(r"<title[^>]*>(.*?)</title>", re.DOTALL | re.IGNORECASE)
_REDIRIGE = re.compile(r"<meta[^>]+http-equiv=[\"']?refresh", re.IGNORECASE)
_CABEZA = 1 << 16
_OFFICE = "application/vnd.openxmlformats-officedocument"
_TIPOS = {
    ".css": "text/css",
    ".csv": "text/csv",
    ".docx": f"{_OFFICE}.wordprocessingml.document",
    ".gif": "image/gif",
    ".gz": "application/gzip",
    ".html": "text/html",
    ".ics": "text/calendar",
    ".jpeg": "image/jpeg",
    ".jpg": "image/jpeg",
    ".js": "text/javascript",
    ".json": "application/json",
    ".md": "text/markdown",
    ".mp3": "audio/mpeg",
    ".mp4": "video/mp4",
    ".pdf": "application/pdf",
    ".png": "image/png",
    ".pptx": f"{_OFFICE}.presentationml.presentation",
    ".svg": "image/svg+xml",
    ".txt": "text/plain",
    ".vtt": "text/vtt",
    ".webp": "image/webp",
    ".woff2": "font/woff2",
    ".xlsx": f"{_OFFICE}.spreadsheetml.sheet",
    ".xml": "application/xml",
}


def titulo_de(camino: Path) -> str:
    """El de una página que se lee; vacío si es otra cosa, una redirección o la de error."""
    if camino.suffix != ".html" or camino.name == "404.html":
        return ""
    with camino.open("rb") as abierto:
        cabeza = abierto.read(_CABEZA).decode("utf-8", "replace")
    hallado = _TITULO.search(cabeza)
    if hallado is None or _REDIRIGE.search(cabeza):
        return ""
    return " ".join(html.unescape(hallado[1]).split())


def tipo_de(camino: Path) -> str:
    """El tipo de contenido, sin mirar las tablas de este equipo."""
    return _TIPOS.get(camino.suffix.lower(), "application/octet-stream")
