"""Importación, corregir: de los bytes de una ficha al mismo texto con lo mecánico enmendado.

Solo se cambia lo que no admite duda, y se comprueba: lo corregido se vuelve a leer y debe decir
los mismos datos, salvo los enmendados. Si no, o si el archivo no se puede leer, no se toca.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any
from urllib.parse import quote

from generador.fuentes.documento import leer_documento
from generador.fuentes.texto import limpiar
from generador.fuentes.yaml_estricto import leer_yaml
from generador.importacion.enmiendas import Vocabularios, enmendar, repartir
from generador.importacion.limpiado import Limpia, limpiar_ficha
from generador.importacion.orden import ordenar
from generador.importacion.retoque import Esquema, aplicar, retocar
from generador.modelo import Problema, Tipo

Renombres = Mapping[str, str]
"""Nombre de un adjunto → el que tendrá."""
_SIN_COMILLAS = re.compile(r"(\s*(?:- )?[a-z_]+): +([^\s\"'\[{|>&*!#].*?)\s*\Z")
_INTENTOS = 50


@dataclass(frozen=True, slots=True)
class Correccion:
    """El texto corregido de una ficha, y qué se hizo, dicho para una persona."""

    texto: str
    hechos: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Entorno:
    """Lo que hace falta para corregir las fichas de un repositorio."""

    tipos: Mapping[str, Tipo]
    vocabularios: Vocabularios


def corregir(
    tipo: Tipo, archivo: str, crudo: bytes, entorno: Entorno, renombres: Renombres
) -> Correccion | Problema:
    """La ficha corregida, con los nombres nuevos de sus adjuntos; o por qué no se toca."""
    limpia = limpiar_ficha(crudo, archivo)
    if limpia is None:
        return _ilegible(crudo, archivo)
    yaml, entrecomilladas = _con_comillas(limpia, archivo)
    leido = leer_yaml(yaml, archivo, limpia.lineas_previas)
    if isinstance(leido, Problema):
        return leido
    cambiar = partial(_enmendar, renombres=renombres, vocabularios=entorno.vocabularios)
    partir = partial(repartir, vocabularios=entorno.vocabularios)
    retoque = retocar(yaml, _esquema(tipo, entorno.tipos), cambiar, partir)
    enmendado = aplicar(yaml, retoque.tramos)
    ordenado = ordenar(enmendado, tipo.campos)
    dicho = leer_yaml(ordenado, archivo)
    if retoque.antes != leido[0] or isinstance(dicho, Problema) or dicho[0] != retoque.despues:
        que = "no se puede corregir sin riesgo de cambiar lo que dice"
        return Problema(archivo, 1, "corregir/riesgo", "error", que, "corríjala a mano")
    tramos = (
        f"línea {t.linea + limpia.lineas_previas}: {t.camino}: {t.antes} → {t.ahora}"
        for t in retoque.tramos
    )
    orden = () if ordenado == enmendado else ("los campos, en el orden de la guía",)
    hechos = (*limpia.hechos, *entrecomilladas, *tramos, *orden)
    return Correccion(limpia.antes + ordenado + _renombrar(limpia.despues, renombres), hechos)


def _ilegible(crudo: bytes, archivo: str) -> Problema:
    texto = limpiar(crudo, archivo)
    hallado = texto if isinstance(texto, Problema) else leer_documento(texto, archivo)
    if isinstance(hallado, Problema):
        return hallado
    que = "la cabecera no está como se espera"
    return Problema(archivo, 1, "corregir/riesgo", "error", que, "corríjala a mano")


def _con_comillas(limpia: Limpia, archivo: str) -> tuple[str, tuple[str, ...]]:
    """El YAML con comillas en los textos de una línea que las necesitan por llevar «: »."""
    lineas, hechos = limpia.yaml.split("\n"), list[str]()
    for _ in range(_INTENTOS):
        leido = leer_yaml("\n".join(lineas), archivo)
        if not isinstance(leido, Problema) or leido.regla != "yaml/sintaxis":
            break
        partes = _SIN_COMILLAS.match(lineas[leido.linea - 1])
        if partes is None or " #" in partes[2] or ":" not in partes[2]:
            break
        lineas[leido.linea - 1] = f"{partes[1]}: {json.dumps(partes[2], ensure_ascii=False)}"
        donde = leido.linea + limpia.lineas_previas
        hechos.append(f"línea {donde}: {partes[1].strip(' -')}: el texto, entre comillas")
    return "\n".join(lineas), tuple(hechos)


def _enmendar(
    valor: Any, escrito: str, esquema: Esquema, renombres: Renombres, vocabularios: Vocabularios
) -> Any:
    if esquema.get("x-archivo") and isinstance(valor, str):
        return renombres.get(unicodedata.normalize("NFC", valor), valor)
    nuevo = enmendar(valor, escrito, esquema, vocabularios)
    return _renombrar(nuevo, renombres) if isinstance(nuevo, str) else nuevo


def _renombrar(texto: str, renombres: Renombres) -> str:
    """El texto con los enlaces e imágenes de Markdown a los nombres nuevos."""
    for viejo, nuevo in renombres.items() if "](" in texto else ():
        formas = (viejo, quote(viejo), f"<{viejo}>", viejo.replace(" ", "%20"))
        patron = rf"\]\((?:{'|'.join(map(re.escape, formas))})(?=[)\s])"
        texto = re.sub(patron, f"]({nuevo}", texto)  # un nombre seguro no lleva barras
    return texto


def _esquema(tipo: Tipo, tipos: Mapping[str, Tipo]) -> Esquema:
    """El esquema del tipo, con el de sus fichas incrustadas dentro de su lista."""
    propiedades = dict(tipo.esquema["properties"])
    for campo in tipo.campos:
        if campo.fichas is not None and campo.fichas in tipos:
            propiedades[campo.nombre] = {**campo.esquema, "items": tipos[campo.fichas].esquema}
    return {**tipo.esquema, "properties": propiedades}
