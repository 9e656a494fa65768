"""Importación, esqueleto: de un tipo a una ficha por llenar, con la ayuda de cada campo al lado.

Vale como borrador desde el comienzo: lo obligatorio está vacío (y se avisa), y lo demás, en
comentarios con su ejemplo. La ayuda es la del esquema; no hay que mantener otra.
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Mapping

from generador.fichas.secciones import LIBRE
from generador.importacion.emision import emitir, escalar
from generador.modelo import Campo, Tipo, Vocabulario

_ANCHO = 100
_MUESTRA = 12
_PRIMERO = "estado"
_COMO = (
    "Complete lo que sigue a cada «campo:». Las líneas que empiezan con «#» son ayuda o campos "
    "opcionales: para usar uno, borre su «# » y cambie el ejemplo por lo suyo."
)
_SECCIONES = "Debajo de la línea «---» va el texto, con un título «## …» por cada parte:"
_LIBRE = "Antes de esos títulos, o con otros, el texto libre: "
Vocabularios = Mapping[str, Vocabulario]


def esqueleto(tipo: Tipo, titulo: str, vocabularios: Vocabularios) -> tuple[str, str]:
    """(nombre, texto) del archivo de una ficha por llenar."""
    secciones = [c for c in tipo.campos if c.seccion and tipo.formato == "md"]
    puestos = {"titulo": titulo, _PRIMERO: tipo.estados[0]}
    lineas = _comentario(_COMO)
    for campo in tipo.campos:
        if campo not in secciones:
            lineas += ["", *_campo(campo, puestos.get(campo.nombre, ""), vocabularios)]
    if tipo.formato == "yml":
        return "ficha.yml", "\n".join([*lineas, ""])
    lineas += ["", *_comentario(_SECCIONES)] if secciones else []
    for campo in secciones:
        donde = _LIBRE if campo.nombre == LIBRE else f"«## {campo.titulo}»: "
        lineas += _comentario(f"{donde}{_ayuda(campo, vocabularios)}")
    titulos = (f"\n## {c.titulo}\n" for c in secciones if c.nombre != LIBRE)
    return "ficha.md", "\n".join(["---", *lineas, "---", "".join(titulos)])


def faltantes(tipo: Tipo, titulo: str) -> list[str]:
    """Títulos de lo obligatorio que el esqueleto deja vacío."""
    puestos = {_PRIMERO, "titulo" if titulo else ""}
    return [c.titulo for c in tipo.campos if c.requerido and c.nombre not in puestos]


def _campo(campo: Campo, puesto: str, vocabularios: Vocabularios) -> Iterator[str]:
    yield from _comentario(_ayuda(campo, vocabularios))
    if puesto:
        yield f"{campo.nombre}: {escalar(puesto)}"
    elif campo.requerido:
        yield f"{campo.nombre}:"
    else:
        for linea in emitir({campo.nombre: campo.ejemplo}).splitlines():
            yield f"# {linea}".rstrip()


def _ayuda(campo: Campo, vocabularios: Vocabularios) -> str:
    exigido = " (obligatorio)" if campo.requerido else ""
    if campo.desde:
        exigido = f" (obligatorio desde el estado «{campo.desde}»)"
    valores = _valores(campo, vocabularios)
    return f"{campo.titulo}{exigido}. {campo.descripcion}{valores}"


def _valores(campo: Campo, vocabularios: Vocabularios) -> str:
    vocabulario = vocabularios.get(campo.vocabulario or "")
    elemento = campo.esquema.get("items", campo.esquema)
    codigos = list(elemento.get("enum", vocabulario.terminos if vocabulario else ()))
    if not codigos:
        return f" Ejemplo: {_ejemplo(campo)}" if campo.requerido and _ejemplo(campo) else ""
    resto = ""
    if len(codigos) > _MUESTRA:
        donde = f"vocabularios/{campo.vocabulario}.yml" if campo.vocabulario else "la guía"
        resto = f" y {len(codigos) - _MUESTRA} más, en {donde}"
    return f" Valores: {', '.join(map(str, codigos[:_MUESTRA]))}{resto}."


def _ejemplo(campo: Campo) -> str:
    return escalar(campo.ejemplo) if not isinstance(campo.ejemplo, list | dict) else ""


def _comentario(texto: str) -> list[str]:
    return textwrap.wrap(
        texto,
        _ANCHO,
        initial_indent="# ",
        subsequent_indent="# ",
        break_long_words=False,
        break_on_hyphens=False,
    )
