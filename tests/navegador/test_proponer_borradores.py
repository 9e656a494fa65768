"""«Proponer contenido», lo que se guarda: nada de lo escrito se pierde, y sale igual que entró."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from generador import tipos
from generador.importacion import leer
from generador.modelo import Tipo
from tests.importacion.envios import docx
from tests.navegador.conftest import Abrir
from tests.navegador.propuestas import bajar_zip, ir_a_parte

pytestmark = pytest.mark.navegador
RAIZ = Path(__file__).parents[2]
HERRAMIENTAS = "proponer/herramientas.html"
TITULO = "Guía para reuniones cortas"
CON_CARPETA = [t for t in tipos.cargar().values() if t.carpeta]


def _guardado(pagina: Page) -> None:
    expect(pagina.locator("#estado-borrador")).to_contain_text("Guardado en este equipo")


def _opciones(pagina: Page) -> None:
    pagina.get_by_text("Copias, empezar de nuevo y privacidad").click()


@pytest.mark.parametrize("como", ["http", "file"])
def test_lo_escrito_y_los_archivos_siguen_al_recargar(
    abrir: Abrir, como: str, tmp_path: Path
) -> None:
    """También con doble clic. Desde el índice se vuelve al borrador; borrado, no queda nada."""
    (tmp_path / "acta.docx").write_bytes(docx())
    vista = abrir(como)
    pagina = vista.ir(HERRAMIENTAS)
    pagina.locator("#c-titulo").fill(TITULO)
    ir_a_parte(pagina, "Archivos y enlaces")
    pagina.locator("#c-adjuntos [data-adjuntar]").set_input_files(tmp_path / "acta.docx")
    expect(pagina.locator("#c-adjuntos-0-titulo")).to_have_value("Acta")
    _guardado(pagina)
    vista.ir("proponer/index.html")
    pagina.get_by_role("link", name=TITULO).click()
    expect(pagina.locator("#c-titulo")).to_have_value(TITULO)
    pagina.reload()
    expect(pagina.locator("#c-titulo")).to_have_value(TITULO)
    ir_a_parte(pagina, "Revisar y enviar")
    assert any(n.endswith("/acta.docx") for n in bajar_zip(pagina, tmp_path / "envio.zip"))
    _opciones(pagina)
    pagina.get_by_role("button", name="Empezar de nuevo").click()
    pagina.get_by_role("button", name="Borrarlo y empezar otra").click()
    expect(pagina.locator("#c-titulo")).to_have_value("")
    vista.ir("proponer/index.html")
    expect(pagina.get_by_role("heading", name="¿Qué quiere proponer?")).to_be_visible()
    expect(pagina.get_by_role("link", name=TITULO)).to_have_count(0)


def test_una_copia_se_lleva_a_otro_equipo(abrir: Abrir, tmp_path: Path) -> None:
    """Se exporta en uno y se abre en otro, que no compartía nada con él."""
    pagina = abrir("file").ir(HERRAMIENTAS)
    pagina.locator("#c-titulo").fill(TITULO)
    _opciones(pagina)
    with pagina.expect_download() as bajada:
        pagina.get_by_role("button", name="Guardar una copia en un archivo").click()
    bajada.value.save_as(tmp_path / "copia.json")
    otra = abrir("file").ir(HERRAMIENTAS)
    expect(otra.locator("#c-titulo")).to_have_value("")
    otra.locator("#abrir-copia").set_input_files(tmp_path / "copia.json")
    expect(otra.locator("#c-titulo")).to_have_value(TITULO)


@pytest.mark.parametrize(
    "texto",
    [
        "no es json",
        json.dumps({"formato": "borrador-de-propuesta/1", "tipo": "otro", "datos": {}}),
    ],
)
def test_una_copia_que_no_lo_es_se_rechaza_con_palabras(
    abrir: Abrir, texto: str, tmp_path: Path
) -> None:
    """Y lo que estaba escrito no cambia."""
    (tmp_path / "copia.json").write_text(texto, encoding="utf-8")
    vista = abrir()
    pagina = vista.ir(HERRAMIENTAS)
    pagina.locator("#c-titulo").fill(TITULO)
    pagina.locator("#abrir-copia").set_input_files(tmp_path / "copia.json")
    expect(pagina.get_by_role("alert")).to_contain_text("borrador")
    expect(pagina.locator("#c-titulo")).to_have_value(TITULO)
    assert vista.quejas == []


def test_una_copia_mal_formada_no_rompe_la_pagina(abrir: Abrir, tmp_path: Path) -> None:
    """Se toma lo que tiene la forma debida y se deja lo demás."""
    datos = {"titulo": TITULO, "temas": "uno", "adjuntos": [1, {"titulo": []}], "nada": 1}
    borrador = {"formato": "borrador-de-propuesta/1", "tipo": "herramienta", "datos": datos}
    (tmp_path / "copia.json").write_text(json.dumps(borrador), encoding="utf-8")
    vista = abrir()
    pagina = vista.ir(HERRAMIENTAS)
    pagina.locator("#abrir-copia").set_input_files(tmp_path / "copia.json")
    expect(pagina.locator("#c-titulo")).to_have_value(TITULO)
    ir_a_parte(pagina, "Revisar y enviar")
    expect(pagina.locator("#resumen-titulo")).to_contain_text("Falta corregir")
    assert vista.quejas == []


@pytest.mark.parametrize("tipo", CON_CARPETA, ids=lambda t: t.nombre)
def test_una_ficha_publicada_sale_como_entro(tipo: Tipo, abrir: Abrir, tmp_path: Path) -> None:
    """De cada tipo, la más larga: abierta y vuelta a empaquetar, dice lo mismo."""
    fichas = sorted((RAIZ / str(tipo.carpeta)).glob("*/ficha.*"), key=lambda f: f.stat().st_size)
    lugar = fichas[-1].parent
    pagina = abrir("file").ir(f"proponer/{tipo.ruta}.html?ficha={lugar.name}")
    expect(pagina.locator("#c-titulo")).not_to_have_value("")
    ir_a_parte(pagina, "Revisar y enviar")
    expect(pagina.locator("#resumen-titulo")).to_have_text("Está completa")
    bajar_zip(pagina, tmp_path / "envio.zip")
    with leer(lugar, RAIZ) as antes, leer(tmp_path / "envio.zip", RAIZ) as despues:
        (vieja,), (nueva,) = antes.propuestas, despues.propuestas
        assert nueva.lugar == vieja.lugar
        assert _sin_lo_supuesto(nueva.datos(), tipo) == _sin_lo_supuesto(vieja.datos(), tipo)


def _sin_lo_supuesto(datos: object, tipo: Tipo) -> dict[str, object]:
    assert isinstance(datos, dict)
    omision = {c.nombre: c.esquema["default"] for c in tipo.campos if "default" in c.esquema}
    return {c: v for c, v in datos.items() if c not in omision or v != omision[c]}
