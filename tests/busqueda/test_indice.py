"""El índice en disco: siempre el mismo, por partes y sin pesar de más."""

from __future__ import annotations

import gzip
from collections.abc import Iterable
from pathlib import Path

import pytest
from playwright.sync_api import Page

from generador.almacen import Almacen
from generador.busqueda import cliente, indexar, partir
from generador.busqueda.analisis import LARGA, Raices
from generador.busqueda.codigo import ALFABETO, numero, numeros
from generador.busqueda.raices import raiz
from generador.busqueda.reducir import reducir
from generador.medios import Medios
from generador.modelo import Archivo, Catalogo
from tests.busqueda.conftest import PASAJES

MAXIMO_DEL_CLIENTE = 8 * 1024


def _contenidos(archivos: Iterable[Archivo]) -> list[tuple[str, bytes]]:
    return [(a.ruta, a.contenido) for a in archivos if isinstance(a.contenido, bytes)]


def test_el_indice_es_siempre_el_mismo(catalogo: Catalogo) -> None:
    """Dos construcciones dan los mismos bytes."""
    assert _contenidos(indexar(catalogo, PASAJES)) == _contenidos(indexar(catalogo, PASAJES))


@pytest.mark.parametrize("fichas", [1, 3])
def test_el_indice_no_depende_de_como_se_parta(
    fichas: int, catalogo: Catalogo, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """En tramos de cualquier tamaño, analizados ahora o ya guardados, salen los mismos bytes."""
    entero = _contenidos(indexar(catalogo, PASAJES))
    monkeypatch.setattr(partir, "TOPE", fichas)
    with Almacen(tmp_path) as almacen:
        for _ in range(2):
            assert _contenidos(indexar(catalogo, PASAJES, Medios(almacen))) == entero


def test_cada_archivo_es_un_guion_que_se_registra(catalogo: Catalogo) -> None:
    """Todos están en «buscar» y llaman a la misma función: así se leen desde file://."""
    for ruta, contenido in _contenidos(indexar(catalogo, PASAJES)):
        assert ruta.startswith("buscar/") and ruta.endswith(".js")
        assert b"repositorio.registrar(" in contenido[:200]


def test_el_cliente_cabe_en_ocho_kilobytes() -> None:
    """Comprimido y con las tablas del idioma."""
    contenido = cliente().contenido
    assert isinstance(contenido, bytes)
    assert len(gzip.compress(contenido, 9, mtime=0)) <= MAXIMO_DEL_CLIENTE


@pytest.mark.parametrize("valor", [0, 59, 60, 2425, 2426, 35549, 35550, 700_000])
def test_un_numero_ocupa_de_una_a_cuatro_letras(valor: int) -> None:
    """Y ninguna letra necesita escaparse en un texto de JavaScript."""
    letras = numero(valor)
    assert len(letras) == 1 + (valor >= 60) + (valor >= 2426) + (valor >= 35550)
    assert not set(letras) & set('"\\ !') and set(letras) <= set(ALFABETO)


def test_los_numeros_se_leen_en_el_navegador(pagina: Page) -> None:
    """El orden por título, que va en código, se lee entero: vuelven las fichas que salieron."""
    assert numeros([0, 60, 2426]) == numero(0) + numero(60) + numero(2426)
    vistos = pagina.evaluate(
        "repositorio.buscar('', { orden: 'titulo', limite: 99 }).then((r) => r.resultados.length)"
    )
    assert vistos == 14


@pytest.mark.parametrize(
    ("palabra", "otras"),
    [
        ("capacitacion", ("capacitar", "capacitando", "capacitaciones", "capacitado")),
        ("taller", ("talleres",)),
        ("usuario", ("usuaria", "usuarios")),
        ("ley", ("leyes",)),
        ("base", ("bases",)),
        ("asesoria", ("asesorar", "asesor", "asesorias")),
        ("tecnologia", ("tecnologias", "tecnologico")),
    ],
)
def test_las_formas_de_una_palabra_comparten_raiz(palabra: str, otras: tuple[str, ...]) -> None:
    """Sin tildes también, que es como se suele escribir al buscar."""
    assert {raiz(o) for o in otras} == {raiz(palabra)}


@pytest.mark.parametrize(
    ("una", "otra"),
    [
        ("material", "materia"),
        ("comunidad", "comunicacion"),
        ("general", "genero"),
        ("casa", "caso"),
    ],
)
def test_palabras_distintas_no_se_juntan(una: str, otra: str) -> None:
    """Lo que se parece y no es lo mismo conserva raíces distintas."""
    assert raiz(una) != raiz(otra)


def test_reducir_conserva_lo_que_importa() -> None:
    """Los nombres propios se acortan; las propiedades y los textos, no."""
    guion = 'const largo = (uno) => ({ uno, dos: uno.dos });\n/* nota */ decir(largo("uno  dos"));'
    reducido = 'const A=(a)=>({uno:a,dos:a.dos});decir(A("uno  dos"));'
    assert reducir(f"(function () {{\n{guion}\n}})();") == f"(function(){{{reducido}}})();\n"


@pytest.mark.parametrize("letras", [LARGA, LARGA + 1, 4000])
def test_lo_que_ya_no_es_una_palabra_no_se_busca(letras: int, pagina: Page) -> None:
    """Un texto cifrado, pegado por error, no entra en el índice ni lo rompe."""
    larga = "x" * letras
    en_el_navegador = pagina.evaluate("(p) => repositorio.analizar.raizDe(p)", larga)
    assert en_el_navegador == Raices()[larga] == (larga if letras == LARGA else "")
