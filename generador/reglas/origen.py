"""Se sabe de dónde salió la práctica: una ficha de aquí, de la clase que se dice, o un documento.

Pasa::

    origen: {clase: comunidad, ficha: cp-piloto-servicios-laborales}
    origen: {clase: informe_gestion, detalle: Informe del primer semestre de 2025}

Falla::

    origen: {clase: capacitacion, ficha: cp-piloto-servicios-laborales}   # es una comunidad
    origen: {clase: informe_gestion}                                      # ¿cuál?

Una ficha con ``ejemplo: true`` puede no decir cuál.
"""

from __future__ import annotations

from collections.abc import Iterator

from generador.modelo import Catalogo, Problema
from generador.reglas.hallazgo import del_tipo, hallazgo

REGLA = "origen"
# Clase de origen → tipos de la ficha que puede nombrar; «otro» admite cualquiera.
TIPOS = {
    "comunidad": ("comunidad",),
    "capacitacion": ("accion_formativa", "recurso"),
    "asistencia_tecnica": ("accion_formativa", "recurso"),
    "informe_gestion": ("recurso",),
}


def comprobar(catalogo: Catalogo) -> Iterator[Problema]:
    """Problemas del origen de cada buena práctica."""
    for ficha in del_tipo(catalogo, "buena_practica"):
        origen = ficha.datos["origen"]
        clase, nombrada = origen["clase"], origen.get("ficha")
        otra = catalogo.fichas.get(nombrada or "")
        if nombrada is None and "detalle" not in origen and not ficha.datos["ejemplo"]:
            yield hallazgo(
                ficha,
                REGLA,
                ("origen",),
                "no se dice de qué ficha, documento o espacio salió la práctica",
                "escriba «ficha» si está aquí, o «detalle» si no",
            )
        if otra is not None and otra.tipo.nombre in _ajenos(clase):
            yield hallazgo(
                ficha,
                REGLA,
                ("origen", "ficha"),
                f"la clase de origen es «{clase}» y «{otra.id}» es de tipo "
                f"«{otra.tipo.titulo.lower()}»",
                "corrija la clase o la ficha",
            )


def _ajenos(clase: str) -> set[str]:
    """Los tipos que son de otra clase de origen; los ajenos a todas, en «referencias»."""
    propios = TIPOS.get(clase)
    todos = {t for tipos in TIPOS.values() for t in tipos}
    return todos - set(propios) if propios else set()
