"""Enlaces, estado: qué toca preguntar, qué se sabe después, y cómo se guarda sin perder nada."""

from __future__ import annotations

import csv
import io
import os
from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path

from generador.enlaces.limites import Limites
from generador.enlaces.preguntar import Respuesta
from generador.enlaces.recorrer import sitio_de
from generador.fuentes.enlaces import ARCHIVO, COLUMNAS
from generador.modelo import Enlace, Fallo

TEMPORAL = ".enlaces.csv.tmp"
_PIDIO_CALMA = "429"


class EstadoRoto(Fallo):
    """No se puede leer o guardar lo que se sabe de los enlaces."""


def por_preguntar(
    urls: Iterable[str], sabidos: Mapping[str, Enlace], fecha: str, limites: Limites
) -> list[str]:
    """Las direcciones que toca preguntar hoy, primero las que hace más que no se preguntan.

    No se repite lo preguntado hoy, ni lo que hace poco respondió bien, ni se vuelve hoy a un sitio
    que pidió calma.
    """
    con_calma = {
        sitio_de(e.url)
        for e in sabidos.values()
        if e.codigo == _PIDIO_CALMA and e.revisado == fecha
    }
    tocan = [
        ((sabidos[url].revisado if url in sabidos else ""), url)
        for url in set(urls)
        if sitio_de(url) not in con_calma and _toca(sabidos.get(url), fecha, limites.dias)
    ]
    return [url for _, url in sorted(tocan)[: limites.cuantos]]


def _toca(sabido: Enlace | None, fecha: str, dias: int) -> bool:
    if sabido is None:
        return True
    pasados = (date.fromisoformat(fecha) - date.fromisoformat(sabido.revisado)).days
    return pasados > 0 and (sabido.estado != "bien" or pasados >= dias)


def anotar(previo: Enlace | None, url: str, respuesta: Respuesta, fecha: str) -> Enlace:
    """Lo que se sabe de una dirección tras preguntarle."""
    estado = respuesta.estado
    if estado == "dudoso" and previo is not None and previo.estado == "falla":
        # No contestar a un programa no desmiente lo que falló antes, ni lo agrava.
        return Enlace(url, "falla", respuesta.codigo, previo.fallos, previo.desde, fecha)
    fallaba = previo.fallos if previo is not None else 0
    sigue = previo is not None and previo.estado == estado
    return Enlace(
        url=url,
        estado=estado,
        codigo=respuesta.codigo,
        fallos=min(fallaba + 1, 99_999) if estado == "falla" else 0,
        desde=previo.desde if previo is not None and sigue else fecha,
        revisado=fecha,
        cambio_a=respuesta.cambio_a,
    )


def guardar(raiz: Path, enlaces: Iterable[Enlace]) -> None:
    """Escribe el archivo entero de una vez: si se interrumpe, queda el anterior."""
    destino = raiz / ARCHIVO
    temporal = destino.parent / TEMPORAL
    if destino.parent.is_symlink() or temporal.is_symlink():
        raise EstadoRoto(f"«{destino.parent.name}» lleva a otra carpeta: no se escribe en ella")
    try:
        destino.parent.mkdir(exist_ok=True)
        with temporal.open("wb") as archivo:
            archivo.write(_csv(enlaces))
            archivo.flush()
            os.fsync(archivo.fileno())
        temporal.replace(destino)
    except OSError as e:
        raise EstadoRoto(
            f"no se pudo guardar {ARCHIVO} ({e.strerror}); si lo tiene abierto en Excel, ciérrelo"
        ) from e


def _csv(enlaces: Iterable[Enlace]) -> bytes:
    """UTF-8 con marca y saltos de Windows, para Excel. Ningún valor puede ser una fórmula."""
    salida = io.StringIO()
    escritor = csv.writer(salida, lineterminator="\r\n")
    escritor.writerow(COLUMNAS)
    for e in sorted(enlaces, key=lambda e: e.url):
        escritor.writerow((e.url, e.estado, e.codigo, e.fallos, e.desde, e.revisado, e.cambio_a))
    return salida.getvalue().encode("utf-8-sig")
