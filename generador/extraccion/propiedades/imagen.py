"""Extracción, propiedades de imagen: EXIF, XMP y comentarios; se quitan volviendo a guardarla.

Se conserva lo que cambia cómo se ve: el giro, aplicado, y el perfil de color.
"""

from __future__ import annotations

import io
import struct
import warnings
from collections.abc import Iterator

from PIL import ExifTags, Image, ImageOps

from generador.extraccion.lectores.imagen import PUNTOS
from generador.extraccion.lectura import Ilegible

_NOMBRES = {"Artist": "autor", "XPAuthor": "autor", "Copyright": "derechos"} | {
    "ImageDescription": "descripción",
    "CameraOwnerName": "dueño de la cámara",
    "GPSInfo": "lugar",
    "comment": "comentario",
    "xmp": "XMP",
}
_GIRO, _LUGAR = ExifTags.Base.Orientation, ExifTags.IFD.GPSInfo
ROTAS = (ArithmeticError, KeyError, OSError, SyntaxError, TypeError, ValueError, struct.error)
"""Lo que Pillow lanza si lo de dentro de una imagen no es lo que dice."""
_AJENAS = frozenset({"icc_profile", "transparency", "dpi", "gamma", "exif"})
"""Lo que Pillow dice de una imagen y no es un texto de nadie."""


def leer(crudo: bytes) -> Iterator[tuple[str, str]]:
    """Las que son textos, y si dice dónde se tomó: las de una foto están antes que sus puntos."""
    with abrir(crudo, entera=False) as imagen:
        for nombre, valor in _propiedades(imagen):
            yield _NOMBRES.get(nombre, nombre), valor


def quitar(crudo: bytes, girar: bool = True) -> bytes:
    """La misma imagen, sin ninguna; una animada se queda como está.

    La de un documento no se gira: su giro se queda dicho, porque él puede haberlo compensado.
    """
    with abrir(crudo) as imagen:
        animada = imagen.format != "MPO" and getattr(imagen, "n_frames", 1) > 1
        if animada or not any(True for _ in _propiedades(imagen)):
            return crudo
        return _guardada(imagen, imagen.format or "PNG", sin_perdida(crudo), girar)


def abrir(crudo: bytes, entera: bool = True) -> Image.Image:
    """La imagen, entera en la memoria si se pide; Ilegible si no está sana o es enorme."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            imagen = Image.open(io.BytesIO(crudo), formats=("PNG", "JPEG", "WEBP"))
            if imagen.width * imagen.height > PUNTOS:
                raise Ilegible("puntos")
            if entera or imagen.format == "PNG":
                imagen.load()
    except (OSError, SyntaxError, ValueError, Image.DecompressionBombError) as e:
        raise Ilegible("imagen") from e
    return imagen


def _propiedades(imagen: Image.Image) -> Iterator[tuple[str, str]]:
    exif = _exif(imagen)
    if exif is None:
        yield "EXIF", "ilegible"
    for marca, valor in exif or ():
        nombre = ExifTags.TAGS.get(marca, str(marca))
        if marca != _GIRO and (texto := _texto(nombre, valor)):
            yield nombre, texto
    for clave, valor in imagen.info.items():
        if clave not in _AJENAS and (texto := _texto(str(clave), valor)):
            yield str(clave), texto


def _exif(imagen: Image.Image) -> list[tuple[int, object]] | None:
    """Sus marcas, también las de dentro; None si está dañado: la imagen, aun así, se ve."""
    try:
        exif = imagen.getexif()
        lugar = [(_LUGAR, "sí")] if exif.get_ifd(_LUGAR) else []
        return [*exif.items(), *exif.get_ifd(ExifTags.IFD.Exif).items(), *lugar]
    except ROTAS:
        return None


def _texto(nombre: str, valor: object) -> str:
    """El de un valor; los de Windows (XP…) van en UTF-16. Un número no es un texto."""
    if isinstance(valor, bytes):
        codigo = "utf-16-le" if nombre.startswith("XP") else "utf-8"
        valor = valor.decode(codigo, "replace")
    return valor.replace("\0", "").strip() if isinstance(valor, str) else ""


def enderezar(imagen: Image.Image) -> Image.Image:
    """La imagen como se ve, con el giro de sus propiedades; ella misma si no lo tienen."""
    return ImageOps.exif_transpose(imagen) if _giro(imagen) != 1 else imagen


def _giro(imagen: Image.Image) -> object:
    return dict(_exif(imagen) or ()).get(_GIRO, 1)


def sin_perdida(crudo: bytes) -> bool:
    """Si una imagen WebP guarda cada punto como era."""
    return crudo[12:16] == b"VP8L" or b"VP8L" in crudo[:4096]


def _guardada(imagen: Image.Image, formato: str, sin_perdida: bool, girar: bool) -> bytes:
    derecha = enderezar(imagen) if girar else imagen
    color = imagen.info.get("icc_profile")
    derecha.info.pop("comment", None)
    opciones: dict[str, object] = {"icc_profile": color} if color else {}
    if not girar:
        opciones["exif"] = suyas = Image.Exif()
        suyas[_GIRO] = _giro(imagen)
    if formato == "WEBP":
        opciones |= {"lossless": sin_perdida, "quality": 90, "method": 4}
    elif formato != "PNG":
        formato = "JPEG"
        opciones |= {"quality": "keep" if derecha.format == "JPEG" else 92, "optimize": True}
    salida = io.BytesIO()
    derecha.save(salida, formato, **opciones)
    return salida.getvalue()
