"""Búsqueda, fragmentos: de un diccionario de términos a archivos cortados en comienzos de palabra.

Un fragmento es un texto con sus términos ordenados: «raíz!forma!apariciones!forma!…», separados por
espacios; en los pasajes, «raíz!apariciones». La raíz lleva delante cuántas letras repite de la
anterior, y la forma cuántas le quita a la raíz antes de seguir.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from generador.busqueda.codigo import ALFABETO, comunes, con_prefijo
from generador.busqueda.terminos import Lista

LETRAS_JUNTAS = 4
"""Los términos con este comienzo común no se separan: un prefijo se busca en pocos archivos."""
PESADO = 3000
"""Un término con más que esto va en un archivo propio."""

Entrada = tuple[str, str]
"""Término y lo que sigue a su nombre."""


def con_formas(formas: Mapping[str, Lista]) -> list[Entrada]:
    """Entradas de los metadatos: cada raíz con sus formas."""
    entradas: dict[str, list[str]] = {}
    for raiz, forma in sorted((lista.raiz, forma) for forma, lista in formas.items()):
        suya = f"!{_forma(raiz, forma)}!{formas[forma].en_codigo()}"
        entradas.setdefault(raiz, []).append(suya)
    return [(raiz, "".join(suyas)) for raiz, suyas in entradas.items()]


def sin_formas(raices: Mapping[str, Lista]) -> list[Entrada]:
    """Entradas de los pasajes."""
    return [(raiz, "!" + lista.en_codigo()) for raiz, lista in sorted(raices.items())]


def cortar(entradas: Iterable[Entrada], maximo: int) -> Iterator[tuple[str, str]]:
    """(comienzo, contenido) de cada fragmento de unos «maximo» caracteres.

    El comienzo es lo justo para saber que un término ya no es del fragmento anterior.
    """
    juntas: list[Entrada] = []
    largo, ultimo = 0, ""
    for grupo in _grupos(entradas):
        suyo = sum(len(e[1]) + 4 for e in grupo)
        if juntas and largo + suyo > maximo:
            yield _sellar(juntas, ultimo)
            juntas, largo, ultimo = [], 0, juntas[-1][0]
        juntas += grupo
        largo += suyo
    if juntas:
        yield _sellar(juntas, ultimo)


def _grupos(entradas: Iterable[Entrada]) -> Iterator[list[Entrada]]:
    """Términos que comienzan igual; los pesados, solos."""
    grupo: list[Entrada] = []
    for entrada in entradas:
        pesada = len(entrada[1]) > PESADO
        distinta = grupo and grupo[-1][0][:LETRAS_JUNTAS] != entrada[0][:LETRAS_JUNTAS]
        if grupo and (pesada or distinta or len(grupo[-1][1]) > PESADO):
            yield grupo
            grupo = []
        grupo.append(entrada)
    if grupo:
        yield grupo


def _sellar(entradas: list[Entrada], ultimo: str) -> tuple[str, str]:
    nombres = con_prefijo(e[0] for e in entradas)
    texto = " ".join(n + e[1] for n, e in zip(nombres, entradas, strict=True))
    primero = entradas[0][0]
    return primero[: comunes(ultimo, primero) + 1], texto


def _forma(raiz: str, forma: str) -> str:
    iguales = comunes(raiz, forma)
    return ALFABETO[len(raiz) - iguales] + forma[iguales:]
