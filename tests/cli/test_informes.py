"""La misma lista de problemas, como texto, JSON, anotaciones de GitHub y SARIF."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from generador.cli import informes
from generador.modelo import Problema

ERROR = Problema("recursos/he-x/ficha.md", 7, "comite", "error", "el comité es par", "sume uno")
AVISO = Problema("buenas_practicas/bp/ficha.md", 1, "titulos", "aviso", "en mayúsculas", "")
HOSTIL = Problema(
    "recursos/he-x\n::error file=y::tomado\r/fi,cha:100%.md", 1, "ruta/suelto", "error",
    "«a\n::set-output name=x::y\u2028»", "b\r\n::stop-commands::z",
)  # fmt: skip


@pytest.mark.parametrize(
    ("problemas", "resumen"),
    [
        ((), "sin problemas"),
        ((ERROR,), "1 error"),
        ((ERROR, ERROR, AVISO), "2 errores y 1 aviso"),
        ((AVISO, AVISO), "2 avisos"),
    ],
)
def test_el_resumen_cuenta_en_espanol(problemas: tuple[Problema, ...], resumen: str) -> None:
    """Con su plural."""
    assert informes.resumen(problemas) == resumen


def test_el_texto_muestra_la_linea_del_archivo(tmp_path: Path) -> None:
    """Archivo, línea, nivel, mensaje y regla; luego la muestra y el remedio."""
    (tmp_path / "ficha.md").write_bytes(b"uno\r\n\t dos \x1b[31m\r\n")
    problema = Problema("ficha.md", 2, "r", "error", "mal", "así")
    assert informes.texto((problema,), tmp_path) == (
        "ficha.md:2: error: mal [r]\n  2 | dos ·[31m\n  ayuda: así\n\n1 error\n"
    )


def test_sin_archivo_o_sin_linea_no_hay_muestra(tmp_path: Path) -> None:
    """Un problema de algo que no existe, de una carpeta o de una línea de más se dice igual."""
    (tmp_path / "carpeta").mkdir()
    (tmp_path / "corta").write_text("una\n", encoding="utf-8")
    for archivo, linea in (("nada", 1), ("carpeta", 1), ("corta", 9), ("x\0y", 1)):
        informe = informes.texto((Problema(archivo, linea, "r", "aviso", "mal"),), tmp_path)
        assert informe.endswith(f":{linea}: aviso: mal [r]\n\n1 aviso\n")


def test_la_muestra_no_sale_del_repositorio(tmp_path: Path) -> None:
    """Ni por «..» ni por un enlace se enseña una línea de un archivo de fuera."""
    (tmp_path / "secreto").write_text("clave\n", encoding="utf-8")
    (tmp_path / "repo").mkdir()
    (tmp_path / "repo" / "enlace").symlink_to(tmp_path / "secreto")
    for archivo in ("../secreto", "enlace"):
        problema = Problema(archivo, 1, "r", "error", "mal")
        assert "clave" not in informes.texto((problema,), tmp_path / "repo")


def test_el_json_trae_todos_los_datos() -> None:
    """Una lista de objetos con los campos de Problema."""
    assert json.loads(informes.como_json((ERROR, AVISO), Path())) == [
        {
            "archivo": "recursos/he-x/ficha.md", "linea": 7, "regla": "comite",
            "nivel": "error", "mensaje": "el comité es par", "ayuda": "sume uno",
        },
        {
            "archivo": "buenas_practicas/bp/ficha.md", "linea": 1, "regla": "titulos",
            "nivel": "aviso", "mensaje": "en mayúsculas", "ayuda": "",
        },
    ]  # fmt: skip


def test_github_recibe_nueve_anotaciones_y_cuantas_mas_hay() -> None:
    """GitHub muestra diez por paso: los errores primero, y al final cuántos quedan."""
    lineas = informes.github((AVISO,) * 5 + (ERROR,) * 7, Path()).splitlines()
    assert [linea.split(" ")[0] for linea in lineas[:9]] == ["::error"] * 7 + ["::warning"] * 2
    assert lineas[9:] == ["::notice::Hay 3 problemas más: vea el resumen del paso"]
    assert lineas[0] == (
        "::error file=recursos/he-x/ficha.md,line=7,title=comite::el comité es par. sume uno"
    )


def test_con_nueve_problemas_no_hay_nota() -> None:
    """La nota solo sale si falta alguno por mostrar, y en singular si es uno."""
    assert "::notice" not in informes.github((ERROR,) * 9, Path())
    assert "Hay 1 problema más:" in informes.github((ERROR,) * 10, Path())


@pytest.mark.parametrize("formato", ["github", "texto"])
def test_un_nombre_de_archivo_no_puede_dar_ordenes_a_github(formato: str, tmp_path: Path) -> None:
    """Por cada problema, ninguna línea empieza con «::» salvo la de su propia anotación."""
    lineas = informes.FORMATOS[formato]((HOSTIL,), tmp_path).splitlines()
    ordenes = [linea for linea in lineas if linea.lstrip().startswith("::")]
    assert len(ordenes) == (1 if formato == "github" else 0)
    for orden in ordenes:
        datos = orden.removeprefix("::error ").split("::")[0]
        assert [d.split("=")[0] for d in datos.split(",")] == ["file", "line", "title"]
        assert "100%25.md" in datos


def test_sarif_tiene_la_forma_debida() -> None:
    """Versión, herramienta, reglas sin repetir y un resultado por problema con su lugar."""
    raro = Problema("recursos/he-x/guía 1.md", 3, "comite", "aviso", "mal", "así")
    documento = json.loads(informes.sarif((ERROR, AVISO, raro), Path()))
    (corrida,) = documento["runs"]
    assert documento["version"] == "2.1.0"
    assert corrida["tool"]["driver"]["name"] == "generador"
    assert [r["id"] for r in corrida["tool"]["driver"]["rules"]] == ["comite", "titulos"]
    assert [r["level"] for r in corrida["results"]] == ["error", "warning", "warning"]
    lugar = corrida["results"][2]["locations"][0]["physicalLocation"]
    assert lugar["artifactLocation"]["uri"] == "recursos/he-x/gu%C3%ADa%201.md"
    assert lugar["region"]["startLine"] == 3
