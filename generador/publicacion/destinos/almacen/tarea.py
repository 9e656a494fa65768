"""Almacén, tarea: hacer los pasos que faltan, anotar por dónde se va y dejar todo recogido."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from generador.publicacion import manifiesto as m
from generador.publicacion.destinos.almacen.diario import (
    ANTERIORES,
    DIARIO,
    ESTADO,
    MANIFIESTOS,
    Diario,
    Estado,
    Tarea,
    anotar,
    empezar,
    leer_estado,
)
from generador.publicacion.destinos.almacen.objetos import Objetos, a_la_vez
from generador.publicacion.destinos.almacen.plan import Paso

LOTE = 100
"""Pasos entre una anotación del diario y la siguiente: lo más que se repite si se corta."""


@dataclass(frozen=True, slots=True)
class Obrero:
    """Quien hace las tareas; «avisar» se llama tras cada lote."""

    objetos: Objetos
    conservar: int
    avisar: Callable[[], None]

    def seguir(self, tarea: Tarea, edicion: Path | None = None) -> None:
        """Los pasos que faltan; «edicion» es la carpeta de la que se sube."""
        plan, hechos = tarea.plan(), 0
        for tanda in plan.tandas:
            for inicio in range(0, len(tanda), LOTE):
                lote = tanda[inicio : inicio + LOTE]
                hechos += len(lote)
                if hechos <= tarea.diario.hechos:
                    continue
                a_la_vez(partial(_dar, self.objetos, tarea, edicion), lote)
                anotar(self.objetos, DIARIO, replace(tarea.diario, hechos=hechos))
                self.avisar()
        estado = _despues(leer_estado(self.objetos), tarea, plan.rezagados, self.conservar)
        anotar(self.objetos, ESTADO, estado)
        _recoger(self.objetos, estado)

    def resolver(self, tarea: Tarea) -> None:
        """Deja servida una edición entera: termina lo que no pide archivos, o lo deshace."""
        pasos = [p for tanda in tarea.plan().tandas for p in tanda]
        faltan = pasos[tarea.diario.hechos :]
        if any(p.clase == "guardar" for p in faltan):
            _recoger(self.objetos, leer_estado(self.objetos))  # no llegó a cambiar nada
            return
        if any(p.clase == "subir" for p in faltan):
            d = tarea.diario
            diario = Diario("volver", d.hasta, d.desde, d.firmas[::-1], d.rezagados)
            tarea = empezar(self.objetos, Tarea(diario, tarea.hasta, tarea.desde))
        self.seguir(tarea)


def _dar(objetos: Objetos, tarea: Tarea, edicion: Path | None, paso: Paso) -> None:
    match paso.clase:
        case "guardar" if tarea.desde:
            objetos.copiar(paso.ruta, f"{ANTERIORES}/{tarea.desde.identidad.edicion}/{paso.ruta}")
        case "subir" if edicion:
            objetos.subir(paso.ruta, edicion / paso.ruta)
        case "traer" if tarea.hasta:
            objetos.copiar(f"{ANTERIORES}/{tarea.hasta.identidad.edicion}/{paso.ruta}", paso.ruta)
        case "borrar":
            objetos.borrar(paso.ruta)


def _despues(estado: Estado, tarea: Tarea, rezagados: tuple[str, ...], conservar: int) -> Estado:
    """El estado con la tarea terminada; aplicarlo dos veces da lo mismo."""
    desde, hasta = (x.identidad.edicion if x else "" for x in (tarea.desde, tarea.hasta))
    sin = tuple(n for n in estado.pila if n not in (desde, hasta))
    if tarea.diario.clase == "volver":
        return Estado(sin, estado.vistas, rezagados)
    pila = (*sin, desde)[1 - conservar :] if desde else sin
    vistas = dict.fromkeys(estado.vistas)
    if tarea.hasta:
        i = tarea.hasta.identidad
        vistas[i.edicion, i.secuencia, m.huella(tarea.hasta)] = None
    return Estado(pila, tuple(vistas), rezagados)


def _recoger(objetos: Objetos, estado: Estado) -> None:
    """Quita el diario: la tarea terminó. Y luego, las copias y manifiestos que ya no se usan."""
    objetos.borrar(DIARIO)
    guardadas = tuple(f"{ANTERIORES}/{nombre}/" for nombre in estado.pila)
    sobran = [r for r in objetos.listar(ANTERIORES) if not r.startswith(guardadas)]
    a_la_vez(objetos.borrar, [*sobran, *objetos.listar(MANIFIESTOS)])
