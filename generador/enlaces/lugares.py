"""Enlaces, lugares: del contenido a cada dirección externa, y en qué línea está."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from urllib.parse import unquote

from generador.construccion import Resultado
from generador.fuentes.texto import leer_texto
from generador.vistas.externos import de_ficha, de_texto, sin_ancla


@dataclass(frozen=True, slots=True, order=True)
class Lugar:
    """Un enlace del contenido: a dónde lleva, quién responde por él y dónde está escrito."""

    url: str
    archivo: str
    linea: int
    unidad: str = ""
    """Código de la unidad; vacío en las páginas escritas y los vocabularios."""
    ficha: str = ""
    """Id de la ficha; vacío si no está en una."""
    titulo: str = ""


def lugares(raiz: Path, resultado: Resultado) -> tuple[Lugar, ...]:
    """Todos los enlaces externos de lo que se publica, ordenados y sin repetir."""
    lineas = _Lineas(raiz)
    todos = {
        *_de_fichas(resultado, lineas),
        *_de_escritas(resultado, lineas),
        *_de_vocabularios(resultado, lineas),
    }
    return tuple(sorted(todos))


class _Lineas:
    """En qué línea de un archivo está una dirección; cada archivo se lee una vez."""

    def __init__(self, raiz: Path) -> None:
        self._raiz = raiz
        self._leer = cache(self._lineas)

    def buscar(self, archivo: str, url: str, desde: int = 1) -> int:
        """La primera línea, de «desde» en adelante, que la nombra; si no se halla, «desde»."""
        formas = {url, unquote(url), url.partition("://")[2]}
        for numero, linea in enumerate(self._leer(archivo)[desde - 1 :], desde):
            if any(forma in linea for forma in formas):
                return numero
        return desde

    def _lineas(self, archivo: str) -> tuple[str, ...]:
        texto = leer_texto(self._raiz / archivo, archivo)
        return tuple(texto.split("\n")) if isinstance(texto, str) else ()


def _de_fichas(resultado: Resultado, lineas: _Lineas) -> Iterator[Lugar]:
    for ficha in resultado.catalogo.visibles:
        if ficha.retirada:
            continue
        for camino, url in de_ficha(ficha):
            linea = lineas.buscar(ficha.archivo, url, ficha.linea(*camino))
            yield Lugar(url, ficha.archivo, linea, ficha.unidad, ficha.id, ficha.titulo)


def _de_escritas(resultado: Resultado, lineas: _Lineas) -> Iterator[Lugar]:
    for pagina in resultado.escritas:
        if isinstance(pagina.contenido, str):
            for url in de_texto(pagina.contenido):
                yield Lugar(url, pagina.archivo, lineas.buscar(pagina.archivo, url))


def _de_vocabularios(resultado: Resultado, lineas: _Lineas) -> Iterator[Lugar]:
    """Los datos de los términos que son una dirección, como el texto de una licencia."""
    for nombre, vocabulario in resultado.catalogo.vocabularios.items():
        archivo = f"vocabularios/{nombre}.yml"
        for termino in vocabulario.terminos.values():
            for valor in termino.extra.values():
                if isinstance(valor, str) and valor.startswith(("http://", "https://")):
                    url = sin_ancla(valor)
                    yield Lugar(url, archivo, lineas.buscar(archivo, url))
