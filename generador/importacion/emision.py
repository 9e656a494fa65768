"""Importación, emisión: de datos ya ordenados y limpios a YAML en su forma canónica.

- Un texto va **llano** solo si empieza por una letra ASCII, «(», «/», «_» o un carácter que no es
  ASCII; no contiene tabulación, «: » ni « #»; no termina en «:»; y no es (sin mirar mayúsculas) una
  de ``null true false yes no on off y n nan inf``. Dentro de una lista entre corchetes, tampoco
  contiene ninguno de ``, [ ] { } : ?``. Así nunca es un número, una fecha ni una hora.
- Un texto con saltos de línea va en un **bloque** «|», con dos espacios más de sangría; sus líneas
  vacías van vacías.
- Cualquier otro va entre **comillas dobles, como lo escribe JSON** sin escapar lo que no es ASCII.
- Los números van sin exponente, y sin decimales si son enteros; sí o no, ``true`` o ``false``.
- Una lista de valores sueltos de una línea va entre corchetes, «[a, b]», si «clave: [a, b]» no pasa
  de 100 caracteres; si pasa, o si lleva grupos o listas, un elemento por línea, con «- » y dos
  espacios de sangría.
- Un grupo va debajo de su clave, con dos espacios más de sangría. La clave, como un texto.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any

ANCHO = 100
_LLANO = re.compile(r"(?:[A-Za-z(/_]|[^\x00-\x7f])(?!.*(?:\t|: | #|:\Z))[^\n]*\Z")
_DE_CORCHETES = re.compile(r"[,\[\]{}:?]")
_RESERVADAS = frozenset(("null", "true", "false", "yes", "no", "on", "off", "y", "n", "nan", "inf"))


def emitir(datos: Mapping[str, Any]) -> str:
    """El documento YAML de un grupo de datos; vacío si no hay ninguno."""
    return "".join(f"{linea}\n" for linea in _grupo(datos))


def _grupo(datos: Mapping[str, Any]) -> Iterator[str]:
    for clave, valor in datos.items():
        yield from _entrada(f"{_texto(clave)}:", valor)


def _entrada(clave: str, valor: Any) -> Iterator[str]:
    """Las líneas de «clave: valor»."""
    if isinstance(valor, Mapping):
        yield clave
        yield from _sangrar(_grupo(valor))
    elif isinstance(valor, str) and "\n" in valor:
        yield f"{clave} |"
        yield from _sangrar(valor.split("\n"))
    elif not isinstance(valor, list | tuple):
        yield f"{clave} {escalar(valor)}"
    elif (corta := _entre_corchetes(valor)) and len(clave) + 1 + len(corta) <= ANCHO:
        yield f"{clave} {corta}"
    else:
        yield clave
        yield from _sangrar(_elementos(valor))


def _elementos(lista: Sequence[Any]) -> Iterator[str]:
    for elemento in lista:
        primera, *resto = _lineas(elemento)
        yield f"- {primera}"
        yield from _sangrar(resto)


def _lineas(valor: Any) -> list[str]:
    """Las líneas de un elemento de lista, sin su guion."""
    if isinstance(valor, Mapping):
        return list(_grupo(valor))
    if isinstance(valor, list | tuple):
        corta = _entre_corchetes(valor)
        return [corta] if corta else list(_elementos(valor))
    if isinstance(valor, str) and "\n" in valor:
        return ["|", *valor.split("\n")]
    return [escalar(valor)]


def _entre_corchetes(lista: Sequence[Any]) -> str:
    """La lista en una línea; vacío si lleva grupos, listas o textos de varias líneas."""
    if any(isinstance(v, Mapping | list | tuple) or "\n" in str(v) for v in lista):
        return ""
    return f"[{', '.join(escalar(v, en_corchetes=True) for v in lista)}]"


def _sangrar(lineas: Iterator[str] | Sequence[str]) -> Iterator[str]:
    return (f"  {linea}" if linea else "" for linea in lineas)


def escalar(valor: Any, en_corchetes: bool = False) -> str:
    """Un valor suelto, como se escribe; «en_corchetes», si va dentro de una lista de una línea."""
    if isinstance(valor, bool):
        return "true" if valor else "false"
    if isinstance(valor, int | float):
        return _numero(valor)
    return _texto(str(valor), en_corchetes)


def _numero(valor: int | float) -> str:
    exacto = Decimal(repr(valor))
    if exacto.is_finite() and exacto == exacto.to_integral_value():
        return str(int(exacto))
    return format(exacto, "f")


def _texto(texto: str, en_corchetes: bool = False) -> str:
    llano = _LLANO.match(texto) and texto.lower() not in _RESERVADAS
    if llano and not (en_corchetes and _DE_CORCHETES.search(texto)):
        return texto
    return json.dumps(texto, ensure_ascii=False)
