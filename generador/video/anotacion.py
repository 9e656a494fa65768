"""Video, anotación: del texto de una ficha y una revisión al mismo texto con la revisión escrita.

Solo se cambia ese grupo: los comentarios y la disposición del resto se conservan. Lo escrito se
vuelve a leer y debe decir los mismos datos de antes, más la revisión; si no, no se toca.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

import yaml

from generador.fuentes.yaml_estricto import leer_yaml
from generador.modelo import Fallo, Problema
from generador.video.juicio import Revision

CAMPO = "revision_tecnica"


class NoSePuedeAnotar(Fallo):
    """La ficha no existe, o no está escrita de un modo que se pueda cambiar con seguridad."""


def datos_de(revision: Revision, fecha: str) -> Mapping[str, Any]:
    """Lo que se anota de una revisión."""
    m = revision.medida
    return {
        "fecha": fecha,
        "resultado": revision.resultado,
        "ancho": m.ancho,
        "alto": m.alto,
        "tasa_mbps": round(m.tasa / 1e6, 1),
        "contenedor": m.contenedor,
        "codec": m.codec,
        "duracion_seg": round(m.duracion),
        "con_sonido": bool(m.sonido) and not any(h.regla == "silencio" for h in revision.hallazgos),
    }


def anotar(texto: str, archivo: str, id_: str, datos: Mapping[str, Any]) -> str:
    """El texto de la ficha con esos datos en el elemento de ese id, o en la propia ficha."""
    antes = leer_yaml(texto, archivo)
    if isinstance(antes, Problema):
        raise NoSePuedeAnotar(f"{archivo}:{antes.linea}: {antes.mensaje}; {antes.ayuda}")
    raiz = yaml.compose(texto, Loader=yaml.CSafeLoader)
    nodo = next((n for n in _grupos(raiz) if _es(n, id_)), None)
    if nodo is None:
        raise NoSePuedeAnotar(f"en «{archivo}» no está «{id_}»")
    nuevo = _escribir(texto, nodo, datos)
    despues = leer_yaml(nuevo, archivo)
    if isinstance(despues, Problema) or despues[0] != _con(antes[0], id_, datos):
        raise NoSePuedeAnotar(f"«{archivo}» no se puede cambiar sin riesgo: anótelo a mano")
    return nuevo


def _grupos(nodo: yaml.Node | None) -> Iterator[yaml.MappingNode]:
    if isinstance(nodo, yaml.MappingNode):
        yield nodo
        for _, valor in nodo.value:
            yield from _grupos(valor)
    elif isinstance(nodo, yaml.SequenceNode):
        for valor in nodo.value:
            yield from _grupos(valor)


def _es(nodo: yaml.MappingNode, id_: str) -> bool:
    return any(c.value == "id" and v.value == id_ for c, v in nodo.value)


def _escribir(texto: str, nodo: yaml.MappingNode, datos: Mapping[str, Any]) -> str:
    previo = next(((c, v) for c, v in nodo.value if c.value == CAMPO), None)
    grupo = "{" + ", ".join(f"{c}: {json.dumps(v)}" for c, v in datos.items()) + "}"
    if previo is not None:
        inicio, fin = previo[1].start_mark.index, previo[1].end_mark.index
        if previo[1].flow_style:
            return texto[:inicio] + grupo + texto[fin:]
        # Uno escrito en varias líneas termina donde empieza lo siguiente, con su sangría.
        sangria = texto[texto.rfind("\n", 0, fin) + 1 : fin]
        return f"{texto[:inicio].rstrip()} {grupo}\n{sangria}{texto[fin:]}"
    ultimo = nodo.value[-1][1]
    if nodo.flow_style:
        lugar = ultimo.end_mark.index
        return f"{texto[:lugar]}, {CAMPO}: {grupo}{texto[lugar:]}"
    # Justo antes del último campo: su comienzo es seguro; el final de un bloque de texto, no.
    lugar = nodo.value[-1][0].start_mark.index
    return f"{texto[:lugar]}{CAMPO}: {grupo}\n{' ' * nodo.start_mark.column}{texto[lugar:]}"


def _con(valor: Any, id_: str, datos: Mapping[str, Any]) -> Any:
    """Los mismos datos, con la revisión en el grupo de ese id."""
    if isinstance(valor, dict):
        puesto = {c: _con(v, id_, datos) for c, v in valor.items()}
        return {**puesto, CAMPO: dict(datos)} if valor.get("id") == id_ else puesto
    return [_con(v, id_, datos) for v in valor] if isinstance(valor, list) else valor
