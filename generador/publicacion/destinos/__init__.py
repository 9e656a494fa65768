"""Destinos: dónde se publica una edición terminada, y cómo se vuelve a la anterior."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from typing import Protocol

from generador.esquemas.sugerencias import parecido
from generador.publicacion.destinos.averias import ErrorDeDestino
from generador.publicacion.destinos.carpeta import Carpeta
from generador.publicacion.destinos.rama import abrir_rama
from generador.publicacion.manifiesto import Manifiesto

__all__ = ["Destino", "ErrorDeDestino", "abrir"]

FORMAS = "carpeta:/ruta, rama:nombre o s3://cubo/prefijo"
MINIMO = 2
"""Ediciones que se guardan por lo menos: sin una anterior no se podría volver."""


class Destino(Protocol):
    """Un lugar que sirve una edición y guarda las últimas."""

    def actual(self) -> Manifiesto | None:
        """La edición que se sirve, o None."""

    def leer(self, ruta: str) -> bytes | None:
        """Un archivo de la edición que se sirve, o None."""

    def publicar(self, edicion: Path) -> None:
        """Sirve la edición de esa carpeta. Repetirlo tras un corte lo termina."""

    def volver(self) -> str:
        """Sirve la edición anterior y dice cuál es."""

    def ediciones(self) -> list[str]:
        """Las que se guardan; la más reciente, primero."""

    def ultima_secuencia(self) -> int:
        """El número más alto que se usó, también si después se volvió atrás; 0 si ninguno."""


def abrir(texto: str, conservar: int, raiz: Path = Path()) -> Destino:
    """El destino que se escribió: «carpeta:/srv/www/repositorio», «rama:gh-pages», «s3://cubo».

    «raiz» es el repositorio de Git de una rama.
    """
    if conservar < MINIMO:
        raise ErrorDeDestino(f"hay que conservar al menos {MINIMO} ediciones, para poder volver")
    clase, hay, resto = texto.partition(":")
    if not hay or not resto.strip("/"):
        raise ErrorDeDestino(_no_se_entiende(texto, clase))
    if clase == "carpeta":
        return Carpeta(Path(resto).absolute(), conservar)
    if clase == "rama":
        return abrir_rama(resto, raiz)
    if clase == "s3" and resto.startswith("//"):
        return _almacen(texto, conservar)
    raise ErrorDeDestino(_no_se_entiende(texto, clase))


def _almacen(texto: str, conservar: int) -> Destino:
    """Se carga solo si se usa: sus paquetes son optativos, y tardan en cargarse."""
    try:
        modulo = import_module("generador.publicacion.destinos.almacen")
    except ModuleNotFoundError as e:
        raise ErrorDeDestino(
            f"para publicar en un almacén falta el paquete «{e.name}»; instálelos con "
            "«pip install --require-hashes -r requirements-publicacion.lock»"
        ) from e
    destino: Destino = modulo.abrir_almacen(texto, conservar)
    return destino


def _no_se_entiende(texto: str, clase: str) -> str:
    cerca = parecido(clase, ["carpeta", "rama", "s3"])
    pregunta = f"¿quiso decir «{cerca}:…»? " if cerca and cerca != clase else ""
    return f"no se entiende el destino «{texto}»; {pregunta}se escribe {FORMAS}"
