"""Los esquemas que leen los editores: válidos, en español, y de acuerdo con el validador."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import jsonschema_rs
import pytest

from generador.esquemas.validador import es_fecha
from generador.fuentes.documento import leer_documento
from generador.modelo import Problema
from generador.tipos import cargar
from generador.vistas.esquemas import esquema
from generador.vocabularios import leer
from tests.repositorio import RAIZ
from tests.test_ejemplos import EJEMPLOS

TIPOS = cargar()
VOCABULARIOS, _ = leer(RAIZ)
PUBLICADOS = {n: esquema(t, TIPOS, VOCABULARIOS) for n, t in TIPOS.items()}
# Lo que el validador dice y un esquema de editor no puede saber.
_CUBIERTAS = {"enum", "type", "pattern", "maxLength", "minLength", "maxItems", "minItems",
    "minimum", "maximum", "uniqueItems", "format", "desconocido"}  # fmt: skip


def _validador(tipo: str) -> Any:
    return jsonschema_rs.Draft202012Validator(
        PUBLICADOS[tipo], validate_formats=True, formats={"date": es_fecha}
    )


def _casos(clase: str) -> list[tuple[str, Path]]:
    """Los ejemplos que son un archivo suelto de un tipo con carpeta propia."""
    return [
        (ruta.parent.parent.name, ruta)
        for ruta in sorted(EJEMPLOS.glob(f"*/{clase}/*.*"))
        if ruta.suffix in (".md", ".yml")
        and ruta.parent.parent.name in TIPOS
        and TIPOS[ruta.parent.parent.name].carpeta
    ]


def _datos(ruta: Path) -> Any:
    """La cabecera de un ejemplo, o None si ni siquiera se puede leer."""
    try:
        texto = ruta.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError:
        return None
    nombre = f"ficha{ruta.suffix}"
    documento = leer_documento(texto, nombre)
    return None if isinstance(documento, Problema) else documento[0]


def _nodos(nodo: Any) -> list[dict[str, Any]]:
    hijos = nodo.values() if isinstance(nodo, dict) else nodo if isinstance(nodo, list) else ()
    dentro = [n for h in hijos for n in _nodos(h)]
    return [nodo, *dentro] if isinstance(nodo, dict) else dentro


@pytest.mark.parametrize("tipo", TIPOS)
def test_cada_esquema_es_json_schema_valido_y_sin_anotaciones_nuestras(tipo: str) -> None:
    """JSON Schema 2020-12: cualquier editor lo entiende."""
    jsonschema_rs.meta.validate(
        {"$schema": "https://json-schema.org/draft/2020-12/schema", **PUBLICADOS[tipo]}
    )
    assert not re.search(r'"x-[a-z-]+":', json.dumps(PUBLICADOS[tipo]))


@pytest.mark.parametrize("tipo", TIPOS)
def test_todo_se_explica_en_espanol(tipo: str) -> None:
    """Cada valor con su nombre, cada forma con sus palabras y cada campo con su título."""
    for nodo in _nodos(PUBLICADOS[tipo]):
        if "enumDescriptions" in nodo:
            assert len(nodo["enum"]) == len(nodo["enumDescriptions"])
        if isinstance(nodo.get("enum"), list) and "type" in nodo:
            assert nodo["errorMessage"].endswith("elija uno de la lista.")
        if nodo.get("type") == "object":  # lo diría también de un campo que falta, sin nombrarlo
            assert "errorMessage" not in nodo
        if isinstance(nodo.get("pattern"), str):
            assert nodo["patternErrorMessage"].startswith("Escriba ")
    for nombre, campo in PUBLICADOS[tipo]["properties"].items():
        assert campo["title"], nombre
        assert campo["description"].endswith("."), nombre


@pytest.mark.parametrize(("tipo", "ruta"), _casos("pasa"), ids=lambda v: getattr(v, "name", v))
def test_acepta_lo_que_el_validador_acepta(tipo: str, ruta: Path) -> None:
    """Un ejemplo que pasa no se subraya en el editor; lo que falta a un borrador, sí."""
    datos = {c: v for c, v in _datos(ruta).items() if v not in (None, "", [])}
    quejas = [
        e.message
        for e in _validador(tipo).iter_errors(datos)
        if e.kind.name != "required"
        or datos.get("estado") not in (None, "borrador", "identificada")
    ]
    assert quejas == []


def _que_el_editor_ve() -> list[tuple[str, Path]]:
    """Los ejemplos que fallan por una palabra clave del esquema, y no en una sección del cuerpo."""
    vistos = []
    for tipo, ruta in _casos("falla"):
        esperado = ruta.with_suffix(".esperado").read_text(encoding="utf-8")
        reglas = set(re.findall(r" \[esquema/([A-Za-z]+)\]$", esperado, re.M))
        secciones = [f"«{c.titulo}»" for c in TIPOS[tipo].campos if c.seccion]
        en_el_cuerpo = ruta.suffix == ".md" and any(s in esperado for s in secciones)
        if reglas & _CUBIERTAS and not en_el_cuerpo and _datos(ruta) is not None:
            vistos.append((tipo, ruta))
    assert len(vistos) >= 20
    return vistos


@pytest.mark.parametrize(("tipo", "ruta"), _que_el_editor_ve(), ids=lambda v: getattr(v, "name", v))
def test_rechaza_lo_que_el_validador_rechaza_por_su_esquema(tipo: str, ruta: Path) -> None:
    """Si el problema es de una palabra clave que el editor conoce, el editor también lo ve."""
    assert not _validador(tipo).is_valid(_datos(ruta))


def test_el_editor_conoce_el_esquema_de_cada_carpeta(sitio: Path) -> None:
    """.vscode/settings.json lleva cada «ficha.yml» al esquema de su tipo, que el sitio trae."""
    crudo = (RAIZ / ".vscode" / "settings.json").read_text(encoding="utf-8")
    ajustes = json.loads(re.sub(r"^\s*//.*$", "", crudo, flags=re.M))["yaml.schemas"]
    assert ajustes == {
        f"./site/esquemas/{t.nombre}.json": [f"{t.carpeta}/*/ficha.yml"]
        for t in TIPOS.values()
        if t.carpeta
    }
    for t in TIPOS.values():
        suyo = json.loads((sitio / "esquemas" / f"{t.nombre}.json").read_text(encoding="utf-8"))
        assert suyo["$id"].endswith(f"/esquemas/{t.nombre}.json")
        assert suyo["title"] == t.titulo
