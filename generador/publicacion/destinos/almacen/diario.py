"""Almacén, diario: qué se hace y por dónde va, para seguir si se corta; y qué se recuerda."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from typing import Any, Literal

from generador.publicacion import manifiesto as m
from generador.publicacion.destinos.almacen.objetos import Objetos
from generador.publicacion.destinos.almacen.plan import Plan, para_publicar, para_volver
from generador.publicacion.destinos.averias import ErrorDeDestino
from generador.publicacion.manifiesto import Manifiesto

NUESTRO = ".publicacion"
"""Donde está lo que no es del sitio: conviene que el servidor no lo muestre."""
ANTERIORES, MANIFIESTOS = f"{NUESTRO}/anteriores", f"{NUESTRO}/manifiestos"
DIARIO, ESTADO, CERROJO = (f"{NUESTRO}/{n}.json" for n in ("diario", "estado", "cerrojo"))


@dataclass(frozen=True, slots=True)
class Estado:
    """Lo que el almacén recuerda de una publicación a otra."""

    pila: tuple[str, ...] = ()
    """Ediciones a las que se puede volver; la más reciente, al final."""
    vistas: tuple[tuple[str, int, str], ...] = ()
    """Todas las que se sirvieron: nombre, número y huella."""
    rezagados: tuple[str, ...] = ()
    """Objetos que ya no son de la edición servida, y que se borran con la siguiente."""


@dataclass(frozen=True, slots=True)
class Diario:
    """Una tarea empezada: de qué edición a cuál, y cuántos pasos lleva."""

    clase: Literal["publicar", "volver"]
    desde: str
    """Huella del manifiesto que se servía; vacía si nada."""
    hasta: str
    firmas: tuple[bool, bool]
    rezagados: tuple[str, ...]
    hechos: int = 0


@dataclass(frozen=True, slots=True)
class Tarea:
    """El diario con sus dos manifiestos."""

    diario: Diario
    desde: Manifiesto | None
    hasta: Manifiesto | None

    def plan(self) -> Plan:
        """Siempre el mismo para la misma tarea: por eso basta con contar los pasos."""
        d = self.diario
        if d.clase == "publicar" and self.hasta:
            return para_publicar(self.desde, self.hasta, d.firmas, d.rezagados)
        if self.desde:
            return para_volver(self.desde, self.hasta, d.firmas, d.rezagados)
        return Plan((), ())


def leer_estado(objetos: Objetos) -> Estado:
    """El que dejó la última publicación; el de un almacén nuevo, vacío."""
    crudo = _leer(objetos, ESTADO)
    if crudo is None:
        return Estado()
    vistas = tuple((str(n), int(s), str(h)) for n, s, h in crudo["vistas"])
    return Estado(tuple(crudo["pila"]), vistas, tuple(crudo["rezagados"]))


def anotar(objetos: Objetos, ruta: str, que: Estado | Diario) -> None:
    """Guarda el estado o el diario."""
    objetos.escribir(ruta, json.dumps(asdict(que), ensure_ascii=False).encode())


def empezar(objetos: Objetos, tarea: Tarea) -> Tarea:
    """Guarda los manifiestos y, al final, el diario: sin él no hay tarea empezada."""
    for manifiesto in (tarea.desde, tarea.hasta):
        if manifiesto:
            ruta = f"{MANIFIESTOS}/{m.huella(manifiesto)}.json"
            objetos.escribir(ruta, m.texto(manifiesto))
    anotar(objetos, DIARIO, tarea.diario)
    return tarea


def pendiente(objetos: Objetos) -> Tarea | None:
    """La tarea que se cortó, si la hay."""
    crudo = _leer(objetos, DIARIO)
    if crudo is None:
        return None
    firmas, rezagados = tuple(crudo["firmas"]), tuple(crudo["rezagados"])
    diario = Diario(**{**crudo, "firmas": firmas, "rezagados": rezagados})
    return Tarea(diario, _manifiesto(objetos, diario.desde), _manifiesto(objetos, diario.hasta))


def _manifiesto(objetos: Objetos, huella: str) -> Manifiesto | None:
    if not huella:
        return None
    datos = objetos.leer(f"{MANIFIESTOS}/{huella}.json")
    if datos is None:
        raise ErrorDeDestino(f"en el almacén falta «{MANIFIESTOS}/{huella}.json»")
    return m.leer(datos)


def _leer(objetos: Objetos, ruta: str) -> dict[str, Any] | None:
    datos = objetos.leer(ruta)
    return m.cargar(datos, ruta) if datos is not None else None
