"""Etapa 2, acceso: que lo interno no entre en el repositorio público, diga lo que diga la ficha.

Se mira siempre, también en un borrador: lo que se sube a un repositorio público ya es público.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from generador.esquemas.sugerencias import plegar
from generador.modelo import Fuente, Problema, Tipo, linea_de

CAMPO = "acceso"
PUBLICO, INTERNO = "publico", "interno"
INTERNOS = (INTERNO, "restringido")
"""Los de la carpeta interna; sin decir nada, el primero."""

A_CASA = (
    "bórrelo de aquí y lleve la ficha, con sus archivos, a la carpeta interna de ODES; si ya se "
    "subió, avise a ODES, porque sigue en el historial"
)
# Campos que no existen y con los que alguien querría decir que la ficha no es pública.
QUIZA_INTERNO = re.compile("acces|confidencial|intern|privad|reserva|restringid|secret|visib")


def resolver(
    fuente: Fuente, tipo: Tipo, datos: dict[str, Any]
) -> tuple[dict[str, Any], str, list[Problema]]:
    """Los datos sin lo que dicen del acceso, el acceso que le toca, y lo que está mal."""
    dicho = datos.get(CAMPO)
    resto = {c: v for c, v in datos.items() if c != CAMPO}
    if fuente.interna:
        return resto, INTERNO if dicho is None else str(dicho), [*_en_lo_interno(fuente, dicho)]
    raros = [c for c in resto if _es_raro(c, tipo)]
    resto = {c: v for c, v in resto.items() if c not in raros}
    return resto, PUBLICO, [*_en_lo_publico(fuente, tipo, dicho), *_raros(fuente, raros)]


def _en_lo_interno(fuente: Fuente, dicho: Any) -> Iterator[Problema]:
    if dicho is None or dicho in INTERNOS:
        return
    posibles = " o ".join(f"«{v}»" for v in INTERNOS)
    ayuda = f"escriba {posibles}, o bórrelo: en la carpeta interna todo es interno"
    if dicho == PUBLICO:
        ayuda = f"si ya es público, mueva la ficha al repositorio público; si no, {ayuda}"
    yield _problema(fuente, CAMPO, f"«{_corto(dicho)}» no es un acceso de lo interno", ayuda)


def _en_lo_publico(fuente: Fuente, tipo: Tipo, dicho: Any) -> Iterator[Problema]:
    escrito_vacio = dicho is None and CAMPO in fuente.posiciones and CAMPO not in tipo.hereda
    if escrito_vacio:
        que, ayuda = "«acceso» está vacío", f"si la ficha es pública, bórrelo; si no, {A_CASA}"
        yield _problema(fuente, CAMPO, que, ayuda)
    elif dicho is not None and dicho != PUBLICO:
        que = f"«{_corto(dicho)}»: este repositorio es público y solo admite lo público"
        yield _problema(fuente, CAMPO, que, A_CASA)


def _raros(fuente: Fuente, campos: list[str]) -> Iterator[Problema]:
    for campo in campos:
        que = f"el campo «{_corto(campo)}» no existe, y parece decir que la ficha no es pública"
        yield _problema(fuente, campo, que, f"si es pública, borre ese campo; si no, {A_CASA}")


def _es_raro(campo: str, tipo: Tipo) -> bool:
    return tipo.campo(campo) is None and QUIZA_INTERNO.search(plegar(campo)) is not None


def _corto(valor: Any) -> str:
    texto = str(valor)
    return texto if len(texto) <= 60 else f"{texto[:57]}…"


def _problema(fuente: Fuente, campo: str, que: str, ayuda: str) -> Problema:
    linea = linea_de(fuente.posiciones, (campo,))
    return Problema(fuente.archivo, linea, "ficha/acceso", "error", que, ayuda)
