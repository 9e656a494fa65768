"""Los esquemas son la única fuente de guías, formularios e índices: aquí se revisan ellos."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

import jsonschema_rs
import pytest
import yaml

from generador.esquemas import compilar
from generador.esquemas.formas import FORMAS
from generador.esquemas.validador import es_fecha
from generador.modelo import Campo
from generador.tipos import CARPETA, cargar
from generador.tipos.campos import hojas
from generador.vocabularios import leer
from tests.repositorio import RAIZ

TIPOS = cargar()
VOCABULARIOS, _ = leer(RAIZ)
DOCUMENTO = (RAIZ / "docs" / "desarrollo" / "tipos.md").read_text(encoding="utf-8")
CLASES = frozenset(re.findall(r"^\| `([a-z_]+)` \| `type: ", DOCUMENTO, re.M))
CRUDOS = sorted([CARPETA / "comun.yml", *CARPETA.glob("*/esquema.yml")])


def _claves(nodo: Any) -> Iterator[str]:
    """Todas las claves de un esquema, sin entrar en ejemplos ni valores por omisión."""
    if isinstance(nodo, Mapping):
        for clave, hijo in nodo.items():
            yield clave
            if clave not in ("examples", "default", "enum"):
                yield from _claves(hijo)
    elif isinstance(nodo, list):
        for hijo in nodo:
            yield from _claves(hijo)


def _sin_minimo(campo: Campo) -> Mapping[str, Any]:
    """El ejemplo de una sección es un fragmento: puede ser más corto que lo exigido."""
    quitadas = ("minLength",) if campo.seccion else ()
    return {c: v for c, v in campo.esquema.items() if c not in quitadas}


@pytest.mark.parametrize("tipo", TIPOS)
def test_cada_campo_se_explica_solo(tipo: str) -> None:
    """Título, descripción que termina en punto, un ejemplo y una clase de la lista cerrada."""
    for camino, campo in hojas(TIPOS[tipo].campos):
        assert re.fullmatch(r"[a-z][a-z0-9_]*", campo.nombre), camino
        assert campo.titulo.strip() == campo.titulo != "", camino
        assert campo.titulo[0].isupper(), camino
        assert campo.descripcion.endswith("."), camino
        assert len(campo.descripcion) <= 160, camino
        assert len(campo.esquema["examples"]) == 1, camino
        assert campo.clase in CLASES, camino
        assert camino.count("*") <= 2, camino


@pytest.mark.parametrize("tipo", TIPOS)
def test_el_ejemplo_de_cada_campo_cumple_su_esquema(tipo: str) -> None:
    """Con los vocabularios verdaderos: quien copie el ejemplo no recibe un error."""
    fallas = {
        camino: [p.mensaje for p in validador.problemas(campo.ejemplo, "ejemplo", {}, "error")]
        for camino, campo in hojas(TIPOS[tipo].campos)
        if (validador := compilar(_sin_minimo(campo), VOCABULARIOS))
    }
    assert {camino: mensajes for camino, mensajes in fallas.items() if mensajes} == {}


@pytest.mark.parametrize("tipo", TIPOS)
def test_lo_que_un_campo_nombra_existe(tipo: str) -> None:
    """Su vocabulario, los tipos a que se refiere, su grupo y el estado desde el que se exige."""
    suyo = TIPOS[tipo]
    for camino, campo in hojas(suyo.campos):
        assert campo.vocabulario is None or campo.vocabulario in VOCABULARIOS, camino
        assert set(campo.referencia or ()) <= set(TIPOS), camino
        assert campo.fichas is None or campo.fichas in TIPOS, camino
        assert campo.grupo in suyo.grupos, camino
        assert campo.desde is None or campo.desde in suyo.estados, camino
        assert "default" not in campo.esquema or not campo.requerido, camino


@pytest.mark.parametrize("tipo", TIPOS)
def test_cada_valor_de_una_opcion_tiene_un_nombre(tipo: str) -> None:
    """El sitio y los mensajes muestran «En curso», no «en_curso»."""
    for camino, campo in hojas(TIPOS[tipo].campos):
        elemento = campo.esquema.get("items", campo.esquema)
        valores = elemento.get("enum", ()) if campo.vocabulario is None else ()
        assert set(campo.nombres) == {v for v in valores if isinstance(v, str)}, camino


@pytest.mark.parametrize("tipo", TIPOS)
def test_cada_tipo_esta_completo(tipo: str) -> None:
    """Es JSON Schema válido, hereda campos que existen y sus estados están en el vocabulario."""
    suyo = TIPOS[tipo]
    jsonschema_rs.meta.validate(dict(suyo.esquema))
    assert suyo.esquema["additionalProperties"] is False
    assert suyo.estados[0] == suyo.esquema["properties"]["estado"]["default"]
    assert set(suyo.estados) <= set(VOCABULARIOS["estados"].terminos)
    assert set(suyo.hereda) <= {c.nombre for c in suyo.campos}
    assert set(suyo.esquema["required"]) <= {c.nombre for c in suyo.campos}
    assert suyo.plantilla.is_file()


def test_los_tipos_no_se_confunden_entre_si() -> None:
    """Cada uno con su prefijo, su carpeta, su ruta y su lugar en el orden."""
    for dato in ("prefijo", "ruta", "orden", "titulo", "plural"):
        valores = [getattr(t, dato) for t in TIPOS.values()]
        assert len(set(valores)) == len(valores), dato
    carpetas = [t.carpeta for t in TIPOS.values() if t.carpeta]
    assert len(set(carpetas)) == len(carpetas)


@pytest.mark.parametrize("ruta", CRUDOS, ids=lambda r: r.parent.name)
def test_solo_se_usan_anotaciones_documentadas(ruta: Any) -> None:
    """Una «x-…» que no está en la tabla de docs/desarrollo/tipos.md no la leería nadie."""
    usadas = {c for c in _claves(yaml.safe_load(ruta.read_text("utf-8"))) if c.startswith("x-")}
    assert usadas <= _documentadas()


def test_no_se_documentan_anotaciones_que_nadie_usa() -> None:
    """La tabla dice lo que hay, ni más ni menos."""
    crudos = [yaml.safe_load(ruta.read_text("utf-8")) for ruta in CRUDOS]
    assert _documentadas() == {c for r in crudos for c in _claves(r) if c.startswith("x-")}


def test_la_lista_de_clases_es_la_que_se_usa() -> None:
    """Ni una clase sin documentar, ni una documentada que no exista."""
    assert {c.clase for t in TIPOS.values() for _, c in hojas(t.campos)} == CLASES


def _documentadas() -> set[str]:
    return set(re.findall(r"^\| `(x-[a-z-]+)` \|", DOCUMENTO, re.M))


@pytest.mark.parametrize("vocabulario", VOCABULARIOS)
def test_cada_vocabulario_esta_documentado_con_sus_datos(vocabulario: str) -> None:
    """Su fila de docs/desarrollo/vocabularios.md nombra los datos propios que usa."""
    texto = (RAIZ / "docs" / "desarrollo" / "vocabularios.md").read_text(encoding="utf-8")
    filas = [x for x in texto.splitlines() if x.startswith(f"| `{vocabulario}` |")]
    assert filas
    propios = {c for t in VOCABULARIOS[vocabulario].terminos.values() for c in t.extra}
    assert [c for c in sorted(propios) if f"`{c}`" not in filas[-1]] == []


def test_cada_expresion_regular_tiene_sus_palabras() -> None:
    """Un error de forma se explica con palabras, nunca con la expresión."""
    usadas = {
        campo.esquema["pattern"]
        for t in TIPOS.values()
        for _, campo in hojas(t.campos)
        if "pattern" in campo.esquema
    }
    assert usadas <= set(FORMAS)


def test_las_fechas_de_los_ejemplos_existen() -> None:
    """El formato de fecha del proyecto es más estricto que el de JSON Schema."""
    campos = [campo for t in TIPOS.values() for _, campo in hojas(t.campos)]
    fechas = [c.ejemplo for c in campos if c.clase == "fecha"]
    assert fechas
    assert all(es_fecha(f) for f in fechas)
