"""Publicación, preparar: de un plano a una edición terminada: sitio, paquetes, lista y firma."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from functools import partial
from itertools import chain, islice
from pathlib import Path
from typing import Any

from generador import vistas
from generador.modelo import Descarga, Edicion, Ficha, Sitio
from generador.publicacion import cambios, componentes, impresos, manifiesto
from generador.publicacion.antes import TODO, ruta_de_todo
from generador.publicacion.cierre import Sello, cerrar
from generador.publicacion.manifiesto import Identidad, Manifiesto
from generador.publicacion.paginas import Novedades, pagina_leame
from generador.publicacion.paquete import empaquetar, rutas_largas
from generador.publicacion.partes import levantar_parte, partes
from generador.publicacion.zim import hacer_zim
from generador.sitio.obra import ObraRechazada, estampar_en, levantar
from generador.sitio.plano import Plano
from generador.vistas.cambios import anuncios
from generador.vistas.cambios import cambios as lo_nuevo
from generador.vistas.descargas import pagina as pagina_de_descargas
from generador.vistas.entorno import Taller

SITIO = "sitio"
COMPLETO = "Todo el repositorio"
PARA_IMPRIMIR = "Para imprimir"
INFORMES = 2
"""El bimestre en curso y el que se cerró."""


@dataclass(frozen=True, slots=True)
class Encargo:
    """Qué edición se prepara y con qué."""

    edicion: Edicion
    base: Manifiesto | None = None
    """El paquete completo de la anterior; sin él no hay paquete de cambios."""
    sello: Sello = field(default_factory=Sello)
    zim: bool = False
    procesos: int = 1
    impresos: bool = False
    """Si hace los PDF: una hoja por ficha, junto a su página, y los cuadernos, para descargar."""


def preparar(plano: Plano, carpeta: Path, encargo: Encargo, ajeno: bytes = b"") -> Manifiesto:
    """Escribe la edición en una carpeta vacía. ObraRechazada si el sitio los tiene.

    «ajeno» es la lista de los componentes de otros, si se sabe.
    """
    verificable = bool(encargo.sello.publica)
    sitio = replace(plano.sitio, edicion=encargo.edicion, verificable=verificable)
    with tempfile.TemporaryDirectory() as nombre:
        # Aparte hasta el final: lo que se descarga no va dentro de lo que se descarga.
        temporal = Path(nombre)
        taller = vistas.preparar(plano.resultado.catalogo, sitio, {}, plano.medidas)
        if encargo.impresos:
            sitio = replace(sitio, impresos=_hojas(plano, taller, temporal / "hojas"))
        obra = _Obra(plano, carpeta, encargo, sitio, taller)
        levantar(plano, carpeta, sitio)
        if ajeno:
            (carpeta / componentes.NOMBRE).write_bytes(ajeno)
        todo = cerrar(carpeta, obra.identidad(TODO), encargo.sello)
        hechos = [
            *obra.enteros(temporal, todo),
            *obra.para_imprimir(temporal),
            *obra.partes(temporal),
        ]
        descargas = [obra.poner(*hecho) for hecho in hechos]
    (carpeta / ruta_de_todo(encargo.edicion.nombre)).write_bytes(manifiesto.texto(todo))
    pagina = pagina_de_descargas(obra.taller, descargas, componentes.NOMBRE if ajeno else "")
    estampar_en(carpeta, plano.marco, sitio, pagina)
    return cerrar(carpeta, obra.identidad(SITIO), encargo.sello)


def _hojas(plano: Plano, taller: Taller, carpeta: Path) -> Mapping[str, Path]:
    """Id de cada ficha que se imprime → su PDF."""
    hechas = impresos.escribir(vistas.hojas(taller), carpeta, plano.medios.almacen)
    return {impreso.nombre: camino for impreso, camino in hechas}


Hecho = tuple[Path, str, str, int]
"""Un archivo para descargar: dónde está, su grupo, su título y cuántas fichas lleva."""


@dataclass(frozen=True, slots=True)
class _Obra:
    """Los pasos de preparar, que comparten casi todo."""

    plano: Plano
    carpeta: Path
    encargo: Encargo
    sitio: Sitio
    taller: Taller

    def identidad(self, paquete: str) -> Identidad:
        edicion = self.encargo.edicion
        return Identidad(
            self.sitio.url,
            paquete,
            edicion.nombre,
            edicion.secuencia,
            self.plano.resultado.catalogo.fecha,
            edicion.anterior,
        )

    def enteros(self, temporal: Path, todo: Manifiesto) -> Iterator[Hecho]:
        """El paquete completo, el de los cambios del mes y el ZIM."""
        nombre, base = f"repositorio-{self.encargo.edicion.nombre}", self.encargo.base
        cuantas = _propias(self.plano.resultado.catalogo.visibles)
        zip_ = temporal / f"{nombre}.zip"
        _empaquetar(self.carpeta, zip_, nombre)
        yield zip_, COMPLETO, "Repositorio completo", cuantas
        if base is not None:
            antes = base.identidad.edicion
            zip_ = temporal / f"cambios-{antes}-a-{self.encargo.edicion.nombre}.zip"
            leame = pagina_leame(base, todo, zip_.name, self._anuncios())
            cambios.hacer(base, self.carpeta, todo, zip_, leame, self.encargo.sello.firmante)
            yield zip_, COMPLETO, f"Solo lo que cambió desde la edición {antes}", 0
        if self.encargo.zim:
            zim, sitio = temporal / f"{nombre}.zim", self.sitio
            hacer_zim(self.carpeta, zim, todo.identidad, sitio.nombre, sitio.descripcion)
            yield zim, "Para el lector Kiwix", "Archivo ZIM", cuantas

    def _anuncios(self) -> Novedades:
        return anuncios(lo_nuevo(self.taller, self.encargo.edicion))

    def para_imprimir(self, temporal: Path) -> Iterator[Hecho]:
        """Un cuaderno por año y los dos últimos informes bimestrales, para imprimir."""
        if not self.encargo.impresos:
            return
        almacen = self.plano.medios.almacen
        informes = islice(vistas.informes(self.taller), INFORMES)
        imagenes = self.plano.imagenes
        todos = chain(vistas.cuadernos(replace(self.taller, imagenes=imagenes)), informes)
        for impreso, camino in impresos.escribir(todos, temporal, almacen, imagenes.carpeta):
            yield camino, PARA_IMPRIMIR, f"{impreso.titulo} (PDF)", len(impreso.fichas)

    def partes(self, temporal: Path) -> Iterator[Hecho]:
        """Un paquete por eje y por región, en tantos procesos como se pida."""
        todas = [*partes(self.plano.resultado.catalogo)]
        nombre = f"repositorio-{self.encargo.edicion.nombre}"
        zips = [temporal / f"{nombre}-{p.paquete}.zip" for p in todas]
        with _repartir(self.encargo.procesos) as a_la_vez:
            hacer = partial(levantar_parte, self.plano, self.sitio, temporal)
            hechas = [*a_la_vez(hacer, todas)]
            for parte, hecha in zip(todas, hechas, strict=True):
                cerrar(hecha, self.identidad(parte.paquete), self.encargo.sello)
            [*a_la_vez(_empaquetar, hechas, zips, [p.paquete for p in todas])]
        for parte, zip_ in zip(todas, zips, strict=True):
            suyas = (self.plano.resultado.catalogo.fichas[i] for i in parte.ids)
            yield zip_, parte.grupo, parte.titulo, _propias(suyas)

    def poner(self, camino: Path, grupo: str, titulo: str, fichas: int) -> Descarga:
        """Lleva el archivo a las descargas del sitio."""
        destino = self.carpeta / "descargas" / camino.name
        shutil.move(camino, destino)
        ruta, tamano = f"descargas/{camino.name}", destino.stat().st_size
        return Descarga(grupo, titulo, ruta, tamano, manifiesto.huella_de(destino), fichas)


def _propias(fichas: Iterable[Ficha]) -> int:
    """Cuántas son, sin los ejemplos."""
    return sum(not f.ejemplo for f in fichas)


def _empaquetar(carpeta: Path, destino: Path, prefijo: str) -> None:
    """El ZIP, si todas sus rutas caben en Windows."""
    largas = rutas_largas((r for r, _ in manifiesto.recorrer(carpeta)), destino.name, prefijo)
    if largas:
        raise ObraRechazada(largas)
    empaquetar(carpeta, destino, prefijo)


@contextmanager
def _repartir(procesos: int) -> Iterator[Callable[..., Iterable[Any]]]:
    """Una función como «map» que reparte entre procesos; con uno, no crea ninguno."""
    if procesos == 1:
        yield map
        return
    with ProcessPoolExecutor(procesos) as ejecutor:
        yield ejecutor.map
