"""Enlaces, comprobar: pregunta por lo que toca y guarda lo que se va sabiendo."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from contextlib import closing
from dataclasses import dataclass
from threading import Event
from time import monotonic

from generador.enlaces.estado import anotar, por_preguntar
from generador.enlaces.limites import Limites
from generador.enlaces.preguntar import Preguntador, Respuesta
from generador.enlaces.recorrer import recorrer, sitio_de
from generador.modelo import Enlace, Fallo

CADA = 1.0
"""Segundos, como poco, entre dos guardados: si se interrumpe, eso es lo que se repite."""
TESTIGOS = 3

Guardar = Callable[[Iterable[Enlace]], None]


class SinRed(Fallo):
    """Ningún sitio contestó: lo más probable es que este equipo no tenga salida a Internet."""


@dataclass(frozen=True, slots=True)
class Resumen:
    """Cómo terminó una comprobación."""

    enlaces: Mapping[str, Enlace]
    preguntados: int
    pendientes: int
    """Los que tocaban y no dio tiempo a preguntar, o su sitio pidió calma."""


def comprobar(
    urls: Collection[str],
    sabidos: Mapping[str, Enlace],
    fecha: str,
    limites: Limites,
    agente: str,
    guardar: Guardar,
    al_avanzar: Callable[[int], None] = lambda _: None,
) -> Resumen:
    """Pregunta por las direcciones que toca hoy. Lo guardado vale aunque se interrumpa."""
    libreta = _Libreta(sabidos, fecha, guardar)
    tocan = por_preguntar(urls, sabidos, fecha, limites)
    parar = Event()
    preguntador = Preguntador(limites, agente, parar)
    try:
        with closing(recorrer(tocan, preguntador, limites, parar)) as respuestas:
            for url, respuesta in respuestas:
                libreta.apuntar(url, respuesta)
                al_avanzar(1)
        if libreta.en_duda and not _hay_red(tocan, sabidos, limites, agente):
            raise SinRed(
                "ningún sitio contestó: revise la conexión de este equipo a Internet "
                "y vuelva a intentarlo; no se anotó ningún fallo"
            )
        libreta.confirmar()
    finally:
        libreta.cerrar()
    return Resumen(libreta.enlaces, libreta.preguntados, len(tocan) - libreta.preguntados)


def _hay_red(
    tocan: Collection[str], sabidos: Mapping[str, Enlace], limites: Limites, agente: str
) -> bool:
    """Si contesta alguno de los que respondieron bien hace poco y hoy no tocaba preguntar."""
    buenos = sorted(
        (e for e in sabidos.values() if e.estado == "bien" and e.url not in tocan),
        key=lambda e: (e.revisado, e.url),
        reverse=True,
    )
    por_sitio = {sitio_de(e.url): e.url for e in reversed(buenos)}
    testigos = list(por_sitio.values())[-TESTIGOS:]
    parar = Event()
    respuestas = recorrer(testigos, Preguntador(limites, agente, parar), limites, parar)
    return any(r.hubo for _, r in list(respuestas))


class _Libreta:
    """Lo que se va sabiendo. Un fallo sin respuesta espera a saber que el equipo tiene red."""

    def __init__(self, sabidos: Mapping[str, Enlace], fecha: str, guardar: Guardar) -> None:
        self.enlaces = dict(sabidos)
        self.preguntados = 0
        self._fecha = fecha
        self._guardar = guardar
        self._dudas: list[tuple[str, Respuesta]] = []
        self._hay_red = False
        self._guardado = monotonic()
        self._cambio = False

    @property
    def en_duda(self) -> bool:
        """Si todo lo que falló pudo ser por la red de este equipo."""
        return bool(self._dudas)

    def apuntar(self, url: str, respuesta: Respuesta) -> None:
        """Anota una respuesta y, si hace rato que no se guarda, guarda."""
        self.preguntados += 1
        self._hay_red = self._hay_red or respuesta.hubo
        self._dudas.append((url, respuesta))
        if self._hay_red:
            self.confirmar()
        elif not respuesta.puede_ser_la_red:
            self._anotar(*self._dudas.pop())
        if self._cambio and monotonic() - self._guardado >= CADA:
            self.cerrar()

    def confirmar(self) -> None:
        """Hay red: lo que estaba en duda es verdad."""
        for duda in self._dudas:
            self._anotar(*duda)
        self._dudas.clear()

    def cerrar(self) -> None:
        """Guarda lo anotado, si hay algo nuevo."""
        if self._cambio:
            self._guardar(self.enlaces.values())
        self._guardado, self._cambio = monotonic(), False

    def _anotar(self, url: str, respuesta: Respuesta) -> None:
        self.enlaces[url] = anotar(self.enlaces.get(url), url, respuesta, self._fecha)
        self._cambio = True
