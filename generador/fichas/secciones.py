"""Etapa 2, secciones: de las «## Sección» del cuerpo a los campos que representan."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from generador.esquemas.sugerencias import parecido, plegar
from generador.modelo import Fuente, Problema, Seccion, Tipo

LIBRE = "cuerpo"
"""Campo que recibe lo que no es una sección conocida, en los tipos que lo tienen."""


def unir(fuente: Fuente, tipo: Tipo) -> tuple[dict[str, Any], dict[Any, Any], list[Problema]]:
    """Metadatos y secciones en un solo grupo de datos, con sus posiciones."""
    datos, posiciones = dict(fuente.metadatos), dict(fuente.posiciones)
    problemas: list[Problema] = []
    campos = {plegar(c.titulo): c for c in tipo.campos if c.seccion}
    libres: list[Seccion] = []
    admite_libres = tipo.campo(LIBRE) is not None
    for seccion in fuente.secciones:
        campo = campos.get(plegar(seccion.titulo))
        if campo is None or campo.nombre == LIBRE:
            libres.append(seccion)
            if not admite_libres:
                problemas.append(_desconocida(fuente, seccion, [c.titulo for c in campos.values()]))
        elif campo.nombre in posiciones:
            problemas.append(_repetida(fuente, seccion, posiciones[campo.nombre][0]))
        elif seccion.texto.strip():
            datos[campo.nombre] = seccion.texto
            posiciones[campo.nombre] = (seccion.linea, {})
    if libres and admite_libres:
        datos[LIBRE] = recomponer(libres)
        posiciones[LIBRE] = (libres[0].linea, {})
    return datos, posiciones, problemas


def recomponer(secciones: Iterable[Seccion]) -> str:
    """El texto de unas secciones: una línea vacía entre cada título y lo que lo rodea."""
    partes = (f"## {s.titulo}\n\n{s.texto}" if s.titulo else s.texto for s in secciones)
    return "\n\n".join(parte.rstrip("\n") for parte in partes)


def _desconocida(fuente: Fuente, seccion: Seccion, titulos: list[str]) -> Problema:
    if not seccion.titulo:
        que, ayuda = "hay texto antes de la primera sección", f"póngalo bajo «## {titulos[0]}»"
    else:
        cercano = parecido(seccion.titulo, titulos)
        que = f"la sección «{seccion.titulo}» no existe"
        ayuda = f"¿quiso decir «{cercano}»? " if cercano else ""
        ayuda += f"secciones de esta ficha: {', '.join(titulos)}"
    return Problema(fuente.archivo, seccion.linea, "ficha/seccion", "error", que, ayuda)


def _repetida(fuente: Fuente, seccion: Seccion, previa: int) -> Problema:
    return Problema(
        fuente.archivo,
        seccion.linea,
        "ficha/seccion-repetida",
        "error",
        f"la sección «{seccion.titulo}» está repetida",
        f"ya aparece en la línea {previa}; deje una sola",
    )
