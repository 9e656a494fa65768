"""Los subtítulos están en UTF-8, en orden, con texto y a un ritmo que se puede leer.

Pasa, en ``video-1.vtt``::

    WEBVTT

    00:01.000 --> 00:04.000
    El dictamen lo pide la gerencia.

Falla si no tiene ningún subtítulo, si un tiempo no se entiende o si termina antes de empezar::

    00:04.000 --> 00:01.000
    El dictamen lo pide la gerencia.

Son solo avisos: los desordenados, los que se superponen, los vacíos, los de más de 21 letras por
segundo, los silencios de más de un minuto y el archivo que no está en UTF-8. De cada clase se dice
una vez cuántos hay, en la línea del primero.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from pathlib import PurePosixPath

from generador.fuentes.subtitulos import Subtitulo, leer_subtitulos
from generador.modelo import ArchivoFuente, Catalogo, Ficha, Nivel, Problema
from generador.tipos.campos import valores

REGLA = "subtitulos"
FORMATOS = (".vtt", ".srt")
LETRAS_POR_SEGUNDO, SILENCIO = 21, 60
MAXIMO = 2 * 1024 * 1024
"""Bytes que se miran: diez horas de subtítulos no los llenan."""
Falta = tuple[int, str]
"""Línea y clase de lo que está mal."""
# Clase → con uno, con varios, cómo se arregla y si es solo un aviso.
_MENSAJES = {
    "tiempo": (
        "un tiempo no se entiende",
        "{} tiempos no se entienden",
        "escriba «00:01.000 --> 00:04.000» (en .srt, con coma)",
        False,
    ),
    "inverso": (
        "un subtítulo termina antes de empezar",
        "{} subtítulos terminan antes de empezar",
        "corrija sus tiempos en el editor",
        False,
    ),
    "orden": (
        "un subtítulo empieza antes que el anterior",
        "{} subtítulos empiezan antes que el anterior",
        "ordénelos por tiempo: el editor de subtítulos lo hace al guardar",
        True,
    ),
    "superpuesto": (
        "un subtítulo empieza antes de que termine el anterior",
        "{} subtítulos empiezan antes de que termine el anterior",
        "acorte el anterior; los automáticos de YouTube vienen así: descárguelos ya editados",
        True,
    ),
    "vacio": ("un subtítulo no tiene texto", "{} subtítulos no tienen texto", "quítelos", True),
    "rapido": (
        "un subtítulo pasa demasiado rápido",
        "{} subtítulos pasan demasiado rápido",
        f"más de {LETRAS_POR_SEGUNDO} letras por segundo no se alcanzan a leer: acorte o divida",
        True,
    ),
    "silencio": (
        "hay más de un minuto sin subtítulos",
        "hay {} tramos de más de un minuto sin subtítulos",
        "revise que no falte ninguno; si ahí no se habla, está bien",
        True,
    ),
}


def comprobar(catalogo: Catalogo) -> Iterator[Problema]:
    """Problemas de los archivos de subtítulos de cada ficha, cada archivo una vez."""
    vistos: set[str] = set()
    campos = {
        t.nombre: [c for c, campo in t.hojas if campo.clase == "archivo"]
        for t in catalogo.tipos.values()
    }
    for ficha in catalogo.fichas.values():
        for camino in campos[ficha.tipo.nombre]:
            for _, nombre in valores(ficha.datos, camino):
                suyo = str(PurePosixPath(ficha.archivo).parent / str(nombre))
                vecino = ficha.vecinos.get(str(nombre))
                if vecino and nombre.lower().endswith(FORMATOS) and suyo not in vistos:
                    vistos.add(suyo)
                    yield from _archivo(ficha, suyo, vecino)


def _archivo(ficha: Ficha, suyo: str, vecino: ArchivoFuente) -> Iterator[Problema]:
    nivel: Nivel = "error" if ficha.visible else "aviso"
    try:
        with vecino.camino.open("rb") as abierto:
            crudo = abierto.read(MAXIMO + 1)
    except OSError:
        return  # lo dice la regla «adjuntos»
    if not crudo:
        return
    try:
        texto = crudo[:MAXIMO].decode("utf-8-sig", "strict" if len(crudo) <= MAXIMO else "ignore")
    except UnicodeDecodeError as e:
        linea = crudo.count(b"\n", 0, e.start) + 1
        ayuda = "ábralo en el Bloc de notas y guárdelo con codificación UTF-8"
        que = "no está en UTF-8: las tildes y las eñes pueden verse mal"
        yield Problema(suyo, linea, REGLA, "aviso", que, ayuda)
        texto = crudo[:MAXIMO].decode("cp1252", errors="replace")
    subtitulos, malas = leer_subtitulos(texto)
    if not (subtitulos or malas):
        ayuda = "expórtelo de nuevo desde el editor de subtítulos, como WebVTT"
        yield Problema(suyo, 1, REGLA, nivel, "no tiene ningún subtítulo", ayuda)
    faltas = [*((linea, "tiempo") for linea in malas), *_mirar(subtitulos)]
    for clase, (una, varias, ayuda, leve) in _MENSAJES.items():
        lineas = [linea for linea, suya in faltas if suya == clase]
        if lineas:
            que = una if len(lineas) == 1 else varias.format(len(lineas))
            yield Problema(suyo, lineas[0], REGLA, "aviso" if leve else nivel, que, ayuda)


def _mirar(subtitulos: list[Subtitulo]) -> Iterator[Falta]:
    for uno in subtitulos:
        dura = uno.fin - uno.inicio
        if dura <= 0:
            yield uno.linea, "inverso"
        elif not uno.texto:
            yield uno.linea, "vacio"
        elif len(uno.texto) > LETRAS_POR_SEGUNDO * dura:
            yield uno.linea, "rapido"
    for antes, despues in pairwise(subtitulos):
        if despues.inicio < antes.inicio:
            yield despues.linea, "orden"
        elif despues.inicio < antes.fin - 0.001:
            yield despues.linea, "superpuesto"
        elif despues.inicio - antes.fin > SILENCIO:
            yield despues.linea, "silencio"
