"""Importación, opciones: de lo que una persona escribe al código de una lista cerrada."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from generador.esquemas.sugerencias import plegar
from generador.modelo import Vocabulario

_SEPARADOR = re.compile(r"[^a-z0-9ñ%]+")


def codigo_de(
    valor: str, esquema: Mapping[str, Any], vocabularios: Mapping[str, Vocabulario]
) -> str | None:
    """El código que ese valor nombra sin duda alguna; None si ya es uno, o si no está claro."""
    nombres = dict(_nombres(esquema, vocabularios))
    vocabulario = vocabularios.get(esquema.get("x-vocabulario", ""))
    if valor in nombres or (vocabulario is not None and valor in vocabulario.antiguos):
        return None
    buscado = _plano(valor)
    hallados = [c for c, suyos in nombres.items() if buscado in {_plano(n) for n in suyos}]
    return hallados[0] if len(hallados) == 1 else None


def _nombres(
    esquema: Mapping[str, Any], vocabularios: Mapping[str, Vocabulario]
) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Cada código admitido, con las maneras de decirlo."""
    vocabulario = vocabularios.get(esquema.get("x-vocabulario", ""))
    terminos = vocabulario.terminos if vocabulario else {}
    for codigo in esquema.get("enum") or terminos:
        nombre = esquema.get("x-nombres", {}).get(codigo, codigo)
        termino = terminos.get(codigo)
        propios = (termino.nombre, *termino.sinonimos) if termino else ()
        sigla = (str(termino.extra["sigla"]),) if termino and "sigla" in termino.extra else ()
        yield str(codigo), (str(codigo), nombre, *propios, *sigla)


def _plano(texto: str) -> str:
    """Sin mayúsculas, tildes ni signos: «Buena práctica» y «buena_practica» son lo mismo."""
    return _SEPARADOR.sub("-", plegar(texto)).strip("-")
