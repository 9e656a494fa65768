"""Libros, ayudas: lo que la plantilla dice de cada dato: si se pide, cómo se llena y un ejemplo."""

from __future__ import annotations

from generador.libros.disposicion import Casilla, Hoja
from generador.libros.opciones import Vocabularios
from generador.modelo import Campo, Tipo

OBLIGATORIO, OPCIONAL = "Obligatorio", "Opcional"
MARCA = " *"
"""Detrás del título de lo obligatorio; al leer no cuenta."""

_COMO = {
    "si_no": "Elija Sí o No.",
    "fecha": "Fecha: dd/mm/aaaa.",
    "entero": "Número entero.",
    "numero": "Número.",
    "opcion": "Elija de la lista.",
    "opciones": "Elija de la lista; si son varias, sepárelas con «;».",
    "archivo": "Nombre del archivo, que se envía junto a este libro.",
    "relacion": "Identificador de la ficha: lo último de su dirección, sin «.html».",
    "lista": "Uno por línea (Alt+Intro) o separados con «;».",
    "parrafo": "Puede tener varios párrafos (Alt+Intro).",
}
_LIMITES = (
    ("minLength", "maxLength", " caracteres"),
    ("minItems", "maxItems", ""),
    ("minimum", "maximum", ""),
)


def se_pide(casilla: Casilla, vocabularios: Vocabularios) -> str:
    """Cuándo hay que llenar el dato."""
    if casilla.dentro and (casilla.campo.requerido or casilla.paralela):
        return f"Si llena «{casilla.dentro}»"
    if casilla.campo.requerido:
        return OBLIGATORIO
    if casilla.campo.desde:
        estados = vocabularios.get("estados")
        termino = estados.terminos.get(casilla.campo.desde) if estados else None
        return f"Desde el estado «{termino.nombre if termino else casilla.campo.desde}»"
    return OPCIONAL


def como_se_llena(campo: Campo, paralela: bool = False, repartido: bool = False) -> str:
    """Descripción, clase de dato y límites; «repartido», si va en varios renglones."""
    if paralela:
        elemento = campo.esquema["items"]
        return f"{campo.descripcion} De {elemento['minimum']} a {elemento['maximum']}."
    descripcion = campo.descripcion.replace(" (AAAA-MM-DD)", "")
    clase = "opcion" if repartido and campo.clase == "opciones" else campo.clase
    return " ".join(filter(None, (descripcion, _COMO.get(clase, ""), _limites(campo))))


def resumen_de(hoja: Hoja) -> str:
    """Qué se pone en una hoja, en una línea."""
    de_cual = f" La primera columna dice de qué fila de «{hoja.madre}» es." if hoja.madre else ""
    return hoja.descripcion + de_cual


def numero_de(hoja: Hoja) -> str:
    """Título de la columna con que una fila dice de cuál de «hoja» es."""
    return f"N.° en «{hoja.nombre}»"


def nombre_corto(tipo: Tipo) -> str:
    """Cómo se explica el identificador."""
    return (
        f"Opcional. El final de su dirección: «{tipo.prefijo}…», en minúsculas, sin tildes y con "
        "guiones. Si no lo escribe, sale del título."
    )


def _limites(campo: Campo) -> str:
    e = campo.esquema
    for minimo, maximo, unidad in _LIMITES:
        if minimo in e and maximo in e:
            return f"De {e[minimo]} a {e[maximo]}{unidad}."
        if maximo in e:
            return f"Hasta {e[maximo]}{unidad}."
        if minimo in e:
            return f"Desde {e[minimo]}{unidad}."
    return ""
