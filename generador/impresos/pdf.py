"""Impresos, pdf: de un cuerpo HTML a los bytes de un PDF/UA en A4, sin salir del programa."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import datetime
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import Any
from urllib.parse import urljoin

from markupsafe import Markup

from generador.impresos.estilos import LETRAS, estilo, vestir
from generador.modelo import Fallo

_ACCESIBLE = {"pdf_variant": "pdf/ua-1", "pdf_tags": True}
_EPOCA = "SOURCE_DATE_EPOCH"
_DIRECCION = "impreso:/"
"""Desde la que se resuelve lo relativo, si no se dice otra."""
_DOCUMENTO = Markup(
    '<!doctype html><html lang="es-PE" class="{clase}"><head><meta charset="utf-8">'
    '<title>{titulo}</title><meta name="description" content="{resumen}">'
    '<meta name="author" content="{autor}"><meta name="dcterms.created" content="{fecha}">'
    '<meta name="dcterms.modified" content="{fecha}"></head><body>{cuerpo}</body></html>'
)


class SinImprenta(Fallo):
    """Falta lo que hace los PDF: es un extra, y puede no estar."""


def imprimir(
    cuerpo: str,
    *,
    titulo: str,
    fecha: str,
    resumen: str = "",
    autor: str = "",
    clases: Sequence[str] = ("documento",),
    direccion: str = _DIRECCION,
    imagenes: Mapping[str, Path] | None = None,
) -> bytes:
    """El PDF etiquetado de un cuerpo HTML ya compuesto, con sus textos ya escapados.

    «fecha» (AAAA-MM-DD) es la única que lleva: con lo mismo salen los mismos bytes. «clases» son
    variantes del estilo, de más holgada a más apretada: vale la primera con que cabe en una página,
    o la última. Los enlaces relativos se completan con «direccion». De fuera solo se lee lo que
    diga «imagenes»: dirección, como está en el cuerpo → archivo.
    """
    weasyprint = _imprenta()
    marcas = {"titulo": titulo, "resumen": resumen, "autor": autor, "fecha": fecha}
    lector = _lector(weasyprint, {urljoin(direccion, d): c for d, c in (imagenes or {}).items()})
    vestido = Markup(vestir(cuerpo))
    with _fechado(fecha):
        letras = weasyprint.text.fonts.FontConfiguration()
        hoja = weasyprint.CSS(string=estilo(), url_fetcher=lector, font_config=letras)

        def componer(clase: str) -> Any:
            html = _DOCUMENTO.format(clase=clase, cuerpo=vestido, **marcas)
            fuente = weasyprint.HTML(string=html, base_url=direccion, url_fetcher=lector)
            return fuente.render(font_config=letras, stylesheets=[hoja], **_ACCESIBLE)

        pdf: bytes = _primero_que_cabe(componer, clases).write_pdf(**_ACCESIBLE)
    return pdf


def _primero_que_cabe(componer: Callable[[str], Any], clases: Sequence[str]) -> Any:
    """El documento de la primera clase con que queda en una página, por mitades; o el de la última.

    Si cabe con una, cabe con las siguientes: son cada vez más apretadas.
    """
    hechos = {}
    desde, hasta = 0, len(clases) - 1
    while desde < hasta:
        medio = (desde + hasta) // 2
        hechos[medio] = componer(clases[medio])
        if len(hechos[medio].pages) == 1:
            hasta = medio
        else:
            desde = medio + 1
    return hechos.get(desde) or componer(clases[desde])


@contextmanager
def _fechado(fecha: str) -> Iterator[None]:
    """Las letras que van dentro del PDF llevan su hora: de aquí la toma quien las recorta."""
    antes = os.environ.get(_EPOCA)
    os.environ[_EPOCA] = str(int(datetime.fromisoformat(f"{fecha}T00:00:00+00:00").timestamp()))
    try:
        yield
    finally:
        if antes is None:
            del os.environ[_EPOCA]
        else:
            os.environ[_EPOCA] = antes


def hay_imprenta() -> bool:
    """Si están lo que hace los PDF y las bibliotecas que necesita."""
    try:
        _imprenta()
    except SinImprenta:
        return False
    return True


def _imprenta() -> Any:
    try:
        import_module("weasyprint.text.fonts")
        return import_module("weasyprint")
    except (ImportError, OSError) as e:  # OSError: está, pero sin las bibliotecas del sistema
        raise SinImprenta(
            "falta «weasyprint»: instálelo con «pip install .[impresos]»; en Debian, además,"
            " «apt-get install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0»"
        ) from e


def _lector(weasyprint: ModuleType, imagenes: Mapping[str, Path]) -> Any:
    """Lo único que el documento puede pedir: nuestras letras y las imágenes dadas."""
    urls: Any = weasyprint.urls
    archivos = {**LETRAS, **imagenes}

    class Lector(urls.URLFetcher):  # type: ignore[misc]
        def fetch(self, url: str, headers: object = None) -> Any:
            if url not in archivos:
                raise ValueError("un impreso no lee nada de fuera")
            return urls.URLFetcherResponse(url, archivos[url].read_bytes())

    return Lector()
