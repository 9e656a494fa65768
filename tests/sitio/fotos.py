"""Imágenes verdaderas para las pruebas, con lo que no debe publicarse o no debe abrirse."""

from __future__ import annotations

import io
import struct
import zlib
from pathlib import Path

from PIL import ExifTags, Image, ImageDraw, PngImagePlugin

from tests.repositorio import MINIMA

SECRETO = "ana.quispe.secreta@correo.example"
DETRAS = b"<script>alert('detras-de-la-foto')</script>"


def _bytes(imagen: Image.Image, formato: str, **opciones: object) -> bytes:
    salida = io.BytesIO()
    imagen.save(salida, formato, **opciones)
    return salida.getvalue()


def foto(ancho: int = 2400, alto: int = 1200) -> bytes:
    """Un JPEG acostado (giro 6) con autora, lugar, miniatura y algo pegado detrás.

    De pie, su esquina de arriba a la derecha es negra: acostado, la de arriba a la izquierda.
    """
    imagen = Image.radial_gradient("L").resize((ancho, alto)).convert("RGB")
    imagen.paste("black", (0, 0, ancho // 4, alto // 4))
    exif = imagen.getexif()
    exif[ExifTags.Base.Orientation], exif[ExifTags.Base.Artist] = 6, SECRETO
    exif.get_ifd(ExifTags.IFD.GPSInfo)[ExifTags.GPS.GPSLatitudeRef] = "S"
    return _bytes(imagen, "JPEG", exif=exif, comment=SECRETO.encode(), quality=95) + DETRAS


def plano(ancho: int = 3000, alto: int = 1500, color: str = "red") -> bytes:
    """Un dibujo de pocos colores, en PNG y con un texto que no es suyo."""
    imagen = Image.new("RGB", (ancho, alto), "white")
    ImageDraw.Draw(imagen).rectangle((ancho // 4, alto // 4, ancho // 2, alto // 2), fill=color)
    textos = PngImagePlugin.PngInfo()
    textos.add_text("Author", SECRETO)
    return _bytes(imagen, "PNG", pnginfo=textos)


def animada() -> bytes:
    """Un PNG que se mueve: primero rojo y después azul."""
    cuadros = [Image.new("RGB", (60, 40), color) for color in ("red", "blue")]
    return _bytes(cuadros[0], "PNG", save_all=True, append_images=cuadros[1:], duration=100)


def transparente() -> bytes:
    """Un círculo que deja ver lo de detrás."""
    imagen = Image.new("RGBA", (90, 90), (0, 0, 0, 0))
    ImageDraw.Draw(imagen).ellipse((10, 10, 80, 80), fill=(0, 90, 0, 255))
    return _bytes(imagen, "PNG")


def gris_de_16_bits() -> bytes:
    """Un gris medio, como lo guardan los escáneres."""
    return _bytes(Image.new("I;16", (30, 30), 32768), "PNG")


def vacia_de_puntos(ancho: int, alto: int) -> bytes:
    """Un PNG entero y negro: pocos bytes, y un punto por cada uno de los que dice tener."""

    def trozo(clase: bytes, dentro: bytes) -> bytes:
        suma = zlib.crc32(clase + dentro)
        return struct.pack(">I", len(dentro)) + clase + dentro + struct.pack(">I", suma)

    cabeza = struct.pack(">IIBBBBB", ancho, alto, 1, 0, 0, 0, 0)
    puntos = zlib.compress(bytes((1 + ancho // 8) * alto), 9)
    trozos = (trozo(b"IHDR", cabeza), trozo(b"IDAT", puntos), trozo(b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(trozos)


HOSTILES = {
    "bomba.png": vacia_de_puntos(20_000, 20_000),
    "enorme.png": vacia_de_puntos(8000, 7000),
    "alta.png": vacia_de_puntos(24, 30_000),
    "cortada.jpg": foto(400, 200)[:3000],
    "pagina.png": b"<!doctype html><script>alert(1)</script>",
    "dibujo.png": b'<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>',
    "movida.png": _bytes(Image.new("P", (20, 20)), "GIF", save_all=True),
    "casi.png": b"\x89PNG\r\n\x1a\n" + b"\0" * 50,
    "vacia.png": b"",
}
"""Nombre → lo que hay dentro: nada de esto puede abrirse, o no es lo que dice."""

CARPETA = "recursos/herramientas/he-fotos"
BUENAS = {
    "foto.jpg": foto(),
    "plano grande.png": plano(),
    "animada.png": animada(),
    "transparente.png": transparente(),
    "gris.png": gris_de_16_bits(),
    "declarada.png": plano(200, 100),
}
"""Las que se ven."""


def escribir(raiz: Path, imagenes: dict[str, bytes]) -> None:
    """Una herramienta que muestra todas esas imágenes, una por párrafo."""
    texto = MINIMA.replace("clase:", "adjuntos: [{titulo: Plano, archivo: declarada.png}]\nclase:")
    texto += "".join(f"\n![Vista de {nombre}](<{nombre}>)\n" for nombre in imagenes)
    carpeta = raiz / CARPETA
    carpeta.mkdir(exist_ok=True)
    (carpeta / "ficha.md").write_text(texto, encoding="utf-8")
    for nombre, crudo in imagenes.items():
        (carpeta / nombre).write_bytes(crudo)
