"""Publicación, antes: de la edición anterior a lo que hace falta de ella para la siguiente."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass, field
from pathlib import Path

from generador.modelo import Edicion, Fallo, Publicada
from generador.publicacion import contenido, manifiesto
from generador.publicacion.manifiesto import NOMBRE, Manifiesto, ManifiestoInvalido
from generador.vistas.edicion import DATOS

TODO = "todo"
"""Nombre del paquete que lo lleva todo."""
Leer = Callable[[str], bytes | None]
"""Un archivo de la edición por su ruta, o None si no está."""


class SinEdicion(Fallo):
    """Lo que se dio como edición anterior no lo es, o la fecha es de antes que ella."""


@dataclass(frozen=True, slots=True)
class Antes:
    """Lo que se sabe de la edición anterior; sin ninguna, todo está vacío."""

    edicion: str = ""
    secuencia: int = 0
    publicadas: dict[str, Publicada] = field(default_factory=dict)
    todo: Manifiesto | None = None
    """Manifiesto de su paquete completo: con él se hacen los cambios del mes."""


def ruta_de_todo(edicion: str) -> str:
    """Dónde está, en una edición, el manifiesto de su paquete completo."""
    return f"descargas/repositorio-{edicion}.{NOMBRE}"


def de_entrega(origen: Path) -> Antes:
    """De una edición preparada o de su paquete completo, en carpeta o en ZIP."""
    if not origen.exists():
        raise SinEdicion(f"no existe la edición anterior «{origen}»")
    with contenido.abrir(origen, NOMBRE) as abierto:
        return leer_antes(
            lambda ruta: abierto.leer(ruta, manifiesto.BYTES) if ruta in abierto.tamanos else None
        )


def leer_antes(leer: Leer) -> Antes:
    """De un lugar donde se puede leer cada archivo de la edición por su ruta."""
    datos, lista = leer(DATOS), leer(NOMBRE)
    if datos is None or lista is None:
        raise SinEdicion(f"no es una edición: le falta «{DATOS}» o «{NOMBRE}»")
    crudo = manifiesto.cargar(datos, DATOS)
    todo = manifiesto.leer(lista)
    if todo.identidad.paquete != TODO:
        aparte = leer(ruta_de_todo(todo.identidad.edicion))
        suyo = manifiesto.leer(aparte) if aparte is not None else None
    else:
        suyo = todo
    try:
        publicadas = {str(i): Publicada(**p) for i, p in crudo["fichas"].items()}
    except (KeyError, TypeError, AttributeError) as e:
        raise ManifiestoInvalido(f"«{DATOS}» no tiene la forma debida") from e
    return Antes(todo.identidad.edicion, todo.identidad.secuencia, publicadas, suyo)


def siguiente(antes: Antes, fecha: str, usados: Collection[str] = (), ultima: int = 0) -> Edicion:
    """La edición que sigue en esa fecha. No repite un nombre usado ni un número ya dado."""
    mes = fecha[:7]
    if antes.edicion[:7] > mes:
        raise SinEdicion(
            f"la fecha {fecha} es anterior a la última edición publicada, «{antes.edicion}»"
        )
    dados = {antes.edicion, *usados}
    nombre, vez = mes, 1
    while nombre in dados:
        vez += 1
        nombre = f"{mes}.{vez}"
    return Edicion(nombre, max(antes.secuencia, ultima) + 1, antes.edicion, antes.publicadas)
