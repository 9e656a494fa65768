"""Importación, escritura: de los datos de una ficha al texto canónico de su archivo.

Las mismas reglas valen para el formulario, que las aplica en el navegador, byte a byte:

1. **Orden**: los campos, en el orden del esquema, también dentro de grupos y listas; los que el
   esquema no conoce, al final, como venían. En una ficha incrustada, «id» va primero.
2. **Limpieza**: cada texto pasa por «limpieza» y pierde los blancos de sus extremos; una sección
   de ficha.md, las líneas en blanco del comienzo y los blancos del final. Lo vacío —null, "", []
   y {}— no se escribe.
3. **YAML**: lo que dice «emision». En ficha.yml van así todos los campos.
4. **ficha.md**: «---», los campos que no son secciones, «---»; luego, cada sección con una línea
   vacía delante: primero el texto libre (campo «cuerpo», sin título) y después los demás campos
   «x-seccion» en su orden, como «## Título», una línea vacía y el texto. Termina en un salto.
5. **Títulos dentro de un texto**: la línea que el lector tomaría por un título de sección («##» y
   texto, fuera de un bloque de código) se baja a «### Título». En el texto libre solo se baja si el
   título, sin mirar mayúsculas ni tildes, es el de una sección del tipo; los demás quedan como
   «## Título» con una línea vacía delante y otra detrás. De un título se quita su «#» de cierre.
6. **Bloques de código** sin cerrar: se cierran con su marca, para que no se traguen lo que sigue.

Leer lo escrito da los mismos datos, y volver a escribirlos, el mismo texto.
"""

from __future__ import annotations

import re
from collections.abc import Container, Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Any

from generador.esquemas.sugerencias import plegar
from generador.fichas.secciones import LIBRE, recomponer
from generador.fuentes.documento import cerca_tras, partir, titulo_en
from generador.importacion.emision import emitir
from generador.importacion.limpieza import limpiar
from generador.modelo import Campo, Tipo

Tipos = Mapping[str, Tipo]
_SIN_TIPOS: Tipos = MappingProxyType({})
_VACIAS = re.compile(r"\A\s*\n")
_CIERRE = re.compile(r"(?:[ \t]+#+)+\Z")


def escribir(tipo: Tipo, datos: Mapping[str, Any], tipos: Tipos = _SIN_TIPOS) -> tuple[str, str]:
    """(nombre, texto) del archivo de una ficha; «tipos» da el orden de las incrustadas."""
    puestos = canonicos(tipo, datos, tipos)
    if tipo.formato == "yml":
        return "ficha.yml", emitir(puestos)
    libre = puestos.pop(LIBRE, "") if _es_seccion(tipo.campo(LIBRE), puestos) else ""
    cuerpo = f"\n{libre}\n" if libre else ""
    for campo in tipo.campos:
        if _es_seccion(campo, puestos):
            cuerpo += f"\n## {campo.titulo}\n\n{puestos.pop(campo.nombre)}\n"
    return "ficha.md", f"---\n{emitir(puestos)}---\n{cuerpo}"


def canonicos(tipo: Tipo, datos: Mapping[str, Any], tipos: Tipos = _SIN_TIPOS) -> dict[str, Any]:
    """Los mismos datos, limpios y ordenados: los que se leen de lo escrito."""
    puestos = _ordenar(tipo.campos, datos, tipos)
    if tipo.formato == "yml":
        return puestos
    titulos = {plegar(c.titulo) for c in tipo.campos if c.seccion and c.nombre != LIBRE}
    for campo in tipo.campos:
        crudo = datos.get(campo.nombre)
        if campo.seccion and isinstance(crudo, str) and campo.nombre in puestos:
            texto = _cerrar(_VACIAS.sub("", limpiar(crudo)).rstrip())
            libre = campo.nombre == LIBRE
            puestos[campo.nombre] = _libre(texto, titulos) if libre else _bajar(texto)
    return puestos


def _es_seccion(campo: Campo | None, datos: Mapping[str, Any]) -> bool:
    return campo is not None and campo.seccion and isinstance(datos.get(campo.nombre), str)


def _ordenar(campos: tuple[Campo, ...], datos: Mapping[str, Any], tipos: Tipos) -> dict[str, Any]:
    conocidos = {c.nombre: c for c in campos}
    nombres = [*(n for n in conocidos if n in datos), *(n for n in datos if n not in conocidos)]
    pares = ((n, _valor(conocidos.get(n), datos[n], tipos)) for n in nombres)
    return {limpiar(str(n)): v for n, v in pares if v not in (None, "", [], {})}


def _valor(campo: Campo | None, valor: Any, tipos: Tipos) -> Any:
    if isinstance(valor, str):
        return limpiar(valor).strip()
    if isinstance(valor, Mapping):
        return _ordenar(campo.hijos if campo else (), valor, tipos)
    if isinstance(valor, list | tuple):
        if campo is not None and campo.fichas is not None:
            hijos = tipos[campo.fichas].campos if campo.fichas in tipos else ()
            limpios = [_incrustada(v, hijos, tipos) for v in valor]
        else:
            limpios = [_valor(campo, v, tipos) for v in valor]
        return [v for v in limpios if v not in (None, "", [], {})]
    return valor


def _incrustada(valor: Any, hijos: tuple[Campo, ...], tipos: Tipos) -> Any:
    if not isinstance(valor, Mapping):
        return _valor(None, valor, tipos)
    primero = {"id": valor["id"]} if "id" in valor else {}
    resto = {n: v for n, v in valor.items() if n != "id"}
    return {**_ordenar((), primero, tipos), **_ordenar(hijos, resto, tipos)}


def _cerrar(texto: str) -> str:
    """El texto, con su último bloque de código cerrado."""
    cerca = ""
    for linea in texto.split("\n"):
        cerca = cerca_tras(linea, cerca)
    return f"{texto}\n{cerca}" if cerca else texto


def _bajar(texto: str, titulos: Container[str] | None = None) -> str:
    """El texto con sus títulos de sección un nivel más hondos; todos, o solo los de «titulos»."""
    lineas, cerca = texto.split("\n"), ""
    for i, linea in enumerate(lineas):
        cerca = cerca_tras(linea, cerca)
        titulo = "" if cerca or not linea.startswith("##") else _sin_cierre(titulo_en(linea))
        if titulo and (titulos is None or plegar(titulo) in titulos):
            lineas[i] = f"### {titulo}"
    return "\n".join(lineas)


def _libre(texto: str, titulos: Container[str]) -> str:
    """El texto libre como lo recompone el lector, sin los títulos de otras secciones."""
    secciones = partir(_bajar(texto, titulos))
    return recomponer(replace(s, titulo=_sin_cierre(s.titulo)) for s in secciones)


def _sin_cierre(titulo: str) -> str:
    return _CIERRE.sub("", titulo)
