"""Extracción, reducción: de una imagen ajena a otra nuestra, del ancho que cabe en la página.

Solo dentro del proceso hijo. La nueva se hace de los puntos de la otra, y de nada más: no lleva sus
propiedades, ni lo que tuviera pegado detrás. De una que se mueve queda el primer cuadro.
"""

from __future__ import annotations

import io
from collections.abc import Iterator

from PIL import Image, ImageCms

from generador.extraccion.lectura import Ilegible, Lectura
from generador.extraccion.propiedades.imagen import ROTAS, abrir, enderezar, sin_perdida

CALIDAD = 80
ALTO = 16_000
"""Lo más que admite WebP."""
DE_PIE = 2
"""Alto por cada punto de ancho: más, y es una tira con letras, que se lee bajando."""
ESBELTA = 1.25
"""Alto de una foto por cada punto del ancho que se pide."""
COLORES = 20_000
"""Con más colores es una foto, o lo parece: sin pérdida pesaría el triple."""
_LISA = {"lossless": True, "quality": 50, "method": 2}


def reducir(ancho: int, crudo: bytes) -> Lectura:
    """La imagen, de ese ancho como mucho; en las propiedades, su formato y sus medidas."""
    with abrir(crudo) as original:
        try:
            return _reducida(ancho, original, _es_exacta(original, crudo))
        except ROTAS as e:
            raise Ilegible("imagen") from e


def _reducida(ancho: int, original: Image.Image, exacta: bool) -> Lectura:
    derecha = enderezar(original)
    nueva = _del_ancho(_en_color(derecha), ancho)
    if nueva.height > ALTO:
        raise Ilegible("puntos")
    versiones = [*_versiones(nueva, exacta)]
    if derecha is original and nueva.size == original.size and _es_foto(original):
        # Una ya muy comprimida pesaría más: se queda como está, sin lo que no es foto.
        versiones.append(("jpg", _guardada(original, "JPEG", quality="keep", optimize=True)))
    formato, hecha = min(versiones, key=lambda v: len(v[1]))
    medidas = {"formato": formato, "ancho": nueva.width, "alto": nueva.height}
    medidas["original"] = derecha.width
    return Lectura(propiedades=tuple((c, str(v)) for c, v in medidas.items()), limpio=hecha)


def _es_exacta(imagen: Image.Image, crudo: bytes) -> bool:
    return imagen.format == "PNG" or (imagen.format == "WEBP" and sin_perdida(crudo))


def _es_foto(imagen: Image.Image) -> bool:
    return imagen.format == "JPEG" and imagen.mode in ("L", "RGB") and not _perfil(imagen)


def _versiones(imagen: Image.Image, exacta: bool) -> Iterator[tuple[str, bytes]]:
    """(extensión, bytes) de cada manera de guardarla; la primera vale siempre."""
    yield "webp", _guardada(imagen, "WEBP", quality=CALIDAD, method=4)
    if exacta and imagen.getcolors(COLORES):
        yield "webp", _guardada(imagen, "WEBP", **_LISA)
        yield "png", _guardada(imagen, "PNG", optimize=True)


def _guardada(imagen: Image.Image, formato: str, **opciones: object) -> bytes:
    """Solo los puntos: lo demás que la imagen decía de sí se olvida."""
    imagen.info = {}
    salida = io.BytesIO()
    imagen.save(salida, formato, **opciones)
    return salida.getvalue()


def _del_ancho(imagen: Image.Image, ancho: int) -> Image.Image:
    """De ese ancho como mucho. Una foto de pie es más angosta: si no, no cabría en la pantalla."""
    tira = imagen.height > DE_PIE * imagen.width
    tope = ancho if tira else min(ancho, round(ESBELTA * ancho * imagen.width / imagen.height))
    if imagen.width <= tope:
        return imagen
    alto = max(1, round(imagen.height * tope / imagen.width))
    return imagen.resize((tope, alto), Image.Resampling.LANCZOS, reducing_gap=3)


def _en_color(imagen: Image.Image) -> Image.Image:
    """En RGB, con transparencia solo si algo se ve a través, y con los colores de su perfil."""
    if imagen.mode.startswith("I;16"):
        imagen = imagen.point(lambda valor: valor / 256).convert("L")
    transparente = imagen.has_transparency_data
    color = imagen.convert("RGBA") if transparente else _con_perfil(imagen)
    if transparente and color.getchannel("A").getextrema()[0] == 255:
        return color.convert("RGB")
    return color


def _con_perfil(imagen: Image.Image) -> Image.Image:
    """En sRGB, que es como lo lee un navegador si no se le dice nada."""
    perfil = _perfil(imagen)
    if perfil and imagen.mode in ("RGB", "CMYK"):
        try:
            de = ImageCms.ImageCmsProfile(io.BytesIO(perfil))
            hecha = ImageCms.profileToProfile(
                imagen, de, ImageCms.createProfile("sRGB"), outputMode="RGB"
            )
        except (ImageCms.PyCMSError, OSError, ValueError):
            hecha = None  # el perfil no sirve: sin él también se ve
        if hecha is not None:
            return hecha
    return imagen.convert("RGB")


def _perfil(imagen: Image.Image) -> bytes:
    perfil = imagen.info.get("icc_profile")
    return perfil if isinstance(perfil, bytes) else b""
