"""El formulario y el generador juzgan igual cualquier ficha, y la escriben con los mismos bytes.

Aquí va una muestra; la campaña larga es «python -m tests.formulario».
"""

from __future__ import annotations

from collections import Counter

import pytest
from playwright.sync_api import Page

from generador.formulario import motor
from generador.formulario.campos import LIMITES
from generador.reglas import REGLAS
from tests.formulario.fichas import TIPOS, de_partida
from tests.formulario.mutaciones import mutados
from tests.formulario.paridad import abrir, divergencias
from tests.formulario.rarezas import raros

pytestmark = pytest.mark.navegador
PARTIDA = de_partida()
MUESTRA, RARAS = mutados(PARTIDA, 1000), raros(PARTIDA, 300)
# Palabras clave que solo hablan de otra cosa (el valor por omisión) o que ningún esquema usa aún.
SIN_MUESTRA = {"default", "exclusiveMaximum"}


def test_los_dos_jueces_dicen_lo_mismo_de_fichas_estropeadas(pagina: Page) -> None:
    """Mil fichas con algo cambiado: mismo lugar, regla, nivel, mensaje y ayuda.

    La muestra vale porque en ella habla cada regla y cada palabra clave de los esquemas.
    """
    dichas = Counter[str]()
    assert list(divergencias(pagina, MUESTRA, dichas)) == []
    palabras = {f"esquema/{p}" for p in {*LIMITES, "type", "enum", "pattern", "format"}}
    debidas = {*REGLAS, *palabras, "esquema/falta", "esquema/desconocido", "vocabulario/antiguo"}
    assert debidas - {f"esquema/{p}" for p in SIN_MUESTRA} - dichas.keys() == set()


def test_un_texto_cualquiera_se_lee_como_se_escribio(pagina: Page) -> None:
    """Trescientas fichas con textos que engañan a YAML o a Markdown: el archivo del formulario es
    el de Python, el lector estricto lo admite y los dos lectores sacan los mismos datos."""
    assert list(divergencias(pagina, RARAS)) == []


def test_hay_fichas_de_partida_de_todos_los_tipos() -> None:
    """Reales, de ejemplo, y una llena en cada estado de cada tipo."""
    por_tipo = Counter(c.tipo for c in PARTIDA)
    assert set(por_tipo) == {t.nombre for t in TIPOS.values() if t.carpeta}
    assert all(por_tipo[t.nombre] > len(t.estados) for t in TIPOS.values() if t.carpeta)


def test_cada_regla_esta_tambien_en_el_formulario(pagina: Page) -> None:
    """Con el mismo nombre: añadir una regla es escribirla en los dos lados."""
    assert pagina.evaluate("propuesta.reglas") == sorted(REGLAS)


@pytest.mark.parametrize(
    ("parte", "estropeada"),
    [
        ("favor > contra", "favor >= contra"),
        ("segunda >= primera", "segunda > primera"),
        ("hay > campo.largoMaximo", "valor.length > campo.largoMaximo"),
        ("valor <= campo.masQue", "valor < campo.masQue"),
        ('texto.replace(SALTOS, "\\n")', "texto"),
        ("largo(clave) + 1 + largo(corta) <= ANCHO", "largo(clave) + largo(corta) <= ANCHO"),
    ],
)
def test_la_comparacion_descubre_un_motor_equivocado(
    pagina: Page, parte: str, estropeada: str
) -> None:
    """Si una condición del motor cambia apenas, alguna ficha de la muestra lo delata."""
    navegador = pagina.context.browser
    assert navegador is not None
    assert motor().count(parte) == 1
    equivocado = abrir(navegador, motor().replace(parte, estropeada))
    assert next(divergencias(equivocado, [*MUESTRA, *RARAS[:50]]), None) is not None
    equivocado.close()
