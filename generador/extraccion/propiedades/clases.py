"""Extracción, propiedades: quién conoce las de cada formato, y cómo se pide otro archivo."""

from __future__ import annotations

CLASES: dict[str, str] = {
    **dict.fromkeys(("docx", "xlsx", "pptx", "odt", "ods", "odp"), "oficina"),
    "pdf": "pdf",
    **dict.fromkeys(("png", "jpg", "jpeg", "webp"), "imagen"),
}
"""Extensión → módulo."""
QUITAR = "sin propiedades "
"""Delante del formato, en el encargo al proceso hijo: devuelva el archivo sin ellas."""
REDUCIR = "imagen de "
"""Delante de un ancho, en el encargo: devuelva la imagen para la página (vea «reduccion»)."""
