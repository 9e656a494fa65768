"""Al servir, la página de la ficha que cambió se adelanta; lo demás espera a que se rehaga todo."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from generador.sitio import construir_sitio
from generador.sitio.adelanto import adelantar, marcar
from generador.sitio.motor import Motor
from generador.sitio.plano import Plano, trazar
from tests.sitio.preparacion import FECHA, contenido

FICHA = "recursos/herramientas/he-guia-completa/ficha.md"
OTRA = "recursos/herramientas/he-vencida/ficha.md"
PAGINA = "herramientas/he-guia-completa.html"


def _cambiar(archivo: Path, antes: str, despues: str) -> None:
    texto = archivo.read_text(encoding="utf-8")
    assert antes in texto
    archivo.write_text(texto.replace(antes, despues), encoding="utf-8")


@pytest.fixture(scope="module")
def plano(muestra: Path, motor: Motor) -> Iterator[Plano]:
    """El plano del repositorio pequeño: cada prueba cambia una copia de este."""
    with trazar(muestra, FECHA, motor) as plano:
        yield plano


@pytest.mark.parametrize(
    ("antes", "despues"),
    [
        ("La ODES propone", "La ODES recomienda"),
        ('titulo: "Guía', 'titulo: "Otra guía'),
        ("[taller](ficha:re-taller-poi)", "taller"),
    ],
)
def test_lo_adelantado_es_lo_que_sale_al_rehacer_todo(
    antes: str, despues: str, raiz: Path, sitio: Path, plano: Plano, motor: Motor, tmp_path: Path
) -> None:
    """Byte a byte; y ninguna otra página cambia todavía."""
    salida = tmp_path / "site"
    shutil.copytree(sitio, salida)
    previo, marcas = contenido(salida), marcar(raiz, plano.resultado.catalogo)
    _cambiar(raiz / FICHA, antes, despues)
    assert adelantar(raiz, plano, marcas, salida) == PAGINA
    adelantado = contenido(salida)
    assert {r for r in previo if adelantado[r] != previo[r]} == {PAGINA}
    construir_sitio(raiz, tmp_path / "entero", FECHA, motor=motor)
    assert contenido(tmp_path / "entero")[PAGINA] == adelantado[PAGINA]


def _invalida(raiz: Path) -> None:
    _cambiar(raiz / FICHA, "eje: ", "eje: inventado-")


def _ilegible(raiz: Path) -> None:
    _cambiar(raiz / FICHA, "eje: ", "eje: [")


def _sin_carpeta(raiz: Path) -> None:
    shutil.rmtree((raiz / FICHA).parent)


def _dos(raiz: Path) -> None:
    _cambiar(raiz / FICHA, "La ODES propone", "La ODES recomienda")
    _cambiar(raiz / OTRA, "estado: publicado", "estado: borrador")


@pytest.mark.parametrize("cambio", [_invalida, _ilegible, _sin_carpeta, _dos, lambda _: None])
def test_si_no_cambio_una_sola_ficha_valida_no_se_adelanta_nada(
    cambio: Callable[[Path], None], raiz: Path, sitio: Path, plano: Plano
) -> None:
    previo, marcas = contenido(sitio), marcar(raiz, plano.resultado.catalogo)
    cambio(raiz)
    assert adelantar(raiz, plano, marcas, sitio) == ""
    assert contenido(sitio) == previo
