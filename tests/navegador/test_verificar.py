"""La página que comprueba una copia, abierta con doble clic: acierta y lo dice claro."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from generador.publicacion.manifiesto import FIRMA, NOMBRE
from generador.publicacion.paginas import pagina_leame, pagina_verificar
from generador.publicacion.paquete import empaquetar
from tests.navegador.axe import CONTRASTE, TODO, faltas
from tests.navegador.conftest import Vista, nueva_vista
from tests.publicacion.entregas import (
    DICIEMBRE,
    NOVIEMBRE,
    cambios,
    entrega,
    escribir_archivos,
    firmar_carpeta,
    manifiesto_de,
    par,
)

pytestmark = pytest.mark.navegador

SIN_ED25519 = """
const importar = crypto.subtle.importKey.bind(crypto.subtle);
crypto.subtle.importKey = function (forma, clave, algoritmo, ...mas) {
  if (algoritmo && algoritmo.name === "Ed25519") {
    return Promise.reject(new DOMException("no", "NotSupportedError"));
  }
  return importar(forma, clave, algoritmo, ...mas);
};
"""


@pytest.fixture
def copia(tmp_path: Path) -> Path:
    """Una entrega sana, con la página dentro."""
    carpeta = tmp_path / "repositorio-2026-11"
    escribir_archivos(carpeta, {"verificar.html": pagina_verificar(par().publica)})
    entrega(carpeta, Random(3))
    return carpeta


@pytest.fixture
def vista(navegador: Browser, copia: Path) -> Iterator[Vista]:
    """La página de la copia, abierta desde el disco, sin quejas ni peticiones."""
    abierta = nueva_vista(navegador, f"{copia.as_uri()}/")
    abierta.ir("verificar.html")
    yield abierta
    assert (abierta.quejas, abierta.fuera) == ([], [])
    abierta.pagina.context.close()


def _comprobar(pagina: Page, que: Path) -> Locator:
    """Elige la carpeta o el ZIP, y da el resultado."""
    pagina.set_input_files("#carpeta" if que.is_dir() else "#zip", que)
    expect(pagina.get_by_role("button", name="Elegir la carpeta")).to_be_enabled()
    return pagina.locator("#resultado:not(.oculto)")


@pytest.mark.parametrize("como", ["carpeta", "ZIP"])
def test_una_copia_intacta_se_da_por_buena(vista: Vista, copia: Path, como: str) -> None:
    """Y se dice qué edición es, de qué fecha y con qué clave se comprobó."""
    empaquetar(copia, copia.parent / "copia.zip", copia.name)
    resultado = _comprobar(vista.pagina, copia if como == "carpeta" else copia.parent / "copia.zip")
    expect(resultado).to_have_class("bien")
    expect(resultado.get_by_role("heading")).to_have_text("La copia está intacta")
    expect(resultado).to_contain_text("2026-11 (n.º 11)")
    expect(resultado).to_contain_text("24 de noviembre de 2026")
    expect(resultado).to_be_focused()


@pytest.mark.parametrize("como", ["carpeta", "ZIP"])
def test_lo_cambiado_lo_que_falta_y_lo_de_mas_se_nombran(
    vista: Vista, copia: Path, como: str
) -> None:
    """Cada archivo en su lista, y un nombre no puede ser otra cosa que texto."""
    (copia / "index.html").write_bytes(b"otra cosa")
    (copia / "404.html").unlink()
    escribir_archivos(copia, {"<img src=x onerror=alert(1)>.html": b""})
    empaquetar(copia, copia.parent / "copia.zip", copia.name)
    resultado = _comprobar(vista.pagina, copia if como == "carpeta" else copia.parent / "copia.zip")
    expect(resultado).to_have_class("mal")
    for titulo, ruta in (
        ("Archivos cambiados: 1", "index.html"),
        ("Archivos que faltan: 1", "404.html"),
        ("Archivos de más: 1", "<img src=x onerror=alert(1)>.html"),
    ):
        lista = resultado.locator("h3", has_text=titulo).locator("+ ul")
        expect(lista.locator("code")).to_have_text([ruta])


def test_si_solo_sobra_algo_lo_publicado_sigue_entero(vista: Vista, copia: Path) -> None:
    """Lo que deja quien pone los cambios a mano, o quien guarda ahí sus notas."""
    escribir_archivos(copia, {"mis notas.txt": b"", "assets/Thumbs.db": b"de Windows"})
    resultado = _comprobar(vista.pagina, copia)
    expect(resultado).to_have_class("duda")
    expect(resultado.locator("code")).to_have_text(["mis notas.txt"])


def _otra_clave(copia: Path) -> None:
    firmar_carpeta(copia, NOVIEMBRE, par("ajena"))


def _sin_firma(copia: Path) -> None:
    (copia / FIRMA).unlink()


def _firma_de_otra(copia: Path) -> None:
    firma = (copia / FIRMA).read_bytes()
    firmar_carpeta(copia, DICIEMBRE)
    (copia / FIRMA).write_bytes(firma)


def _manifiesto_alterado(copia: Path) -> None:
    datos = (copia / NOMBRE).read_bytes()
    (copia / NOMBRE).write_bytes(datos.replace(b'"secuencia": 11', b'"secuencia": 99'))


def _comentario_alterado(copia: Path) -> None:
    texto = (copia / FIRMA).read_text(encoding="utf-8")
    (copia / FIRMA).write_text(texto.replace("2026-11-24", "2027-11-24"), encoding="utf-8")


def _sin_manifiesto(copia: Path) -> None:
    (copia / NOMBRE).unlink()


ENGANOS = {
    _otra_clave: "de otra clave",
    _sin_firma: "No está la firma",
    _firma_de_otra: "no es la que se firmó",
    _manifiesto_alterado: "no es la que se firmó",
    _comentario_alterado: "comentario de la firma fue alterado",
    _sin_manifiesto: "No está «manifiesto.json»",
}


@pytest.mark.parametrize("engano", ENGANOS, ids=lambda e: e.__name__)
def test_lo_que_odes_no_firmo_no_se_da_por_bueno(vista: Vista, copia: Path, engano: object) -> None:
    """Y se dice por qué."""
    assert callable(engano)
    engano(copia)
    resultado = _comprobar(vista.pagina, copia)
    expect(resultado).to_have_class("mal")
    expect(resultado).to_contain_text(ENGANOS[engano])


def test_un_zip_cortado_o_alterado_no_se_da_por_bueno(vista: Vista, copia: Path) -> None:
    """Una descarga que no terminó, o que no es la suya."""
    camino = copia.parent / "copia.zip"
    empaquetar(copia, camino, copia.name)
    datos = camino.read_bytes()
    camino.write_bytes(datos[:-30])
    expect(_comprobar(vista.pagina, camino)).to_contain_text("No es un ZIP, o está cortado")
    camino.write_bytes(datos[:3000] + bytes([datos[3000] ^ 1]) + datos[3001:])
    expect(_comprobar(vista.pagina, camino)).to_have_class("mal")


@pytest.mark.parametrize("como", ["carpeta", "ZIP"])
def test_tambien_se_puede_arrastrar(vista: Vista, copia: Path, como: str) -> None:
    """Desde el explorador de archivos, con la página abierta desde el disco."""
    empaquetar(copia, copia.parent / "copia.zip", copia.name)
    que = copia if como == "carpeta" else copia.parent / "copia.zip"
    zona = vista.pagina.locator("#zona").bounding_box()
    assert zona is not None
    lugar = {"x": zona["x"] + 9, "y": zona["y"] + 9}
    datos = {"items": [], "files": [str(que)], "dragOperationsMask": 1}
    sesion = vista.pagina.context.new_cdp_session(vista.pagina)
    for paso in ("dragEnter", "dragOver", "drop"):
        sesion.send("Input.dispatchDragEvent", {"type": paso, **lugar, "data": datos})
    expect(vista.pagina.locator("#resultado")).to_have_class("bien")


def test_sin_ed25519_se_dice_que_no_basta(vista: Vista, copia: Path) -> None:
    """Un navegador antiguo compara los archivos, pero no puede saber quién firmó la lista."""
    vista.pagina.add_init_script(SIN_ED25519)
    vista.ir("verificar.html")
    resultado = _comprobar(vista.pagina, copia)
    expect(resultado).to_have_class("duda")
    expect(resultado).to_contain_text("no basta para fiarse")
    firmar_carpeta(copia, NOVIEMBRE)
    (copia / "index.html").write_bytes(b"otra cosa")
    expect(_comprobar(vista.pagina, copia)).to_have_class("mal")


@pytest.mark.parametrize("medida", ["escritorio", "teléfono"])
def test_la_pagina_es_accesible(
    navegador: Browser, copia: Path, tmp_path: Path, medida: str
) -> None:
    """Antes y después de comprobar, y la que explica los cambios; con los dos juegos de colores."""
    vieja, nueva, _ = cambios(tmp_path / "c", Random(7), cuantos=5)
    lo_nuevo = (("Fichas nuevas", ("Una guía nueva",)),)
    leame = pagina_leame(
        manifiesto_de(vieja), manifiesto_de(nueva), "cambios-2026-12.zip", lo_nuevo
    )
    escribir_archivos(copia, {"LEAME.html": leame})
    vista = nueva_vista(navegador, f"{copia.as_uri()}/", medida)
    for ruta, que in (("verificar.html", None), ("verificar.html", copia), ("LEAME.html", None)):
        pagina = vista.ir(ruta)
        pagina.emulate_media(color_scheme="light")
        if que:
            _comprobar(pagina, que)
        assert faltas(pagina, TODO) == []
        pagina.emulate_media(color_scheme="dark")
        assert faltas(pagina, CONTRASTE) == []
        assert pagina.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert (vista.quejas, vista.fuera) == ([], [])
    vista.pagina.context.close()
