"""CODEOWNERS sale de las unidades: al día, válido y sin inventar a nadie."""

from __future__ import annotations

import re

from click.testing import CliRunner

from generador.cli.ordenes import ordenes
from generador.propuestas.responsables import ARCHIVO, responsables
from tests.repositorio import RAIZ, Repositorio


def _con_equipos(repositorio: Repositorio, **equipos: str) -> str:
    ruta = repositorio.raiz / "vocabularios" / "unidades.yml"
    texto = ruta.read_text(encoding="utf-8")
    for slug, equipo in equipos.items():
        texto = texto.replace(f"  - slug: {slug}\n", f'  - slug: {slug}\n    equipo: "{equipo}"\n')
    ruta.write_text(texto, encoding="utf-8")
    resultado = repositorio.construir()
    assert not resultado.con_errores, resultado.problemas
    terminos = resultado.catalogo.vocabularios["unidades"].terminos
    return responsables(terminos, resultado.catalogo.fichas.values())


def _vigentes(texto: str) -> list[str]:
    return [linea for linea in texto.splitlines() if linea and not linea.startswith("#")]


def test_el_del_repositorio_esta_al_dia() -> None:
    """Si cambia una unidad con equipo, o una ficha suya, se vuelve a escribir."""
    hecho = CliRunner().invoke(
        ordenes, ["responsables", "--raiz", str(RAIZ), "--comprobar"], standalone_mode=False
    )
    assert hecho.return_value == 0, hecho.output


def test_sin_equipos_confirmados_no_nombra_a_nadie() -> None:
    """Solo comentarios: es válido, y dice qué falta."""
    texto = (RAIZ / ARCHIVO).read_text(encoding="utf-8")
    assert _vigentes(texto) == []
    assert "@" not in texto
    assert "falta el equipo en vocabularios/unidades.yml; será ODES" in texto


def test_cada_unidad_revisa_sus_fichas_y_la_que_custodia_lo_demas(
    repositorio: Repositorio,
) -> None:
    """Lo general primero: en la forja vale la última línea que casa."""
    repositorio.herramienta("de-odes")
    repositorio.herramienta("de-dnt", unidad="dnt")
    repositorio.herramienta("de-opla", unidad="opla")
    texto = _con_equipos(repositorio, odes="@mtpe-ejemplo/odes", dnt="@persona-ejemplo")
    assert _vigentes(texto) == [
        "* @mtpe-ejemplo/odes",
        "/recursos/herramientas/he-de-dnt/ @persona-ejemplo",
    ]
    assert re.search(r"^#   OPLA: ", texto, re.M)
    assert not re.search(r"^#   ODES: ", texto, re.M)


def test_un_equipo_mal_escrito_es_un_error_del_vocabulario(repositorio: Repositorio) -> None:
    """Un espacio o un correo añadirían a quien no se quiso."""
    ruta = repositorio.raiz / "vocabularios" / "unidades.yml"
    texto = ruta.read_text(encoding="utf-8")
    for mal in ("odes", "@a @b", "persona@ejemplo.pe", "@a/b/c"):
        ruta.write_text(
            texto.replace("  - slug: odes\n", f'  - slug: odes\n    equipo: "{mal}"\n'),
            encoding="utf-8",
        )
        assert "esquema/pattern" in {p.regla for p in repositorio.construir().problemas}, mal
