"""Publicación, revisión: de una entrega, carpeta o ZIP, a lo que tiene de cambiado o de falso."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from generador.modelo import Fallo
from generador.publicacion import claves, contenido, manifiesto
from generador.publicacion.comprimido import ContenidoIlegible
from generador.publicacion.contenido import Contenido
from generador.publicacion.firma import FirmaInvalida, verificar
from generador.publicacion.manifiesto import (
    FIRMA,
    NOMBRE,
    PROPIOS,
    Manifiesto,
    ManifiestoInvalido,
)

DEL_SISTEMA = frozenset({"thumbs.db", "desktop.ini", ".ds_store"})


@dataclass(frozen=True, slots=True)
class Informe:
    """Qué se halló. Con «rechazos» no se llega a comparar los archivos: no habría con qué."""

    manifiesto: Manifiesto | None = None
    comentario: str = ""
    """El que va firmado; vacío si no se pidió comprobar la firma."""
    cambiados: tuple[str, ...] = ()
    faltan: tuple[str, ...] = ()
    sobran: tuple[str, ...] = ()
    rechazos: tuple[str, ...] = ()
    """Por qué no es de fiar: su firma, su manifiesto, su secuencia o el propio ZIP."""

    @property
    def intacto(self) -> bool:
        """Si es, archivo por archivo, lo que se firmó."""
        return not (self.cambiados or self.faltan or self.sobran or self.rechazos)


class EntregaInvalida(Fallo):
    """La entrega no es la que se firmó."""


def revisar(origen: Path, publica: str | None, secuencia_minima: int = 0) -> Informe:
    """Compara una carpeta o un ZIP con su manifiesto; con «publica», también su firma."""
    if not origen.exists():
        raise ContenidoIlegible(f"«{origen}» no existe")
    try:
        with contenido.abrir(origen, NOMBRE) as abierto:
            firmado, comentario = leer_firmado(abierto, publica)
            _exigir_reciente(firmado, secuencia_minima)
            return comparar(abierto, firmado, comentario)
    except (ContenidoIlegible, ManifiestoInvalido, FirmaInvalida, EntregaInvalida) as e:
        return Informe(rechazos=(str(e),))


def leer_firmado(
    abierto: Contenido, publica: str | None, carpeta: str = ""
) -> tuple[Manifiesto, str]:
    """El manifiesto y el comentario de su firma, una vez comprobada."""
    datos = abierto.leer(carpeta + NOMBRE, manifiesto.BYTES)
    if publica is None:
        return manifiesto.leer(datos), ""
    comentario = comprobar_firma(abierto, datos, carpeta + FIRMA, publica)
    return manifiesto.leer(datos), comentario


def comprobar_firma(abierto: Contenido, datos: bytes, ruta: str, publica: str) -> str:
    """El comentario de la firma que está en «ruta», si lo es de esos datos."""
    firma = abierto.leer(ruta, claves.BYTES)
    try:
        return verificar(datos, firma.decode("utf-8"), publica)
    except UnicodeDecodeError as e:
        raise FirmaInvalida("la firma está dañada") from e


def comparar(abierto: Contenido, firmado: Manifiesto, comentario: str = "") -> Informe:
    """Archivo por archivo: los que no son los del manifiesto."""
    hay = abierto.tamanos.keys() - PROPIOS
    deben = {e.ruta: e for e in firmado.archivos}
    return Informe(
        firmado,
        comentario,
        cambiados=tuple(r for r, e in deben.items() if r in hay and not abierto.es(e)),
        faltan=tuple(r for r in deben if r not in hay),
        sobran=tuple(sorted(r for r in hay - deben.keys() if not _del_sistema(r))),
    )


def _del_sistema(ruta: str) -> bool:
    """Lo que Windows y macOS dejan solos en una carpeta al mirarla: no es una alteración."""
    return ruta.rpartition("/")[2].lower() in DEL_SISTEMA


def _exigir_reciente(firmado: Manifiesto, secuencia_minima: int) -> None:
    propia = firmado.identidad.secuencia
    if propia < secuencia_minima:
        raise EntregaInvalida(
            f"es la edición {firmado.identidad.edicion} (n.º {propia}), más antigua que la"
            f" n.º {secuencia_minima} que se espera"
        )
