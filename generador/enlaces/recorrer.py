"""Enlaces, recorrer: muchas direcciones, unos pocos sitios a la vez y nunca más de lo permitido."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from queue import Empty, SimpleQueue
from threading import Event
from time import monotonic
from urllib.parse import urlsplit

from generador.enlaces.limites import Limites
from generador.enlaces.preguntar import Respuesta
from generador.enlaces.turnos import Detenido

Preguntar = Callable[[str], Respuesta]
Hecha = tuple[str, Respuesta]
_Cola = SimpleQueue[Hecha | None]


def sitio_de(url: str) -> str:
    """El nombre del servidor; vacío si la dirección no se entiende."""
    try:
        return urlsplit(url).hostname or ""
    except ValueError:
        return ""


def recorrer(
    urls: Iterable[str], preguntar: Preguntar, limites: Limites, parar: Event
) -> Generator[Hecha]:
    """(dirección, respuesta) a medida que llegan. Al acabarse el tiempo, termina sin las demás."""
    por_sitio: dict[str, list[str]] = {}
    for url in urls:
        por_sitio.setdefault(sitio_de(url), []).append(url)
    cola: _Cola = SimpleQueue()
    fin = monotonic() + limites.segundos
    with ThreadPoolExecutor(limites.obreros, "enlaces") as obreros:
        tareas = [
            obreros.submit(_atender, grupo, preguntar, cola, parar) for grupo in por_sitio.values()
        ]
        try:
            yield from _recibir(cola, len(tareas), fin, parar)
        finally:
            parar.set()
            for tarea in tareas:
                tarea.cancel()
    for tarea in tareas:
        if not tarea.cancelled():
            tarea.result()  # un defecto nuestro no se calla


def _atender(urls: list[str], preguntar: Preguntar, cola: _Cola, parar: Event) -> None:
    """Las direcciones de un sitio, una tras otra; al terminar deja un None."""
    try:
        for url in urls:
            if parar.is_set():
                return
            respuesta = preguntar(url)
            cola.put((url, respuesta))
            if respuesta.aplaza:
                return
    except Detenido:
        return
    finally:
        cola.put(None)


def _recibir(cola: _Cola, tareas: int, fin: float, parar: Event) -> Iterator[Hecha]:
    while tareas:
        try:
            hecha = cola.get(timeout=None if parar.is_set() else max(0.0, fin - monotonic()))
        except Empty:
            return
        if hecha is None:
            tareas -= 1
        else:
            yield hecha
