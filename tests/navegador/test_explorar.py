"""Explorar: buscar, filtrar, compartir lo hallado y volver, también con doble clic."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.navegador.conftest import Abrir

pytestmark = pytest.mark.navegador
EXPLORAR = "explorar/index.html"
FORMAS = ["http", "file"]


def _campo(pagina: Page) -> Locator:
    return pagina.get_by_role("main").get_by_role("searchbox")


def _titulos(pagina: Page) -> list[str]:
    return pagina.get_by_role("main").locator(".tarjeta__titulo").all_inner_texts()


def _cuenta(pagina: Page) -> int:
    """Cuántas fichas dice que hay."""
    texto = pagina.get_by_role("main").get_by_role("status").inner_text()
    return int(re.sub(r"\D", "", texto) or 0)


def _opcion(pagina: Page, grupo: str, indice: int = 0) -> tuple[str, int, Locator]:
    """(valor, cuenta, casilla) de una opción de la faceta."""
    opciones = pagina.get_by_role("group", name=grupo, exact=True).locator(".filtros__opcion")
    opcion = opciones.nth(indice)
    cuenta = opcion.locator(".filtros__cuenta").inner_text()
    valor = opcion.inner_text().strip().removesuffix(cuenta).strip()
    return valor, int(cuenta), opcion.get_by_role("checkbox")


def _buscar(pagina: Page, texto: str) -> None:
    total = _cuenta(pagina)
    _campo(pagina).fill(texto)
    expect(pagina.get_by_role("main").get_by_role("status")).not_to_have_text(
        re.compile(rf"^{total}\b")
    )


@pytest.mark.parametrize("como", FORMAS)
def test_se_halla_con_tildes_y_sin_ellas(como: str, abrir: Abrir) -> None:
    """«sesion» halla «sesión», y lo mismo que escribirla bien."""
    vista = abrir(como)
    pagina = vista.ir(EXPLORAR)
    total = _cuenta(pagina)
    assert total > 0
    _buscar(pagina, "sesion")
    sin_tilde = _titulos(pagina)
    assert any("sesión" in t.lower() for t in sin_tilde)
    assert _cuenta(pagina) < total
    _campo(pagina).fill("sesión")
    expect(pagina).to_have_url(re.compile("q=sesi%C3%B3n|q=sesi.n"))
    assert _titulos(pagina) == sin_tilde
    assert vista.quejas == []
    assert vista.fuera == []


def test_lo_que_no_existe_lo_dice(abrir: Abrir) -> None:
    """Una búsqueda sin resultados no deja la página a medias."""
    pagina = abrir().ir(EXPLORAR)
    _buscar(pagina, "xyzxyzxyz")
    assert _cuenta(pagina) == 0
    assert _titulos(pagina) == []


@pytest.mark.parametrize("como", FORMAS)
def test_un_filtro_deja_justo_las_que_anuncia_y_su_etiqueta_lo_quita(
    como: str, abrir: Abrir
) -> None:
    """La cuenta de la opción es la de los resultados; quitar la etiqueta vuelve a todas."""
    pagina = abrir(como).ir(EXPLORAR)
    total = _cuenta(pagina)
    valor, cuenta, casilla = _opcion(pagina, "Tipo")
    assert 0 < cuenta < total
    casilla.check()
    expect(pagina.get_by_role("main").get_by_role("status")).to_have_text(
        re.compile(rf"^{cuenta}\b")
    )
    quitar = pagina.get_by_role("link", name=f"Quitar el filtro {valor}")
    expect(quitar).to_be_visible()
    quitar.click()
    expect(pagina.get_by_role("main").get_by_role("status")).to_have_text(
        re.compile(rf"^{total}\b")
    )
    assert pagina.get_by_role("checkbox", checked=True).count() == 0


def test_dos_facetas_se_combinan_y_las_cuentas_se_ajustan(abrir: Abrir) -> None:
    """Con un tipo elegido, cada unidad anuncia cuántas quedarían, y así queda."""
    pagina = abrir().ir(EXPLORAR)
    _opcion(pagina, "Tipo")[2].check()
    dentro = _cuenta(pagina)
    _, cuenta, casilla = _opcion(pagina, "Unidad")
    assert cuenta <= dentro
    casilla.check()
    expect(pagina.get_by_role("main").get_by_role("status")).to_have_text(
        re.compile(rf"^{cuenta}\b")
    )


def test_dos_opciones_de_una_faceta_suman(abrir: Abrir) -> None:
    """Elegir dos tipos muestra los dos; al elegir uno, el otro conserva su cuenta."""
    pagina = abrir().ir(EXPLORAR)
    una, primera, casilla = _opcion(pagina, "Tipo")
    otra, segunda, _ = _opcion(pagina, "Tipo", 1)
    casilla.check()
    grupo = pagina.get_by_role("group", name="Tipo", exact=True)
    grupo.get_by_role("checkbox", name=re.compile(f"^{re.escape(otra)}")).check()
    expect(pagina.get_by_role("main").get_by_role("status")).to_have_text(
        re.compile(rf"^{primera + segunda}\b")
    )
    for valor in (una, otra):
        expect(pagina.get_by_role("link", name=f"Quitar el filtro {valor}")).to_be_visible()


@pytest.mark.parametrize("como", FORMAS)
def test_la_direccion_lleva_la_busqueda_y_se_puede_compartir(como: str, abrir: Abrir) -> None:
    """Quien abre la misma dirección ve los mismos resultados, con sus filtros marcados."""
    vista = abrir(como)
    pagina = vista.ir(EXPLORAR)
    _buscar(pagina, "guia")
    valor, cuenta, casilla = _opcion(pagina, "Tipo")
    casilla.check()
    expect(pagina.get_by_role("main").get_by_role("status")).to_have_text(
        re.compile(rf"^{cuenta}\b")
    )
    titulos, direccion = _titulos(pagina), pagina.url
    assert "?" in direccion
    otra = abrir(como)
    nueva = otra.ir(direccion.removeprefix(otra.base))
    expect(_campo(nueva)).to_have_value("guia")
    expect(nueva.get_by_role("link", name=f"Quitar el filtro {valor}")).to_be_visible()
    assert _titulos(nueva) == titulos


def test_atras_y_adelante_recorren_los_filtros(abrir: Abrir) -> None:
    """El botón «atrás» deshace el último filtro en vez de salir de la página."""
    pagina = abrir().ir(EXPLORAR)
    total = _cuenta(pagina)
    estado = pagina.get_by_role("main").get_by_role("status")
    _, cuenta, casilla = _opcion(pagina, "Tipo")
    casilla.check()
    expect(estado).to_have_text(re.compile(rf"^{cuenta}\b"))
    pagina.go_back()
    expect(estado).to_have_text(re.compile(rf"^{total}\b"))
    assert pagina.get_by_role("checkbox", checked=True).count() == 0
    pagina.go_forward()
    expect(estado).to_have_text(re.compile(rf"^{cuenta}\b"))


@pytest.mark.parametrize("como", FORMAS)
def test_un_resultado_lleva_a_su_ficha_y_se_puede_volver(como: str, abrir: Abrir) -> None:
    """Del resultado a la ficha, y «atrás» devuelve a la misma búsqueda."""
    pagina = abrir(como).ir(EXPLORAR)
    _buscar(pagina, "sesion")
    titulo = _titulos(pagina)[0]
    pagina.get_by_role("main").locator(".tarjeta__titulo a").first.click()
    expect(pagina.locator("h1")).to_have_text(titulo)
    pagina.go_back()
    expect(_campo(pagina)).to_have_value("sesion")
    expect(pagina.get_by_role("main").locator(".tarjeta__titulo").first).to_have_text(titulo)


@pytest.mark.parametrize("como", FORMAS)
def test_el_buscador_de_la_cabecera_lleva_a_explorar_con_lo_escrito(
    como: str, abrir: Abrir
) -> None:
    """Desde cualquier página, escribir y aceptar muestra los resultados."""
    pagina = abrir(como).ir("glosario/index.html")
    campo = pagina.get_by_role("banner").get_by_role("searchbox")
    campo.fill("guía")
    campo.press("Enter")
    expect(_campo(pagina)).to_have_value("guía")
    expect(pagina.get_by_role("main").locator(".tarjeta__titulo").first).to_be_visible()


def test_el_boton_de_un_indice_filtra_por_su_tipo(abrir: Abrir) -> None:
    """«Buscar y filtrar» abre Explorar con ese tipo ya elegido."""
    pagina = abrir().ir("herramientas/index.html")
    pagina.get_by_role("link", name="Buscar y filtrar").click()
    expect(pagina.get_by_role("link", name="Quitar el filtro Herramienta")).to_be_visible()
    assert _cuenta(pagina) > 0


def test_se_filtra_en_el_telefono(abrir: Abrir) -> None:
    """Los filtros empiezan plegados y se abren con el dedo."""
    pagina = abrir(medida="teléfono", has_touch=True).ir(EXPLORAR)
    casilla = pagina.locator(".filtros__opcion input").first
    expect(casilla).to_be_hidden()
    pagina.locator(".filtros > summary").tap()
    expect(casilla).to_be_visible()
    total = _cuenta(pagina)
    pagina.locator(".filtros__opcion").first.tap()
    expect(pagina.get_by_role("main").get_by_role("status")).not_to_have_text(
        re.compile(rf"^{total}\b")
    )


def test_el_foco_no_se_pierde_al_marcar_un_filtro(abrir: Abrir) -> None:
    """Con el teclado se marcan varias opciones seguidas sin volver a empezar."""
    pagina = abrir().ir(EXPLORAR)
    _, _, casilla = _opcion(pagina, "Tipo")
    casilla.focus()
    pagina.keyboard.press("Space")
    expect(pagina.get_by_role("checkbox", checked=True)).to_have_count(1)
    expect(pagina.get_by_role("checkbox", checked=True)).to_be_focused()
