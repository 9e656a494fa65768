"""Video, juicio: de una medida y el estándar a lo que no se cumple y cómo se arregla."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generador.modelo import Nivel
from generador.video.estandar import Estandar, Exigencia
from generador.video.medida import Medida
from generador.video.reparos import REPAROS

CUMPLE, CON_AVISOS, NO_CUMPLE = "cumple", "cumple_con_avisos", "no_cumple"
Falta = tuple[str, Exigencia, str, Nivel]
"""Regla, exigencia, qué pasa y con qué nivel."""


@dataclass(frozen=True, slots=True)
class Hallazgo:
    """Algo del archivo que no es como debe, y cómo se arregla."""

    regla: str
    nivel: Nivel
    mensaje: str
    arreglo: str
    fuente: str
    por_confirmar: bool


@dataclass(frozen=True, slots=True)
class Revision:
    """Lo medido, lo hallado y en qué queda."""

    medida: Medida
    hallazgos: tuple[Hallazgo, ...]

    @property
    def resultado(self) -> str:
        """«cumple», «cumple_con_avisos» o «no_cumple»."""
        if any(h.nivel == "error" for h in self.hallazgos):
            return NO_CUMPLE
        return CON_AVISOS if self.hallazgos else CUMPLE


def juzgar(medida: Medida, estandar: Estandar) -> Revision:
    """La revisión de un archivo medido."""
    if medida.reparo:
        return Revision(medida, (_ilegible(medida.reparo),))
    faltas = (*_de_forma(medida, estandar), *_de_fondo(medida, estandar))
    hallazgos = [_hallazgo(*falta) for falta in faltas]
    if not medida.completo:
        que, arreglo = "está cortado: le falta el final", REPAROS["danado"][1]
        hallazgos.insert(0, Hallazgo("cortado", "error", que, arreglo, "", False))
    return Revision(medida, tuple(hallazgos))


def _ilegible(reparo: str) -> Hallazgo:
    clave, _, que_es = reparo.partition(":")
    que, arreglo = REPAROS[clave]
    parece = f": parece {que_es}" if que_es else ""
    regla = "no_es_video" if clave == "otro" else clave
    return Hallazgo(regla, "error", que + parece, arreglo, "", False)


def _hallazgo(regla: str, exigencia: Exigencia, que: str, nivel: Nivel) -> Hallazgo:
    return Hallazgo(
        regla, nivel, que, exigencia.arreglo, exigencia.fuente, not exigencia.confirmada
    )


def _de_forma(m: Medida, e: Estandar) -> Iterator[Falta]:
    pedida = e.relacion.cifras["ancho"] / e.relacion.cifras["alto"]
    relacion = m.ancho / m.alto if m.alto else 0
    if abs(relacion - pedida) > e.relacion.cifras["tolerancia"] * pedida:
        cual = f"la imagen es de {m.ancho} × {m.alto}, y debe ser panorámica (16:9)"
        yield "relacion", e.relacion, cual, e.relacion.nivel
    ancho, alto = e.resolucion.cifras["ancho"], e.resolucion.cifras["alto"]
    if (m.ancho, m.alto) != (ancho, alto):
        que = f"la resolución es {m.ancho} × {m.alto}, y debe ser {ancho} × {alto}"
        sobra = m.ancho >= ancho and m.alto >= alto  # más de lo pedido se puede recibir
        yield "resolucion", e.resolucion, que, "aviso" if sobra else e.resolucion.nivel
    if m.contenedor != (pedido := e.contenedor.cifras["valor"]):
        que = f"el archivo es {m.contenedor.upper()}, y debe ser {pedido.upper()}"
        yield "contenedor", e.contenedor, que, e.contenedor.nivel
    if m.codec != e.codec.cifras["valor"]:
        yield "codec", e.codec, f"el códec es {m.codec}, y debe ser H.264", e.codec.nivel


def _de_fondo(m: Medida, e: Estandar) -> Iterator[Falta]:
    minima = e.tasa.cifras["minimo_mbps"]
    if m.tasa < minima * 1_000_000:
        que = f"la tasa de bits es {_con_coma(m.tasa / 1e6)} Mbps, y debe ser {minima} o más"
        yield "tasa", e.tasa, que, e.tasa.nivel
    if not m.sonido:
        yield "sin_sonido", e.sonido, "no tiene pista de sonido", e.sonido.nivel
    elif m.pico_db is None:
        yield "silencio", e.sonido, "tiene pista de sonido, y no se oye nada", e.sonido.nivel
    elif m.pico_db < e.sonido.cifras["pico_minimo_db"]:
        que = f"el sonido está en silencio (lo más fuerte: {_con_coma(m.pico_db)} dB)"
        yield "silencio", e.sonido, que, e.sonido.nivel
    minutos = m.duracion / 60
    minimo, maximo = e.duracion.cifras["minimo_min"], e.duracion.cifras["maximo_min"]
    if not minimo <= minutos <= maximo:
        dura = f"{m.duracion:.0f} segundos" if minutos < 1 else f"{minutos:.0f} minutos"
        que = f"dura {dura}, y se espera entre {minimo} y {maximo} minutos"
        yield "duracion", e.duracion, que, e.duracion.nivel
    if m.lisa:
        yield "imagen", e.imagen, "la imagen está vacía: un solo color", e.imagen.nivel


def _con_coma(valor: float) -> str:
    return f"{valor:.1f}".replace(".", ",")
