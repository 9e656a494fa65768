"""Almacén: una edición en un cubo compatible con S3, objeto a objeto, en un orden que no rompe.

El cambio no es de un solo paso, porque un cubo no lo tiene: durante unos segundos hay páginas de
las dos ediciones. Se promete que cada una encuentra lo que necesita, que el manifiesto cambia al
final y que lo cortado se termina, o se deshace, en la orden siguiente.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from pathlib import Path

from generador.publicacion import manifiesto as m
from generador.publicacion.destinos.almacen.cerrojo import Cerrojo
from generador.publicacion.destinos.almacen.diario import (
    ANTERIORES,
    CERROJO,
    NUESTRO,
    Diario,
    Tarea,
    empezar,
    leer_estado,
    pendiente,
)
from generador.publicacion.destinos.almacen.objetos import Objetos, abrir_objetos
from generador.publicacion.destinos.almacen.tarea import Obrero
from generador.publicacion.destinos.averias import ErrorDeDestino, explicado
from generador.publicacion.destinos.edicion import Guardada, admitir, comprobar
from generador.publicacion.manifiesto import FIRMA, NOMBRE, Manifiesto
from generador.publicacion.rutas import reparo


@dataclass(frozen=True, slots=True)
class Almacen:
    """Un prefijo de un cubo."""

    objetos: Objetos
    conservar: int
    reloj: Callable[[], float] = time.time

    def actual(self) -> Manifiesto | None:
        """La edición que se sirve."""
        datos = self.leer(NOMBRE)
        return m.leer(datos) if datos is not None else None

    def leer(self, ruta: str) -> bytes | None:
        """Un objeto de los que se sirven, o None."""
        return None if reparo(ruta) else self.objetos.leer(ruta)

    def ediciones(self) -> list[str]:
        """La que se sirve y aquellas a las que se puede volver; la más reciente, primero."""
        actual = self.actual()
        nombres = [actual.identidad.edicion] if actual else []
        return [*nombres, *reversed(leer_estado(self.objetos).pila)]

    def ultima_secuencia(self) -> int:
        """El número más alto de las que se sirvieron; 0 si ninguna."""
        return max((numero for _, numero, _ in leer_estado(self.objetos).vistas), default=0)

    def publicar(self, edicion: Path) -> None:
        """Sube lo que cambió, en orden. Si se cortó, sigue; si lo cortado era otra, la deshace."""
        with explicado(f"no se pudo leer «{edicion}»"):
            nueva = comprobar(edicion)
        with self._turno() as obrero:
            tarea = pendiente(self.objetos)
            if tarea and (tarea.diario.clase, tarea.hasta) != ("publicar", nueva):
                obrero.resolver(tarea)
                tarea = None
            if tarea is None:
                tarea = self._nueva_tarea(nueva, (edicion / FIRMA).is_file())
            if tarea:
                obrero.seguir(tarea, edicion)

    def volver(self) -> str:
        """Trae las copias de lo que cambió desde la edición anterior, o deshace lo que se cortó."""
        with self._turno() as obrero:
            tarea = pendiente(self.objetos)
            if tarea:
                obrero.resolver(tarea)
            actual = self.actual()
            if tarea is None or (tarea.diario.clase == "publicar" and tarea.hasta == actual):
                obrero.seguir(self._vuelta())
                actual = self.actual()
            if actual is None:
                raise ErrorDeDestino("no queda nada publicado: era la primera, y se cortó")
            return actual.identidad.edicion

    def _nueva_tarea(self, nueva: Manifiesto, firmada: bool) -> Tarea | None:
        """La tarea de publicar; None si ya se sirve esa edición."""
        servida, estado = self.actual(), leer_estado(self.objetos)
        vistas = [
            Guardada(replace(nueva.identidad, edicion=nombre, secuencia=numero), huella)
            for nombre, numero, huella in estado.vistas
        ]
        admitir(nueva, servida.identidad if servida else None, vistas)
        if servida == nueva:
            return None
        if servida is None and not all(r.startswith(NUESTRO) for r in self.objetos.listar()):
            raise ErrorDeDestino(f"«{self.objetos.base}» tiene otras cosas; elija otro prefijo")
        firmas = self.objetos.leer(FIRMA) is not None, firmada
        desde = m.huella(servida) if servida else ""
        diario = Diario("publicar", desde, m.huella(nueva), firmas, estado.rezagados)
        return empezar(self.objetos, Tarea(diario, servida, nueva))

    def _vuelta(self) -> Tarea:
        """La tarea de volver, si están todas las copias que hacen falta."""
        servida, estado = self.actual(), leer_estado(self.objetos)
        if servida is None or not estado.pila:
            raise ErrorDeDestino("el almacén no guarda ninguna edición anterior")
        nombre = estado.pila[-1]
        carpeta = f"{ANTERIORES}/{nombre}"
        hay = set(self.objetos.listar(carpeta))
        datos = self.objetos.leer(f"{carpeta}/{NOMBRE}")
        previa = m.leer(datos) if datos is not None else None
        firmas = True, f"{carpeta}/{FIRMA}" in hay
        huellas = m.huella(servida), m.huella(previa) if previa else ""
        tarea = Tarea(Diario("volver", *huellas, firmas, estado.rezagados), servida, previa)
        pasos = (p for tanda in tarea.plan().tandas for p in tanda if p.clase == "traer")
        if previa is None or {f"{carpeta}/{p.ruta}" for p in pasos} - hay:
            raise ErrorDeDestino(f"al almacén le faltan copias de «{nombre}»: no se puede volver")
        return empezar(self.objetos, tarea)

    @contextmanager
    def _turno(self) -> Iterator[Obrero]:
        cerrojo = Cerrojo(self.objetos, CERROJO, self.reloj)
        try:
            cerrojo.tomar()
        except FileNotFoundError as e:
            raise ErrorDeDestino(f"no existe el cubo de «{self.objetos.base}»; créelo antes") from e
        try:
            yield Obrero(self.objetos, self.conservar, cerrojo.renovar)
        finally:
            with suppress(ErrorDeDestino):  # si no se pudo quitar, vence solo
                cerrojo.soltar()


def abrir_almacen(direccion: str, conservar: int) -> Almacen:
    """El de «s3://cubo/prefijo»."""
    return Almacen(abrir_objetos(direccion), conservar)
