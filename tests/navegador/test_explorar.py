"""Explorar: buscar, filtrar, compartir lo hallado y volver, también con doble clic."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.navegador.conftest import Abrir, Vista

pytestmark = pytest.mark.navegador
EXPLORAR = "explorar/index.html"
FORMAS = ["http", "file"]


def _explorar(vista: Vista, consulta: str = "") -> Page:
    pagina = vista.ir(EXPLORAR + consulta)
    _esperar(pagina)
    return pagina


def _esperar(pagina: Page) -> None:
    """Espera a que la lista esté completa."""
    expect(pagina.locator("#resultados")).to_have_attribute("aria-busy", "false")


def _campo(pagina: Page) -> Locator:
    return pagina.get_by_role("main").locator("input[name=q]")


def _buscar(pagina: Page, texto: str) -> None:
    _campo(pagina).fill(texto)
    _esperar(pagina)


def _titulos(pagina: Page) -> list[str]:
    return pagina.get_by_role("main").locator(".tarjeta__titulo").all_inner_texts()


def _cuenta(pagina: Page) -> int:
    """Cuántas fichas dice que hay."""
    texto = pagina.get_by_role("main").get_by_role("status").inner_text()
    hallado = re.match(r"\d+", texto)
    assert hallado is not None, texto
    return int(hallado[0])


def _opcion(pagina: Page, grupo: str, indice: int = 0) -> tuple[str, int]:
    """(nombre, cuenta) de una opción de la faceta."""
    opciones = pagina.get_by_role("group", name=grupo, exact=True).locator(".filtros__opcion")
    opcion = opciones.nth(indice)
    cuenta = opcion.locator(".filtros__cuenta").inner_text()
    return opcion.inner_text().strip().removesuffix(cuenta).strip(), int(cuenta)


def _marcar(pagina: Page, grupo: str, nombre: str) -> None:
    opciones = pagina.get_by_role("group", name=grupo, exact=True)
    opciones.get_by_role("checkbox", name=re.compile(rf"^{re.escape(nombre)} \d+$")).check()
    _esperar(pagina)


def _etiqueta(pagina: Page, nombre: str) -> Locator:
    return pagina.get_by_role("link", name=f"Quitar el filtro {nombre}", exact=True)


@pytest.mark.parametrize("como", FORMAS)
def test_se_halla_con_tildes_y_sin_ellas(como: str, abrir: Abrir) -> None:
    """«sesion» halla «sesión», y lo mismo que escribirla bien."""
    vista = abrir(como)
    pagina = _explorar(vista)
    total = _cuenta(pagina)
    assert total > 0
    _buscar(pagina, "sesion")
    sin_tilde, cuantas = _titulos(pagina), _cuenta(pagina)
    assert any("sesión" in t.lower() for t in sin_tilde)
    assert 0 < cuantas < total
    _buscar(pagina, "sesión")
    assert _cuenta(pagina) == cuantas
    assert sorted(_titulos(pagina)) == sorted(sin_tilde)
    assert vista.quejas == []
    assert vista.fuera == []


def test_lo_que_no_existe_lo_dice(abrir: Abrir) -> None:
    """Una búsqueda sin resultados no deja la página a medias."""
    pagina = _explorar(abrir())
    _buscar(pagina, "xyzxyzxyz")
    assert _cuenta(pagina) == 0
    assert _titulos(pagina) == []


def test_lo_escrito_en_el_buscador_se_muestra_como_texto(abrir: Abrir) -> None:
    """Una dirección compartida con código dentro no lo ejecuta."""
    vista = abrir()
    pagina = _explorar(vista, "?q=%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E%20guia")
    assert pagina.get_by_role("main").locator("img").count() == 0
    expect(_campo(pagina)).to_have_value("<img src=x onerror=alert(1)> guia")
    assert vista.quejas == []


@pytest.mark.parametrize("como", FORMAS)
def test_un_filtro_deja_justo_las_que_anuncia_y_su_etiqueta_lo_quita(
    como: str, abrir: Abrir
) -> None:
    """La cuenta de la opción es la de los resultados; quitar la etiqueta vuelve a todas."""
    pagina = _explorar(abrir(como))
    total = _cuenta(pagina)
    nombre, cuenta = _opcion(pagina, "Tipo")
    assert 0 < cuenta < total
    _marcar(pagina, "Tipo", nombre)
    assert _cuenta(pagina) == cuenta
    _etiqueta(pagina, nombre).click()
    _esperar(pagina)
    assert _cuenta(pagina) == total
    expect(pagina.get_by_role("checkbox", checked=True)).to_have_count(0)


def test_dos_facetas_se_combinan_y_las_cuentas_se_ajustan(abrir: Abrir) -> None:
    """Con un tipo elegido, cada tema anuncia cuántas quedarían, y así queda."""
    pagina = _explorar(abrir())
    _marcar(pagina, "Tipo", _opcion(pagina, "Tipo")[0])
    dentro = _cuenta(pagina)
    nombre, cuenta = _opcion(pagina, "Tema")
    assert 0 < cuenta <= dentro
    _marcar(pagina, "Tema", nombre)
    assert _cuenta(pagina) == cuenta


def test_dos_opciones_de_una_faceta_suman(abrir: Abrir) -> None:
    """Elegir dos tipos muestra los dos; al elegir uno, el otro conserva su cuenta."""
    pagina = _explorar(abrir())
    una, primera = _opcion(pagina, "Tipo")
    otra, segunda = _opcion(pagina, "Tipo", 1)
    _marcar(pagina, "Tipo", una)
    _marcar(pagina, "Tipo", otra)
    assert _cuenta(pagina) == primera + segunda
    for nombre in (una, otra):
        expect(_etiqueta(pagina, nombre)).to_be_visible()


@pytest.mark.parametrize("como", FORMAS)
def test_la_direccion_lleva_la_busqueda_y_se_puede_compartir(como: str, abrir: Abrir) -> None:
    """Quien abre la misma dirección ve los mismos resultados, con sus filtros marcados."""
    pagina = _explorar(abrir(como))
    _buscar(pagina, "guia")
    nombre, cuenta = _opcion(pagina, "Tipo")
    _marcar(pagina, "Tipo", nombre)
    assert _cuenta(pagina) == cuenta
    titulos = _titulos(pagina)
    _, pregunta, consulta = pagina.url.partition("?")
    assert pregunta
    nueva = _explorar(abrir(como), f"?{consulta}")
    expect(_campo(nueva)).to_have_value("guia")
    expect(_etiqueta(nueva, nombre)).to_be_visible()
    assert _titulos(nueva) == titulos


def test_atras_y_adelante_recorren_los_filtros(abrir: Abrir) -> None:
    """El botón «atrás» deshace el último filtro en vez de salir de la página."""
    pagina = _explorar(abrir())
    estado = pagina.get_by_role("main").get_by_role("status")
    total = _cuenta(pagina)
    nombre, cuenta = _opcion(pagina, "Tipo")
    _marcar(pagina, "Tipo", nombre)
    pagina.go_back()
    expect(estado).to_have_text(re.compile(rf"^{total}\b"))
    expect(pagina.get_by_role("checkbox", checked=True)).to_have_count(0)
    pagina.go_forward()
    expect(estado).to_have_text(re.compile(rf"^{cuenta}\b"))
    expect(_etiqueta(pagina, nombre)).to_be_visible()


@pytest.mark.parametrize("como", FORMAS)
def test_un_resultado_lleva_a_su_ficha_y_se_puede_volver(como: str, abrir: Abrir) -> None:
    """Del resultado a la ficha, y «atrás» devuelve a la misma búsqueda."""
    pagina = _explorar(abrir(como))
    _buscar(pagina, "sesion")
    titulo = _titulos(pagina)[0]
    pagina.get_by_role("main").locator(".tarjeta__titulo a").first.click()
    expect(pagina.locator("h1")).to_have_text(titulo)
    pagina.go_back()
    expect(_campo(pagina)).to_have_value("sesion")
    expect(pagina.get_by_role("main").locator(".tarjeta__titulo").first).to_have_text(titulo)


@pytest.mark.parametrize("como", FORMAS)
@pytest.mark.parametrize("desde", ["glosario/index.html", "como-proponer.html", "index.html"])
def test_el_buscador_de_la_cabecera_lleva_a_explorar_con_lo_escrito(
    desde: str, como: str, abrir: Abrir
) -> None:
    """Desde cualquier página, escribir y aceptar muestra los resultados."""
    pagina = abrir(como).ir(desde)
    campo = pagina.get_by_role("banner").locator("input[name=q]")
    campo.fill("guía")
    campo.press("Enter")
    expect(pagina.locator("h1")).to_have_text("Explorar")
    expect(_campo(pagina)).to_have_value("guía")
    expect(pagina.get_by_role("main").locator(".tarjeta__titulo").first).to_be_visible()


def test_el_boton_de_un_indice_filtra_por_su_tipo(abrir: Abrir) -> None:
    """«Buscar y filtrar» abre Explorar con ese tipo ya elegido."""
    pagina = abrir().ir("herramientas/index.html")
    pagina.get_by_role("link", name="Buscar y filtrar").click()
    expect(_etiqueta(pagina, "Herramienta")).to_be_visible()
    assert _cuenta(pagina) > 0


def test_se_filtra_en_el_telefono(abrir: Abrir) -> None:
    """Los filtros empiezan plegados y se abren con el dedo."""
    pagina = _explorar(abrir(medida="teléfono", has_touch=True))
    casilla = pagina.locator(".filtros__opcion input").first
    expect(casilla).to_be_hidden()
    pagina.locator(".filtros > summary").tap()
    expect(casilla).to_be_visible()
    total = _cuenta(pagina)
    pagina.locator(".filtros__opcion").first.tap()
    _esperar(pagina)
    assert 0 < _cuenta(pagina) < total


def test_el_foco_no_se_pierde_al_marcar_un_filtro(abrir: Abrir) -> None:
    """Con el teclado se marcan varias opciones seguidas sin volver a empezar."""
    pagina = _explorar(abrir())
    pagina.get_by_role("group", name="Tipo", exact=True).get_by_role("checkbox").first.focus()
    pagina.keyboard.press("Space")
    expect(pagina.get_by_role("checkbox", checked=True)).to_have_count(1)
    expect(pagina.get_by_role("checkbox", checked=True)).to_be_focused()
