"""El número de una lista no se repite dentro de su serie, ni un código de YouTube en el catálogo.

Pasa: listas 1, 2 y 3 de la misma serie.

Falla: dos listas con ``numero: 1`` en la misma serie, o dos videos con el mismo ``youtube_id``.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from generador.modelo import Catalogo, Problema
from generador.reglas.hallazgo import hallazgo

REGLA = "numeros"
# Campos cuyo conjunto de valores no puede estar en dos fichas.
UNICOS = (("serie", "numero"), ("youtube_id",), ("youtube_playlist_id",))


def comprobar(catalogo: Catalogo) -> Iterator[Problema]:
    """Problemas de números y códigos repetidos."""
    vistos: dict[tuple[Any, ...], str] = {}
    for ficha in catalogo.fichas.values():
        for campos in UNICOS:
            if any(c not in ficha.datos for c in campos):
                continue
            clave = (*campos, *(ficha.datos[c] for c in campos))
            if (previo := vistos.setdefault(clave, ficha.id)) != ficha.id:
                campo = ficha.tipo.campo(campos[-1])
                titulo = campo.titulo if campo else campos[-1]
                que = f"«{titulo}»: «{ficha.datos[campos[-1]]}» ya está en «{previo}»"
                yield hallazgo(ficha, REGLA, (campos[-1],), que, "cambie uno de los dos")
