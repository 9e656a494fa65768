"""Extracción, propiedades: qué módulo conoce las de cada formato, y cómo se pide quitarlas."""

from __future__ import annotations

CLASES: dict[str, str] = {
    **dict.fromkeys(("docx", "xlsx", "pptx", "odt", "ods", "odp"), "oficina"),
    "pdf": "pdf",
    **dict.fromkeys(("png", "jpg", "jpeg", "webp"), "imagen"),
}
"""Extensión → módulo."""
QUITAR = "sin propiedades "
"""Delante del formato, en el encargo al proceso hijo: devuelva el archivo sin ellas."""
