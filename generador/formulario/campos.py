"""Formulario, campos: de un Campo y su esquema a un nodo del árbol."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from generador.esquemas.formas import FORMAS
from generador.formulario.terminos import termino
from generador.modelo import Campo, Termino, Tipo, Vocabulario

Nodo = dict[str, Any]
_CLASES = {"string": "texto", "integer": "entero", "number": "numero", "object": "grupo"}
# Palabra clave de JSON Schema → cómo se llama en el árbol.
LIMITES = {
    "minLength": "largoMinimo",
    "maxLength": "largoMaximo",
    "minimum": "minimo",
    "maximum": "maximo",
    "exclusiveMinimum": "masQue",
    "exclusiveMaximum": "menosQue",
    "minItems": "cuantosMinimo",
    "maxItems": "cuantosMaximo",
    "uniqueItems": "unicos",
    "default": "porOmision",
}
_SIEMPRE = frozenset({"referencia", "porOmision", "ejemplo"})


@dataclass(frozen=True, slots=True)
class Fuentes:
    """De dónde salen los nombres de las opciones y las fichas que van dentro de otras."""

    tipos: Mapping[str, Tipo]
    vocabularios: Mapping[str, Vocabulario]

    def termino(self, vocabulario: str | None, slug: Any) -> Termino | None:
        """El término con ese código, si el vocabulario lo tiene."""
        suyo = self.vocabularios.get(vocabulario or "")
        return suyo.terminos.get(slug) if suyo else None


def campo(de: Campo, fuentes: Fuentes) -> Nodo:
    """El nodo de un campo, con los de dentro."""
    hijos = [campo(c, fuentes) for c in de.hijos]
    nodo = {
        "nombre": de.nombre,
        "titulo": de.titulo,
        "ayuda": de.descripcion,
        "clase": de.clase,
        "grupo": de.grupo,
        "ejemplo": de.ejemplo,
        "requerido": de.requerido,
        "desde": de.desde,
        "seccion": de.seccion,
        "dato": de.dato,
        "fichas": de.fichas,
        "porCada": de.esquema.get("x-por-cada"),
        **_limites(de.esquema),
    }
    if de.clase in ("lista", "opciones"):
        return sin_vacios({**nodo, "elemento": _elemento(de, hijos, fuentes)})
    return sin_vacios({**nodo, **_valores(de, de.esquema, fuentes), "hijos": hijos})


def _elemento(de: Campo, hijos: list[Nodo], fuentes: Fuentes) -> Nodo:
    """Lo que se admite en cada lugar de una lista: un campo sin nombre."""
    esquema = de.esquema.get("items", {})
    valores = _valores(de, esquema, fuentes)
    clase = _CLASES.get(esquema.get("type", ""), "grupo")
    if de.clase == "opciones":
        clase = "opcion"
    elif "referencia" in valores:
        clase = "relacion"
    return sin_vacios(
        {
            "clase": clase,
            "titulo": esquema.get("title"),
            "ayuda": esquema.get("description"),
            **_limites(esquema),
            **valores,
            "hijos": hijos,
        }
    )


def _limites(esquema: Mapping[str, Any]) -> Nodo:
    """Cotas, forma y valor por omisión; los largos, en caracteres (puntos de código)."""
    limites = {suya: esquema[clave] for clave, suya in LIMITES.items() if clave in esquema}
    if "pattern" in esquema:
        ejemplo = esquema.get("examples", ["el ejemplo de la guía"])[0]
        limites["patron"] = esquema["pattern"]
        limites["forma"] = FORMAS.get(esquema["pattern"], f"algo como «{ejemplo}»")
    return limites


def _valores(de: Campo, esquema: Mapping[str, Any], fuentes: Fuentes) -> Nodo:
    """De dónde salen los valores: una lista escrita aquí, un vocabulario u otras fichas."""
    nodo: Nodo = {"vocabulario": de.vocabulario}
    if "enum" in esquema:
        nodo["opciones"] = [_opcion(de, valor, fuentes) for valor in esquema["enum"]]
    if de.referencia is not None:
        nodo["referencia"] = list(de.referencia)
    return sin_vacios(nodo)


def _opcion(de: Campo, valor: Any, fuentes: Fuentes) -> Nodo:
    suyo = fuentes.termino(de.vocabulario, valor)
    nombre = {"nombre": de.nombres.get(valor, str(valor))}
    return {"valor": valor, **(termino(suyo) if suyo else nombre)}


def sin_vacios(nodo: Nodo) -> Nodo:
    """Sin lo que no se dice. «referencia: []» se queda: es una relación con cualquier tipo."""
    return {
        clave: valor
        for clave, valor in nodo.items()
        if clave in _SIEMPRE or not (valor is None or valor is False or valor in ([], {}))
    }
