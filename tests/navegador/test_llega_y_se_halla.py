"""Lo que llega por Excel y por inventario entra, se construye y se halla al buscar."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.importacion.ejecutar import ejecutar
from tests.importacion.inventarios import inventario
from tests.importacion.libros import guardar, por_libreoffice, practica
from tests.navegador.conftest import Vista, nueva_vista
from tests.navegador.propuestas import construir_con, hallar
from tests.repositorio import Repositorio
from tests.sitio.preparacion import poner_repositorio

pytestmark = pytest.mark.navegador
PRACTICA = "Atención con cita en la bolsa de trabajo"


@pytest.fixture(scope="module")
def llegado(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """El sitio, con un libro que guardó LibreOffice y un inventario de doscientas filas."""
    carpeta = tmp_path_factory.mktemp("llegado")
    repositorio = Repositorio(poner_repositorio(carpeta / "repositorio"))
    lleno = guardar(practica(), carpeta / "practica.xlsx")
    (libro,) = por_libreoffice(carpeta / "vuelto", lleno)
    codigo, dicho = ejecutar(repositorio, "importar", libro)
    assert codigo == 0, dicho
    lista = inventario(carpeta / "lista.xlsx", publicables=True)
    codigo, dicho = ejecutar(repositorio, "importar", lista, "--inventario")
    assert codigo == 1
    assert "se guardó: 185 fichas; por corregir: 15" in dicho
    return construir_con(repositorio, carpeta / "site")


@pytest.fixture
def vista(navegador: Browser, llegado: Path) -> Iterator[Vista]:
    """El sitio abierto con doble clic."""
    abierta = nueva_vista(navegador, f"{llegado.as_uri()}/")
    yield abierta
    assert (abierta.quejas, abierta.fuera) == ([], [])
    abierta.pagina.context.close()


def test_la_practica_de_excel_se_halla_con_su_comite(vista: Vista) -> None:
    """Cinco integrantes, como en la hoja, y el promedio que sale de sus puntajes."""
    pagina = hallar(vista, "citas bolsa de trabajo", PRACTICA)
    expect(pagina.locator("#comite + ul > li")).to_have_count(5)
    expect(pagina.get_by_role("row", name="Replicabilidad")).to_contain_text("4,2")


def test_el_material_del_inventario_se_halla_con_su_enlace(vista: Vista) -> None:
    """El que pidió publicarse; el que entró como borrador, no."""
    pagina = hallar(vista, "Material número 143 inspección", "Material número 143 sobre inspección")
    enlace = pagina.locator(".descargas a")
    expect(enlace).to_have_attribute(
        "href", "https://drive.google.com/file/d/1AbCdEfGhIjKlMnOpQrStUv0143/view?usp=sharing"
    )
    buscada = vista.ir("explorar/index.html?q=Material+número+144+inspección")
    expect(buscada.locator("#resultados")).to_have_attribute("aria-busy", "false")
    expect(buscada.locator("#resultados .tarjeta__titulo", has_text="144")).to_have_count(0)
