"""La lista de lo ajeno que publica cada edición: completa, válida y siempre la misma."""

from __future__ import annotations

import json
import re

import pytest
import yaml
from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator

from generador.publicacion.componentes import (
    BLOQUEO,
    BLOQUEOS,
    LICENCIAS,
    TERCEROS,
    BloqueoIlegible,
    de_repositorio,
    inventario,
)
from tests.repositorio import RAIZ
from tests.terceros import licencias

LEIDO = "".join((RAIZ / bloqueo).read_text(encoding="utf-8") for bloqueo in BLOQUEOS)


def test_es_cyclonedx_y_no_cambia() -> None:
    """Según el esquema oficial de la 1.6; sin hora ni número de serie."""
    hecho = de_repositorio(RAIZ)
    assert JsonStrictValidator(SchemaVersion.V1_6).validate_str(hecho.decode()) is None
    assert hecho == de_repositorio(RAIZ)
    assert not {"serialNumber", "timestamp"} & {*re.findall(r'"(\w+)":', hecho.decode())}


def test_esta_todo_con_sus_sumas() -> None:
    """Cada paquete fijado y cada guion ajeno, y ninguna suma de menos."""
    ajenos = json.loads(de_repositorio(RAIZ))["components"]
    fijados = [f"{c['name']}=={c['version']}" for c in ajenos if "pkg:pypi/" in c["purl"]]
    assert sorted(fijados) == sorted(set(re.findall(r"^[\w.-]+==[^ ]+", LEIDO, re.M)))
    assert sum(len(c["externalReferences"][0]["hashes"]) for c in ajenos) == (
        len(set(re.findall(r"--hash=(\S+)", LEIDO))) + len(ajenos) - len(fijados)
    )
    alcances = {c["name"]: c["scope"] for c in ajenos if c["purl"].startswith("pkg:pypi/")}
    assert (alcances["mkdocs"], alcances["weasyprint"]) == ("required", "optional")
    (llena,) = [c for c in ajenos if c["purl"] == "pkg:npm/docxtemplater@3.71.0"]
    assert llena["licenses"] == [{"license": {"id": "MIT"}}]
    assert llena["hashes"][0]["content"] in TERCEROS.read_text(encoding="utf-8")


@pytest.mark.parametrize("linea", ["requests>=2", "-e .", "    --hash=md5:00", "requests==2.0"])
def test_lo_que_no_esta_fijado_se_dice_con_su_linea(linea: str) -> None:
    """Un paquete sin versión o sin suma no puede faltar en silencio."""
    with pytest.raises(BloqueoIlegible, match=rf"{BLOQUEO}:2: .*make bloqueos"):
        inventario({BLOQUEO: f"# uno\n{linea}\n"}, {}, "[]")


def test_cada_licencia_es_la_que_dice_su_paquete() -> None:
    """Y están todas; una que cambie con la versión se nota."""
    escritas = yaml.safe_load(LICENCIAS.read_text(encoding="utf-8"))
    assert escritas == {nombre: licencias.de_paquete(nombre) for nombre in licencias.fijados()}
    with pytest.raises(BloqueoIlegible, match="no dice la licencia de «uno»"):
        inventario({BLOQUEO: "uno==1 \\\n"}, {}, "[]")
