"""Un video pasa sus tres validaciones en orden, y se publica con subtítulos y buena duración.

Pasa: ``validaciones: {guion_uo: 2025-04-01, guion_odes: 2025-04-04, final_odes: 2025-04-28}``.

Falla un video verificado o publicado sin la revisión final, y uno con el guion sin validar desde
que está en «guion_validado»::

    estado: publicado
    validaciones: {guion_uo: 2025-04-01}

También fallan las fechas al revés y el video que se subió antes de su revisión final. Son avisos la
falta de subtítulos sin decir por qué (``sin_subtitulos``) y una duración fuera de sus límites; la
primera, un error desde la fecha de ``videos.yml``.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import yaml

from generador.modelo import Catalogo, Ficha, Nivel, Problema
from generador.reglas.hallazgo import del_tipo, hallazgo

REGLA = "videos"
TIPO = "video"
CAMPO = "validaciones"
DESDE = {"guion_uo": "guion_validado", "guion_odes": "guion_validado", "final_odes": "verificado"}
"""Validación, en su orden → estado desde el que hace falta."""
SIN_EXIGIR = 2
"""Los últimos estados (archivado y retirado) no la piden: pueden ser de antes del plan."""
PUBLICADO = "publicado"
AJUSTES: dict[str, Any] = yaml.safe_load(
    Path(__file__).with_suffix(".yml").read_text(encoding="utf-8")
)


def comprobar(catalogo: Catalogo) -> Iterator[Problema]:
    """Problemas de la producción de cada video."""
    for ficha in del_tipo(catalogo, TIPO):
        yield from _faltan(ficha)
        yield from _en_orden(ficha)
        yield from _al_publicar(ficha, catalogo.fecha)


def _nombres(ficha: Ficha) -> dict[str, str]:
    campo = ficha.tipo.campo(CAMPO)
    return {c.nombre: c.titulo for c in campo.hijos} if campo else {}


def _faltan(ficha: Ficha) -> Iterator[Problema]:
    estados, nombres = ficha.tipo.estados[:-SIN_EXIGIR], _nombres(ficha)
    lugar = estados.index(ficha.estado) if ficha.estado in estados else -1
    for nombre, desde in DESDE.items():
        if lugar >= estados.index(desde) and nombre not in ficha.datos.get(CAMPO, {}):
            que = f"el estado es «{ficha.estado}» y falta la validación «{nombres[nombre]}»"
            yield hallazgo(ficha, REGLA, (CAMPO,), que, "escriba su fecha, o corrija el estado")


def _en_orden(ficha: Ficha) -> Iterator[Problema]:
    datos, nombres = ficha.datos.get(CAMPO, {}), _nombres(ficha)
    dadas = [n for n in DESDE if n in datos]
    for antes, despues in pairwise(dadas):
        if datos[despues] < datos[antes]:
            que = (
                f"«{nombres[despues]}» ({datos[despues]}) es anterior a"
                f" «{nombres[antes]}» ({datos[antes]})"
            )
            yield hallazgo(ficha, REGLA, (CAMPO, despues), que, "revise las dos fechas")
    subida, final = ficha.datos.get("fecha_subida"), datos.get("final_odes")
    if subida and final and subida < final:
        que = f"el video se subió ({subida}) antes de su revisión final ({final})"
        yield hallazgo(ficha, REGLA, ("fecha_subida",), que, "revise las dos fechas")


def _al_publicar(ficha: Ficha, hoy: str) -> Iterator[Problema]:
    limite = AJUSTES["subtitulos_desde"]
    con_respuesta = {"subtitulos", "sin_subtitulos"} & ficha.datos.keys()
    if ficha.estado == PUBLICADO and not con_respuesta:
        nivel: Nivel = "error" if limite and hoy >= limite else "aviso"
        ayuda = "agregue el archivo .vtt, o diga por qué en «sin_subtitulos»"
        yield hallazgo(ficha, REGLA, ("estado",), "el video no tiene subtítulos", ayuda, nivel)
    minimo, maximo = AJUSTES["minutos"]
    minutos = ficha.datos.get("duracion_min")
    if minutos is not None and not minimo <= minutos <= maximo:
        que = f"el video dura {minutos} min"
        ayuda = f"entre {minimo} y {maximo} se sigue mejor (por confirmar por ODES): divídalo"
        yield hallazgo(ficha, REGLA, ("duracion_min",), que, ayuda, "aviso")
