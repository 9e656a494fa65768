"""Puerta, página: de los bytes de una página a lo que tiene y no debería."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from selectolax.lexbor import LexborHTMLParser, LexborNode

from generador.puerta import admitidos
from generador.puerta.direcciones import de_enlace, de_recurso, de_varias
from generador.puerta.politica import admite_en_linea, admitida

GUION = re.compile(r"[^?#]+\.js(?:\?v=[0-9a-f]+)?")
_MEDIDA = re.compile(r"[1-9][0-9]{0,4}")
_SALTO = re.compile(r"\s*\d+\s*;\s*url=(.*)", re.S | re.I)


def mirar(ruta: str, datos: bytes) -> Iterator[str]:
    """Todo lo que está mal en una página, en el orden en que aparece."""
    arbol = LexborHTMLParser(datos)
    politica = _politica(arbol)
    if politica is None or not admitida(ruta, politica):
        yield "no lleva, justo después de su codificación, la política de seguridad que le toca"
    ids: set[str] = set()
    for nodo in arbol.css("*"):
        etiqueta = nodo.tag or ""
        if etiqueta not in admitidos.ETIQUETAS:
            yield f"tiene la etiqueta <{etiqueta}>, que no se admite"
        for nombre, valor in nodo.attributes.items():
            if nombre == "id":
                yield from _id(valor or "", ids)
            elif que := atributo(etiqueta, nombre, valor or "", politica or ""):
                yield f"en <{etiqueta} {nombre}={_corto(valor or '')}>, {que}"
        if que := _de_etiqueta(nodo, etiqueta, politica or ""):
            yield f"en <{etiqueta}>, {que}"


def _politica(arbol: LexborHTMLParser) -> str | None:
    """La política de la página, si es lo segundo de su cabeza y no hay otra."""
    metas = arbol.css("head > meta:nth-child(1)[charset] + meta[http-equiv]")
    todas = arbol.css('meta[http-equiv="content-security-policy" i]')
    if len(metas) != 1 or len(todas) != 1 or metas[0].mem_id != todas[0].mem_id:
        return None
    return metas[0].attributes.get("content")


def _id(valor: str, ids: set[str]) -> Iterator[str]:
    if valor in ids:
        yield f"el identificador {_corto(valor)} está repetido"
    if valor.startswith("__") and valor not in admitidos.RESERVADOS:
        yield f"el identificador {_corto(valor)} se confunde con los del tema"
    ids.add(valor)


def _de_etiqueta(nodo: LexborNode, etiqueta: str, politica: str) -> str:
    """Por qué no se admite una etiqueta que se mira entera; vacío si se admite."""
    if etiqueta not in POR_ATRIBUTOS and etiqueta not in POR_DENTRO:
        return ""
    atributos = {n.lower(): v or "" for n, v in nodo.attributes.items()}
    if etiqueta in POR_ATRIBUTOS:
        return POR_ATRIBUTOS[etiqueta](atributos)
    return POR_DENTRO[etiqueta](nodo, atributos, politica)


@lru_cache(maxsize=20_000)
def atributo(etiqueta: str, nombre: str, valor: str, politica: str) -> str:
    """Por qué no se admite el atributo; vacío si se admite."""
    nombre = nombre.lower()
    if nombre.startswith("on"):
        return "hay algo que se ejecuta"
    if nombre in admitidos.NO_SIRVEN:
        admitido = nombre == "style" and admite_en_linea(politica, valor)
        return "" if admitido else "el atributo no se admite"
    if nombre == "name" and etiqueta in admitidos.CON_NOMBRE:
        return "el nombre puede tapar lo que un guion espera"
    if nombre in ("href", "xlink:href"):
        return _href(etiqueta, valor)
    if nombre in admitidos.PIDEN:
        return de_recurso(valor)
    return de_varias(valor) if nombre.endswith("srcset") else ""


def _href(etiqueta: str, valor: str) -> str:
    if etiqueta == "link":
        return ""  # según su vínculo: lo mira «_vinculo»
    if etiqueta == "a":
        return de_enlace(valor)
    return "" if valor.startswith("#") else "solo puede llevar a la misma página"


def _vinculo(atributos: dict[str, str]) -> str:
    vinculos = set(atributos.get("rel", "").lower().split())
    if vinculos & admitidos.PIDEN_VINCULO:
        return de_recurso(atributos.get("href", ""))
    return "" if vinculos and vinculos <= admitidos.NO_PIDEN else "el vínculo no se admite"


def _guion(nodo: LexborNode, atributos: dict[str, str], politica: str) -> str:
    texto = nodo.text()
    if "src" in atributos:
        # Sin esquema ni «//» ya se sabe: lo miró «atributo». Un adjunto no termina en «.js».
        propio = GUION.fullmatch(atributos["src"]) and not texto.strip()
        return "" if propio else "el guion no es un archivo del sitio"
    if atributos.get("type") in admitidos.DATOS:
        return "los datos podrían cerrar su etiqueta" if "<" in texto else ""
    return "" if admite_en_linea(politica, texto) else "hay un guion escrito en la página"


def _estilo(nodo: LexborNode, _: dict[str, str], politica: str) -> str:
    return "" if admite_en_linea(politica, nodo.text()) else "hay estilos escritos en la página"


def _meta(atributos: dict[str, str]) -> str:
    clase = atributos.get("http-equiv", "").lower()
    if clase in ("", "content-security-policy"):
        return ""
    salto = _SALTO.fullmatch(atributos.get("content", ""))
    if clase == "refresh" and salto and not de_recurso(salto[1]):
        return ""
    return f"la orden «{clase}» no se admite"


def _sin_guiones(nodo: LexborNode, _: dict[str, str], __: str) -> str:
    """Un navegador con guiones no lee las etiquetas de <noscript>: que no pueda terminar antes."""
    valores = (v or "" for hijo in nodo.css("*") for v in hijo.attributes.values())
    return "un valor tiene «<»" if any("<" in v for v in valores) else ""


def _imagen(atributos: dict[str, str]) -> str:
    """Sin sus medidas, lo de abajo salta al llegar; sin «alt», quien no la ve no sabe qué es."""
    if not all(_MEDIDA.fullmatch(atributos.get(m, "")) for m in ("width", "height")):
        return "faltan sus medidas (width y height)"
    return "" if "alt" in atributos else "falta lo que se ve en ella (alt)"


POR_ATRIBUTOS = {"img": _imagen, "link": _vinculo, "meta": _meta}
"""Etiquetas de las que se miran todos los atributos a la vez."""
POR_DENTRO = {
    "noscript": _sin_guiones,
    "script": _guion,
    "style": _estilo,
}
"""Las que hay que mirar también por dentro."""


def _corto(valor: str) -> str:
    return f"«{valor[:60]}{'…' if len(valor) > 60 else ''}»"
