"""El árbol de campos dice todo lo que dice el esquema, y nada que un formulario no entienda."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

import pytest

from generador.formulario import arbol, arboles, vocabularios_de
from generador.formulario.campos import LIMITES
from generador.modelo import Campo
from generador.tipos.campos import hojas
from tests.formulario.fichas import TIPOS, VOCABULARIOS

ARBOLES = arboles(TIPOS, VOCABULARIOS)
TERMINOS = vocabularios_de(TIPOS, VOCABULARIOS)
PROPIOS = [t for t in TIPOS.values() if t.carpeta]
# Lo que el árbol dice de otra forma: type es la clase; format, la fecha; lo demás, su estructura.
DE_OTRA_FORMA = {"type", "format", "items", "properties", "required", "additionalProperties"}
DESCRITAS = {"title", "description", "examples", "enum", "pattern", *LIMITES}


def _valores(dato: Any) -> Iterator[Any]:
    yield dato
    for hijo in dato.values() if isinstance(dato, dict) else dato if isinstance(dato, list) else ():
        yield from _valores(hijo)


def _esquemas(esquema: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    yield esquema
    for hijo in (*esquema.get("properties", {}).values(), esquema.get("items")):
        if hijo is not None:
            yield from _esquemas(hijo)


def _nodos(campos: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    for campo in campos:
        yield campo
        yield from _nodos(campo.get("hijos", []))
        yield from _nodos(campo.get("elemento", {}).get("hijos", []))


def test_hay_un_arbol_por_tipo_con_carpeta() -> None:
    """Los que viven dentro de otro van en el elemento de su lista."""
    assert list(ARBOLES) == [t.nombre for t in PROPIOS]


@pytest.mark.parametrize("tipo", PROPIOS, ids=lambda t: t.nombre)
def test_un_arbol_se_escribe_como_json_y_no_lleva_nulos(tipo: Any) -> None:
    """Lo que un campo no tiene, no está."""
    suyo = ARBOLES[tipo.nombre]
    assert json.loads(json.dumps(suyo)) == suyo
    assert not any(v is None for v in _valores(suyo))
    assert not any("$ref" in v for v in _valores(suyo) if isinstance(v, dict))


@pytest.mark.parametrize("tipo", PROPIOS, ids=lambda t: t.nombre)
def test_estan_todos_los_campos_con_su_clase(tipo: Any) -> None:
    """Los de dentro también, en el orden del esquema."""
    debidos = [(c.nombre, c.clase, c.titulo, c.descripcion) for _, c in hojas(tipo.campos)]
    nodos = _nodos(ARBOLES[tipo.nombre]["campos"])
    assert [(n["nombre"], n["clase"], n["titulo"], n["ayuda"]) for n in nodos] == debidos


@pytest.mark.parametrize("tipo", TIPOS.values(), ids=lambda t: t.nombre)
def test_no_hay_en_los_esquemas_nada_que_el_arbol_calle(tipo: Any) -> None:
    """Una palabra clave nueva que el formulario no entendiera dejaría pasar lo que no debe."""
    for esquema in _esquemas(tipo.esquema):
        claves = {c for c in esquema if not c.startswith(("x-", "$"))}
        assert claves <= DESCRITAS | DE_OTRA_FORMA
        assert esquema.get("format", "date") == "date"
        if "properties" in esquema:
            assert esquema["additionalProperties"] is False


def test_los_limites_son_los_del_esquema() -> None:
    """También un cero, y también los de cada elemento de una lista."""
    esquema = {
        **{"type": "array", "title": "Notas", "description": "Notas.", "examples": [[0]]},
        **{"minItems": 0, "maxItems": 3, "uniqueItems": True},
        "items": {"type": "integer", "minimum": 0, "exclusiveMaximum": 9},
    }
    campo = Campo("notas", "Notas", "Notas.", "lista", esquema, [0], "detalle")
    tipo = PROPIOS[0]
    con_notas = type(tipo)(**{n: getattr(tipo, n) for n in tipo.__slots__} | {"campos": (campo,)})
    assert arbol(con_notas, TIPOS, VOCABULARIOS)["campos"] == [
        {
            **{"nombre": "notas", "titulo": "Notas", "ayuda": "Notas.", "clase": "lista"},
            **{"grupo": "detalle", "ejemplo": [0]},
            **{"cuantosMinimo": 0, "cuantosMaximo": 3, "unicos": True},
            "elemento": {"clase": "entero", "minimo": 0, "menosQue": 9},
        }
    ]


def test_cada_opcion_tiene_codigo_y_nombre() -> None:
    """Las de un enum van en el campo; las de un vocabulario, una sola vez aparte."""
    for suyo in ARBOLES.values():
        for nodo in _nodos(suyo["campos"]):
            de = nodo.get("elemento", nodo)
            if nodo["clase"] in ("opcion", "opciones"):
                opciones = de.get("opciones") or TERMINOS[de["vocabulario"]]["terminos"]
                assert opciones
                assert all(o["valor"] and o["nombre"] for o in opciones)


def test_un_termino_dice_lo_que_sirve_para_elegirlo() -> None:
    """Definición, sinónimos, si está por confirmar, y de qué eje o unidad depende."""
    unidad = next(t for t in TERMINOS["unidades"]["terminos"] if t["valor"] == "odes")
    assert unidad["nombre"] == "Oficina de Descentralización"
    assert (unidad["sigla"], unidad["padre"]) == ("ODES", "ogpp")
    assert "supuesto" not in unidad
    assert all(t["ejes"] for t in TERMINOS["temas"]["terminos"])
    assert TERMINOS["ejes"]["terminos"][0]["supuesto"] is True


def test_los_estados_dicen_si_se_ven_en_el_sitio() -> None:
    """En el orden de la vida de la ficha: lo visible ha de estar completo."""
    estados = ARBOLES[PROPIOS[0].nombre]["estados"]
    assert [e["valor"] for e in estados] == list(PROPIOS[0].estados)
    assert not estados[0]["visible"]
    assert estados[-1]["visible"]


def test_una_lista_de_fichas_lleva_dentro_la_ficha_entera() -> None:
    """Con sus estados, su prefijo y lo que hereda de quien la lleva."""
    listas = [(t, c) for t in PROPIOS for c in t.campos if c.fichas]
    assert listas
    for tipo, campo in listas:
        nodo = next(n for n in ARBOLES[tipo.nombre]["campos"] if n["nombre"] == campo.nombre)
        suyo = TIPOS[campo.fichas or ""]
        assert [c["nombre"] for c in nodo["elemento"]["campos"]] == [c.nombre for c in suyo.campos]
        assert nodo["elemento"]["hereda"] == list(suyo.hereda)
        assert nodo["elemento"]["prefijo"] == suyo.prefijo
