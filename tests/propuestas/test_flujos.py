"""Los flujos de la forja: mínimos permisos, nada ajeno con privilegios, y bien escritos."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from generador.cli.ordenes import ordenes
from tests.repositorio import RAIZ

CARPETA = RAIZ / ".github" / "workflows"
FLUJOS = sorted(CARPETA.glob("*.yml"))
FORMULARIOS = sorted((RAIZ / ".github" / "ISSUE_TEMPLATE").glob("[!c]*.yml"))
DE_FUERA = {"propuesta.yml", "revision.yml"}
"""Los que corren con lo que alguien propone."""


def leer(ruta: Path) -> Any:
    """El flujo; «on» es una clave, no un «sí» de YAML 1.1."""
    datos = yaml.safe_load(ruta.read_text(encoding="utf-8"))
    return {("on" if c is True else c): v for c, v in datos.items()}


def trabajos(ruta: Path) -> Iterator[tuple[str, Any]]:
    yield from leer(ruta)["jobs"].items()


def pasos(ruta: Path) -> list[Any]:
    return [paso for _, trabajo in trabajos(ruta) for paso in trabajo["steps"]]


def test_zizmor_no_halla_nada() -> None:
    """La herramienta que conoce los descuidos de los flujos, sin red."""
    orden = [Path(sys.executable).with_name("zizmor"), "--offline", "--no-progress", CARPETA]
    hecho = subprocess.run(orden, capture_output=True, text=True, check=False)
    assert hecho.returncode == 0, hecho.stdout


@pytest.mark.parametrize("ruta", FLUJOS, ids=lambda r: r.name)
def test_cada_flujo_pide_lo_minimo_y_no_dura_para_siempre(ruta: Path) -> None:
    """Permisos dichos (de lectura o ninguno, arriba), uno a la vez y con tiempo contado."""
    flujo = leer(ruta)
    assert flujo["permissions"] in ({}, {"contents": "read"})
    assert flujo["concurrency"]["group"]
    for nombre, trabajo in trabajos(ruta):
        assert 0 < trabajo["timeout-minutes"] <= 60, nombre
        assert trabajo["runs-on"] == "ubuntu-24.04", nombre
        assert "permissions" in trabajo or flujo["permissions"], nombre


@pytest.mark.parametrize("ruta", FLUJOS, ids=lambda r: r.name)
def test_cada_accion_va_por_su_suma_y_siempre_la_misma(ruta: Path) -> None:
    """Por «commit» entero, con su versión al lado; solo las tres de siempre."""
    texto = ruta.read_text(encoding="utf-8")
    usadas = re.findall(r"uses: (\S+)@([0-9a-f]{40}) # v[0-9.]+$", texto, re.M)
    assert len(usadas) == texto.count("uses:")
    suyas = dict(re.findall(r"uses: (\S+)@(\S+)", "".join(r.read_text("utf-8") for r in FLUJOS)))
    assert set(suyas) == {"actions/checkout", "actions/setup-python", "actions/upload-artifact"}
    assert all(suyas[accion] == suma for accion, suma in usadas)


@pytest.mark.parametrize("ruta", FLUJOS, ids=lambda r: r.name)
def test_ninguna_expresion_va_dentro_de_un_guion(ruta: Path) -> None:
    """El nombre de una rama sería una orden: llegan por «env». Y no queda llave en el disco."""
    for paso in pasos(ruta):
        assert "${{" not in paso.get("run", "")
        if "actions/checkout" in paso.get("uses", ""):
            assert paso["with"]["persist-credentials"] is False


@pytest.mark.parametrize("nombre", sorted(DE_FUERA))
def test_con_lo_propuesto_no_hay_secretos_ni_escritura(nombre: str) -> None:
    """Ni llave: «contents: read» y nada más."""
    ruta = CARPETA / nombre
    assert leer(ruta)["permissions"] == {"contents": "read"}
    assert not re.search(r"secrets\.|github\.token|GH_TOKEN|: write", ruta.read_text("utf-8"))
    assert all("permissions" not in trabajo for _, trabajo in trabajos(ruta))


def test_solo_comentario_corre_tras_una_propuesta_y_no_trae_nada_suyo() -> None:
    """No hay «pull_request_target», y «workflow_run» no descarga la rama de quien propone."""
    for ruta in FLUJOS:
        disparos = set(leer(ruta)["on"])
        assert "pull_request_target" not in disparos
        assert ("workflow_run" in disparos) == (ruta.name == "comentario.yml")
    comentario = CARPETA / "comentario.yml"
    (traer,) = [p for p in pasos(comentario) if "actions/checkout" in p.get("uses", "")]
    assert "ref" not in traer["with"]
    assert "repository" not in traer["with"]
    ((_, trabajo),) = trabajos(comentario)
    assert trabajo["permissions"] == {
        "contents": "read", "actions": "read", "pull-requests": "write"
    }  # fmt: skip
    assert leer(comentario)["on"]["workflow_run"]["workflows"] == [
        leer(CARPETA / "propuesta.yml")["name"]
    ]


def test_la_propuesta_se_revisa_con_el_programa_de_la_rama_principal() -> None:
    """Nada se instala ni se ejecuta desde la carpeta propuesta."""
    guiones = "\n".join(p.get("run", "") for p in pasos(CARPETA / "propuesta.yml"))
    assert "worktree add --detach ../principal HEAD^1" in guiones
    assert re.findall(r"(?<=-r )\S+|\S+$(?=\s*generador)", guiones) == [
        "principal/requirements.lock"
    ]
    con_lo_propuesto = [x.strip() for x in guiones.splitlines() if "propuesta" in x]
    assert con_lo_propuesto == [
        "git -C propuesta worktree add --detach ../principal HEAD^1",
        "generador revisar-propuesta --raiz propuesta --informe informe --previa previa",
    ]


def test_la_clave_solo_esta_en_el_paso_que_publica() -> None:
    """En un entorno protegido, desde la rama principal, y después de comprobar."""
    for ruta in FLUJOS:
        con_secretos = [p for p in pasos(ruta) if "secrets." in yaml.safe_dump(p)]
        assert [p["name"] for p in con_secretos] == (
            ["Publicar"] if ruta.name == "publicacion.yml" else []
        )
    publicar = dict(trabajos(CARPETA / "publicacion.yml"))["publicar"]
    assert publicar["environment"] == "publicacion"
    assert publicar["needs"] == "comprobar"
    assert "github.ref == 'refs/heads/main'" in publicar["if"]


def test_cada_mes_se_pregunta_por_todo_lo_fijado() -> None:
    """Sin instalarlo; lo que no se pudo saber también falla, y la publicación no espera."""
    ruta = CARPETA / "dependencias.yml"
    (preguntar,) = [p["run"] for p in pasos(ruta) if p.get("name") == "Preguntar"]
    assert "for bloqueo in requirements*.lock" in preguntar
    for opcion in ("--strict", "--require-hashes", "--disable-pip"):
        assert opcion in preguntar
    assert "|| true" not in preguntar and "continue-on-error" not in ruta.read_text("utf-8")
    assert leer(ruta)["on"]["schedule"] == [{"cron": "0 9 1 * *"}]
    assert len(list(RAIZ.glob("requirements*.lock"))) == 3


@pytest.mark.parametrize("ruta", FLUJOS, ids=lambda r: r.name)
def test_las_ordenes_que_usa_existen(ruta: Path) -> None:
    """Con sus opciones."""
    for paso in pasos(ruta):
        for linea in re.findall(r"^generador (.+)$", paso.get("run", ""), re.M):
            orden = ordenes.commands[linea.split()[0]]
            conocidas = {nombre for p in orden.params for nombre in p.opts}
            assert set(re.findall(r"--[a-z-]+", linea)) <= conocidas


@pytest.mark.parametrize("ruta", FORMULARIOS, ids=lambda r: r.name)
def test_cada_formulario_tiene_la_forma_que_pide_la_forja(ruta: Path) -> None:
    """Nombre, descripción y campos conocidos, cada uno con su rótulo y sin repetir su «id»."""
    datos = yaml.safe_load(ruta.read_text(encoding="utf-8"))
    assert set(datos) <= {"name", "description", "title", "labels", "body"}
    assert datos["name"]
    assert datos["description"]
    campos = [c for c in datos["body"] if c["type"] != "markdown"]
    assert {c["type"] for c in campos} <= {"input", "textarea", "dropdown", "checkboxes"}
    assert all(c["attributes"]["label"] for c in campos)
    assert len({c["id"] for c in campos}) == len(campos)
    assert "datos personales" in ruta.read_text(encoding="utf-8")
