"""El paquete para llevar: descomprimido y abierto con doble clic, todo funciona sin conexión."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from generador.cli.fecha import fecha_de
from generador.publicacion.antes import Antes, siguiente
from generador.publicacion.jornada import preparar_en
from generador.publicacion.preparar import Encargo
from generador.sitio.plano import trazar
from tests.navegador.apertura import RAIZ
from tests.navegador.axe import TODO, faltas
from tests.navegador.conftest import Vista, nueva_vista

pytestmark = pytest.mark.navegador


@pytest.fixture(scope="module")
def descargas(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Los paquetes de una edición del contenido verdadero."""
    fecha = fecha_de(RAIZ)
    with trazar(RAIZ, fecha) as plano:
        hecha = preparar_en(
            plano,
            RAIZ,
            tmp_path_factory.mktemp("dist"),
            Encargo(siguiente(Antes(), fecha), procesos=2),
        )
    assert not hecha.resultado.con_errores, hecha.resultado.problemas
    return hecha.carpeta / "descargas"


def _abrir(navegador: Browser, zip_: Path, carpeta: Path) -> Vista:
    """Lo que hace quien lo recibe: «Extraer todo» y doble clic."""
    with zipfile.ZipFile(zip_) as abierto:
        abierto.extractall(carpeta)
    return nueva_vista(navegador, f"{next(carpeta.iterdir()).as_uri()}/")


@pytest.fixture
def todo(navegador: Browser, descargas: Path, tmp_path: Path) -> Iterator[Vista]:
    """El paquete completo, en una carpeta con un nombre como los de Windows."""
    zip_ = next(
        z for z in descargas.glob("*.zip") if "-eje-" not in z.name and "-region-" not in z.name
    )
    vista = _abrir(navegador, zip_, tmp_path / "Descargas de María (1)")
    yield vista
    assert (vista.quejas, vista.fuera) == ([], [])
    vista.pagina.context.close()


def test_se_busca_se_filtra_y_se_abre_una_ficha_con_su_adjunto(todo: Vista) -> None:
    pagina = todo.ir("index.html")
    pagina.get_by_role("main").locator("input[name=q]").fill("guion video")
    pagina.keyboard.press("Enter")
    expect(pagina.locator("#resultados")).to_have_attribute("aria-busy", "false")
    antes = pagina.locator(".tarjeta").count()
    pagina.get_by_role("group", name="Tipo").get_by_role("checkbox").first.check()
    expect(pagina.locator("#resultados")).to_have_attribute("aria-busy", "false")
    assert 0 < pagina.locator(".tarjeta").count() <= antes
    todo.ir("herramientas/he-guion-video.html")
    with pagina.expect_download() as bajada:
        pagina.locator(".descargas a[download]").first.click()
    assert Path(bajada.value.path()).stat().st_size > 1000


def test_la_lista_de_videos_y_el_formulario_tambien_estan(todo: Vista) -> None:
    pagina = todo.ir("playlists/pl-dictamen-economico-laboral.html")
    pagina.locator(".linea-tiempo a").first.click()
    expect(pagina.get_by_role("heading", level=1)).to_contain_text("Dictamen Económico Laboral")
    pagina = todo.ir("proponer/herramientas.html")
    pagina.locator("#c-titulo").fill("Una plantilla nueva")
    expect(pagina.locator("#c-titulo")).to_have_value("Una plantilla nueva")


def test_la_copia_dice_de_que_edicion_es(todo: Vista) -> None:
    pagina = todo.ir("descargas/index.html")
    expect(pagina.get_by_role("heading", level=1)).to_have_text("Esta copia")
    pagina.get_by_role("main").get_by_role("link", name="la página de la edición").click()
    expect(pagina.get_by_role("heading", level=1)).to_contain_text("Edición")


def test_la_pagina_de_descargas_y_el_boletin_son_accesibles(
    navegador: Browser, descargas: Path
) -> None:
    vista = nueva_vista(navegador, f"{descargas.parent.as_uri()}/")
    for ruta in ("descargas/index.html", f"boletin/{descargas.parent.name}.html"):
        assert faltas(vista.ir(ruta), TODO) == [], ruta
    vista.pagina.context.close()


def test_el_paquete_de_una_region_busca_solo_en_lo_suyo(
    navegador: Browser, descargas: Path, tmp_path: Path
) -> None:
    vista = _abrir(navegador, next(descargas.glob("*region-puno.zip")), tmp_path / "puno")
    pagina = vista.ir("explorar/index.html")
    expect(pagina.locator("#resultados")).to_have_attribute("aria-busy", "false")
    assert 0 < _cuantas(pagina) < 30
    assert (vista.quejas, vista.fuera) == ([], [])
    vista.pagina.context.close()


def _cuantas(pagina: Page) -> int:
    return int(pagina.get_by_role("main").get_by_role("status").inner_text().split()[0])
