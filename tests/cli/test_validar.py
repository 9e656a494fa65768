"""«generador validar»: qué dice, por dónde y con qué código termina."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable

import pytest

from generador.cli import principal
from tests.repositorio import RAIZ, Repositorio

Ordenar = Callable[..., tuple[int, str, str]]


@pytest.fixture
def ordenar(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Ordenar:
    """Ejecuta «generador …» y devuelve (código, salida, errores)."""

    def ejecutar(*argumentos: object) -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "argv", ["generador", *map(str, argumentos)])
        with pytest.raises(SystemExit) as fin:
            principal()
        salida = capsys.readouterr()
        return int(fin.value.code or 0), salida.out, salida.err

    return ejecutar


def test_sin_problemas_termina_en_0(ordenar: Ordenar, repositorio: Repositorio) -> None:
    """Y lo dice."""
    repositorio.herramienta("lista")
    assert ordenar("validar", "--raiz", repositorio.raiz) == (0, "sin problemas\n", "")


def test_con_avisos_termina_en_0(ordenar: Ordenar, repositorio: Repositorio) -> None:
    """Un aviso no impide publicar; se muestra la línea del archivo."""
    repositorio.herramienta("lista", titulo="LISTA PARA REVISAR")
    codigo, salida, _ = ordenar("validar", "--raiz", repositorio.raiz)
    assert (codigo, salida.splitlines()) == (
        0,
        [
            "recursos/herramientas/he-lista/ficha.md:2: aviso: "
            "el título está todo en mayúsculas [titulos]",
            "  2 | titulo: LISTA PARA REVISAR",
            "  ayuda: escríbalo como una oración: cuesta menos leerlo",
            "",
            "1 aviso",
        ],
    )


def test_con_errores_termina_en_1_y_los_dice_todos(
    ordenar: Ordenar, repositorio: Repositorio
) -> None:
    """Todos los problemas en una sola vez, ordenados por archivo y línea."""
    repositorio.herramienta("lista", clase="listado", titulo="LISTA")
    repositorio.herramienta("otra", temas="[")
    codigo, salida, _ = ordenar("validar", "--raiz", repositorio.raiz)
    lugares = [linea.split(": ")[0] for linea in salida.splitlines() if ": error: " in linea]
    assert codigo == 1
    assert lugares == [
        "recursos/herramientas/he-lista/ficha.md:2",
        "recursos/herramientas/he-lista/ficha.md:5",
        "recursos/herramientas/he-otra/ficha.md:7",
    ]
    assert salida.endswith("\n3 errores\n")


def test_la_fecha_decide_lo_que_todavia_no_llega(
    ordenar: Ordenar, repositorio: Repositorio, monkeypatch: pytest.MonkeyPatch
) -> None:
    """La pedida manda; si no, la de SOURCE_DATE_EPOCH."""
    repositorio.herramienta("lista", fecha_publicacion="2026-03-02")
    argumentos = ("validar", "--raiz", repositorio.raiz)
    assert "todavía no llega" in ordenar(*argumentos, "--fecha", "2026-03-01")[1]
    assert ordenar(*argumentos, "--fecha", "2026-03-02")[1] == "sin problemas\n"
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "0")
    assert "todavía no llega" in ordenar(*argumentos)[1]


@pytest.mark.parametrize(
    ("argumentos", "mensaje"),
    [
        (["valida"], "la orden «valida» no existe; ¿quiso decir «validar»?"),
        (["xyz"], "la orden «xyz» no existe"),
        (["--formto"], "la opción «--formto» no existe"),
        (["validar", "--formto", "json"], "la opción «--formto» no existe; ¿quiso decir"),
        (["validar", "--formato"], "la opción «--formato» necesita un valor"),
        (["validar", "--formato", "html"], "«--formato» solo admite: texto, json, github, sarif"),
        (["validar", "--fecha", "3/11/2026"], "«--fecha» es una fecha: AAAA-MM-DD"),
        (["validar", "--raiz", "/no/existe"], "«--raiz»: la carpeta no existe"),
        (["validar", "sobra"], "sobra lo que sigue a la orden: sobra"),
        (["servir", "--puerto", "99999"], "«--puerto» es un número entre 1 y 65535"),
        (["servir", "--puerto", "alto"], "«--puerto» es un número entre 1 y 65535"),
    ],
)
def test_una_orden_mal_escrita_termina_en_2(
    ordenar: Ordenar, argumentos: list[str], mensaje: str
) -> None:
    """El error sale en español, por la salida de errores, y dice dónde hay ayuda."""
    codigo, salida, errores = ordenar(*argumentos)
    assert (codigo, salida) == (2, "")
    assert errores.startswith(f"error: {mensaje}")
    assert errores.endswith("\nayuda: generador --ayuda\n")


def test_sin_orden_se_muestra_la_ayuda(ordenar: Ordenar) -> None:
    """Escribir solo «generador» enseña las órdenes, sin la palabra «error»."""
    codigo, _, errores = ordenar()
    assert codigo == 2
    assert errores.startswith("Uso: generador [OPCIONES] ORDEN")
    assert "error" not in errores.splitlines()[0]
    assert "validar" in errores


@pytest.mark.parametrize("opcion", ["-h", "--ayuda", "--help"])
@pytest.mark.parametrize("orden", [(), ("validar",), ("construir",), ("servir",)])
def test_la_ayuda_esta_entera_en_espanol(
    ordenar: Ordenar, orden: tuple[str, ...], opcion: str
) -> None:
    """Ni una palabra de las que pone la biblioteca en inglés."""
    codigo, salida, _ = ordenar(*orden, opcion)
    assert codigo == 0
    assert salida.startswith("Uso: generador")
    assert "Opciones:" in salida
    for palabra in ("Usage", "Options", "Commands", "Show this", "required", "default"):
        assert palabra not in salida


def test_se_puede_ejecutar_como_modulo(repositorio: Repositorio) -> None:
    """«python -m generador» hace lo mismo, aunque la salida no sea una terminal."""
    repositorio.herramienta("lista", titulo="¿Qué es «esto»? — guía")
    orden = [sys.executable, "-m", "generador", "validar", "--raiz", str(repositorio.raiz)]
    hecho = subprocess.run(orden, cwd=RAIZ, capture_output=True, check=False)
    assert (hecho.returncode, hecho.stderr) == (0, b"")
    assert hecho.stdout.decode() == "sin problemas\n"
