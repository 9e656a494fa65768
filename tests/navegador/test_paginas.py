"""Cada clase de página, servida y con doble clic, ancha y en teléfono."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.navegador.apertura import CON_FICHAS, FIJAS, MEDIDAS, servidor
from tests.navegador.conftest import Abrir, Vista, nueva_vista
from tests.sitio.inspeccion import inspeccionar

pytestmark = pytest.mark.navegador
CLASES = (*FIJAS, *CON_FICHAS)


def test_el_contenido_verdadero_tiene_todas_las_clases_de_pagina(clases: dict[str, str]) -> None:
    """Cada tipo de ficha tiene al menos una publicada: sin ella no se probaría su página."""
    assert set(clases) == set(CLASES)


def test_el_sitio_verdadero_pasa_la_inspeccion(verdadero: Path) -> None:
    """La misma inspección de la muestra, sobre todas las páginas verdaderas."""
    assert inspeccionar(verdadero) == []


@pytest.mark.parametrize("medida", MEDIDAS)
@pytest.mark.parametrize("como", ["http", "file"])
@pytest.mark.parametrize("clase", CLASES)
def test_la_pagina_carga_limpia_y_cabe_en_la_pantalla(
    clase: str,
    como: str,
    medida: str,
    pestanas: Callable[[str, str], Vista],
    clases: dict[str, str],
) -> None:
    """Sin quejas en la consola, sin pedir nada fuera, sin desborde y con su título a la vista."""
    vista = pestanas(como, medida)
    pagina = vista.ir(clases[clase])
    expect(pagina.locator("h1")).to_be_visible()
    sobra = pagina.evaluate(
        "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    )
    assert sobra <= 0
    assert pagina.evaluate("document.querySelector('h1').getBoundingClientRect().top") < 844
    assert vista.quejas == []
    assert vista.fuera == []


MALAS = {
    "archivo que falta": '<script src="no-existe.js"></script>',
    "imagen que falta": '<img src="no-existe.png" alt="">',
    "error en la consola": "<script>console.error('ay')</script>",
    "fallo de un guion": "<script>nada.de.nada()</script>",
}


@pytest.mark.parametrize("como", ["http", "file"])
@pytest.mark.parametrize("mala", MALAS)
def test_la_vigilancia_ve_lo_que_falla(
    mala: str, como: str, navegador: Browser, tmp_path: Path
) -> None:
    """Si una página mala no diera quejas, que las buenas no las den no probaría nada."""
    (tmp_path / "mala.html").write_text(f"<h1>x</h1>{MALAS[mala]}", encoding="utf-8")
    with servidor(tmp_path) as direccion:
        vista = nueva_vista(navegador, {"http": direccion, "file": f"{tmp_path.as_uri()}/"}[como])
        vista.ir("mala.html")
        vista.pagina.context.close()
    assert [q for q in vista.quejas if "favicon" not in q]


@pytest.mark.parametrize("como", ["http", "file"])
def test_la_vigilancia_ve_lo_que_se_pide_fuera(
    como: str, navegador: Browser, tmp_path: Path
) -> None:
    """Una imagen de otro servidor se nota aunque no llegue a cargar."""
    (tmp_path / "mala.html").write_text('<img src="http://127.0.0.1:9/x.png" alt="">')
    with servidor(tmp_path) as direccion:
        vista = nueva_vista(navegador, {"http": direccion, "file": f"{tmp_path.as_uri()}/"}[como])
        vista.ir("mala.html")
        vista.pagina.context.close()
    assert vista.fuera == ["http://127.0.0.1:9/x.png"]


def test_la_pagina_de_error_se_ve_bien(abrir: Abrir) -> None:
    """Quien llega a una dirección que no existe encuentra el buscador y las secciones."""
    vista = abrir()
    pagina = vista.ir("404.html")
    expect(pagina.locator("h1")).to_have_text("No encontramos esa página")
    expect(pagina.locator("main input[name=q]")).to_be_visible()
    assert vista.quejas == []
    assert vista.fuera == []


@pytest.mark.parametrize("como", ["http", "file"])
def test_la_pagina_de_un_video_no_pide_nada_a_youtube(
    como: str, abrir: Abrir, verdadero: Path
) -> None:
    """Hasta que la persona no lo pide, el video no sale del sitio."""
    vista = abrir(como)
    for camino in sorted(verdadero.glob("videos/*.html")):
        pagina = vista.ir(camino.relative_to(verdadero).as_posix())
        assert pagina.locator("iframe").count() == 0
    pagina.wait_for_timeout(300)
    assert vista.fuera == []
    assert vista.quejas == []


def test_al_imprimir_no_salen_menus_ni_botones(abrir: Abrir, clases: dict[str, str]) -> None:
    """En papel queda el contenido: ni cabecera, ni pestañas, ni pie, ni botones."""
    pagina = abrir().ir(clases["herramienta"])
    pagina.emulate_media(media="print")
    for oculto in (".cabecera", ".pestanas", ".cajon", ".pie", ".migas", ".botones"):
        for elemento in pagina.locator(oculto).all():
            expect(elemento).to_be_hidden()
    expect(pagina.locator("h1")).to_be_visible()
    expect(pagina.locator(".ficha__principal")).to_be_visible()
    assert pagina.evaluate("getComputedStyle(document.querySelector('.contenido')).color") == (
        "rgb(0, 0, 0)"
    )


@pytest.mark.parametrize("clase", ["portada", "explorar", "herramienta", "eje", "glosario"])
def test_sin_guiones_se_lee_todo(clase: str, abrir: Abrir, clases: dict[str, str]) -> None:
    """Con JavaScript apagado se leen las fichas y los índices, y se llega a ellos."""
    vista = abrir(java_script_enabled=False)
    pagina = vista.ir(clases[clase])
    expect(pagina.locator("h1")).to_be_visible()
    for boton in pagina.locator("[data-imprimir], [data-copiar]").all():
        expect(boton).to_be_hidden()
    enlaces = pagina.locator("main a").all()
    assert sum(e.is_visible() for e in enlaces) > 5


def test_sin_guiones_explorar_lleva_a_los_indices(abrir: Abrir) -> None:
    """La página de búsqueda deja recorrer por tipo, eje y tema aunque no pueda buscar."""
    pagina = abrir(java_script_enabled=False).ir("explorar/index.html")
    pagina.get_by_role("main").get_by_role("link", name="Herramientas").first.click()
    expect(pagina.locator("h1")).to_have_text("Caja de herramientas")
    pagina.locator(".tarjeta__titulo a[href*='/he-']").first.click()
    expect(pagina.locator("article.ficha h1")).to_be_visible()
