"""Video, contenedor: de los primeros bytes de un archivo al único formato con que se abrirá.

La biblioteca sabe abrir formatos que son listas de otros archivos o de direcciones de la red. Por
eso no se le deja adivinar: solo se abre lo que estas marcas dicen que es.
"""

from __future__ import annotations

LARGO = 512
_MARCAS = (
    (4, b"ftyp", "mp4"),
    (4, b"moov", "mp4"),
    (4, b"mdat", "mp4"),
    (4, b"wide", "mp4"),
    (4, b"free", "mp4"),
    (0, b"\x1a\x45\xdf\xa3", "matroska"),
    (8, b"AVI ", "avi"),
    (0, b"\x30\x26\xb2\x75\x8e\x66\xcf\x11", "asf"),
    (0, b"FLV\x01", "flv"),
    (0, b"OggS", "ogg"),
    (0, b"\x00\x00\x01\xba", "mpeg"),
)
_OTROS = (
    (b"%PDF", "un PDF"),
    (b"PK\x03\x04", "un ZIP o un documento de Office"),
    (b"\xd0\xcf\x11\xe0", "un documento antiguo de Office"),
    (b"\x89PNG", "una imagen"),
    (b"\xff\xd8\xff", "una imagen"),
    (b"GIF8", "una imagen"),
    (b"ID3", "un archivo de sonido"),
    (b"MZ", "un programa"),
    (b"<", "una página web"),
)
MPEG_TS = 188
"""En una transmisión MPEG, cada tantos bytes hay una «G»."""


def contenedor(comienzo: bytes) -> str:
    """Formato de esos primeros bytes; vacío si no son de un video."""
    for lugar, marca, formato in _MARCAS:
        if comienzo[lugar : lugar + len(marca)] == marca:
            return formato
    return "mpegts" if comienzo[: 2 * MPEG_TS + 1 : MPEG_TS] == b"GGG" else ""


def que_es(comienzo: bytes) -> str:
    """Qué parece ser lo que no es un video; vacío si no se sabe."""
    return next((que for marca, que in _OTROS if comienzo.lstrip().startswith(marca)), "")


def nombre_visible(formato: str, marca: bytes) -> str:
    """El contenedor como lo conoce una persona: «mp4», «mov», «mkv», «webm»…"""
    if formato == "mp4":
        return "mov" if marca[4:12] == b"ftypqt  " or marca[4:8] != b"ftyp" else "mp4"
    if formato == "matroska":
        return "webm" if b"webm" in marca[:64] else "mkv"
    return {"asf": "wmv", "mpegts": "ts", "mpeg": "mpg"}.get(formato, formato)
