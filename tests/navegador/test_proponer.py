"""«Proponer contenido», de principio a fin: lo que sale de la página entra en el repositorio."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from generador.importacion import guardar, leer
from tests.importacion.ejecutar import ejecutar
from tests.importacion.envios import docx
from tests.navegador.conftest import Abrir, nueva_vista
from tests.navegador.propuestas import (
    LARGO,
    ROLES,
    TEXTO,
    Teclado,
    bajar_zip,
    construir_con,
    hallar,
    ir_a_parte,
)
from tests.repositorio import FECHA, Repositorio
from tests.sitio.preparacion import poner_repositorio

pytestmark = pytest.mark.navegador
TITULO = "Citas para atender consultas en menos tiempo"
PRACTICAS = "proponer/buenas-practicas.html"
SECCIONES = ("contexto", "objetivos", "actividades", "resultados", "factores_exito", "lecciones")
CRITERIOS = ("originalidad", "efectividad", "sostenibilidad", "replicabilidad", "impacto")


def _incorporar(paquete: Path, repositorio: Repositorio) -> None:
    """Lo mismo que «generador importar»; no puede quedar ni un aviso."""
    with leer(paquete, repositorio.raiz) as leido:
        problemas = guardar(repositorio.raiz, leido.propuestas, False, FECHA, leido.problemas)
        assert list(problemas) == []
        assert len(leido.propuestas) == 1
    assert list(repositorio.construir().problemas) == []


@pytest.fixture
def documentos(tmp_path: Path) -> tuple[Path, Path]:
    """Dos archivos de Word con nombres como los que la gente pone."""
    acta, plantilla = tmp_path / "Acta del Comité (final).docx", tmp_path / "Plantilla Ñ 2026.docx"
    acta.write_bytes(docx())
    plantilla.write_bytes(docx())
    return acta, plantilla


def _identificar(t: Teclado) -> None:
    t.escribir("#c-titulo", TITULO)
    t.escribir("#c-resumen", TEXTO)
    t.elegir("#c-estado", "publicada")
    t.escribir("#c-entidad", "Dirección Regional de Trabajo")
    t.elegir("#c-region", "puno")
    t.pulsar("#c-via_identificacion-0", "Space")
    t.pulsar("#c-origen-clase-0", "Space")
    t.escribir("#c-origen-detalle", "Sesión de la comunidad piloto")
    t.hasta("#c-fecha_inicio")
    t.pagina.keyboard.type("03032025")
    t.siguiente()
    t.pulsar("#c-eje-0", "ArrowUp")
    t.escribir("#c-temas input[type=search]", "metodologias")
    t.pulsar("#c-temas input[type=checkbox]", "Space")
    t.elegir("#c-unidad", "descentralizacion")
    t.siguiente()


def _evaluar(t: Teclado, acta: Path) -> None:
    t.escribir("#c-evidencia", "2")
    t.pulsar("#c-evaluacion > summary")
    t.hasta("#c-evaluacion-fecha")
    t.pagina.keyboard.type("12102025")
    for i, rol in enumerate(ROLES):
        t.pulsar("#c-evaluacion-comite > .lista__pie button")
        expect(t.pagina.locator(f"#c-evaluacion-comite-{i}-rol")).to_be_focused()
        t.pagina.keyboard.insert_text(rol)
        t.elegir(f"#c-evaluacion-comite-{i}-unidad", "descentralizacion")
    for criterio in CRITERIOS:
        for i in range(len(ROLES)):
            t.escribir(f"#c-evaluacion-puntajes-{criterio}-{i}", str(3 + i % 3))
    t.escribir("#c-evaluacion-votos-favor", "4")
    t.escribir("#c-evaluacion-votos-contra", "1")
    t.pulsar("#c-evaluacion-decision-0", "Space")
    t.adjuntar("#c-evaluacion-acta", acta)
    expect(t.pagina.locator("#c-evaluacion-acta")).to_be_focused()
    t.siguiente()


def test_una_practica_entera_solo_con_el_teclado_y_con_doble_clic(
    abrir: Abrir,
    documentos: tuple[Path, Path],
    repositorio: Repositorio,
    navegador: Browser,
    tmp_path: Path,
) -> None:
    """Comité de cinco, acta y adjunto: el ZIP se incorpora sin un solo problema, y se halla."""
    vista = abrir("file")
    t = Teclado(vista.ir(PRACTICAS))
    _identificar(t)
    for seccion in SECCIONES:
        t.escribir(f"#c-{seccion}", LARGO)
        if seccion == "resultados":
            t.pulsar("#c-medidas > .lista__pie button")
            t.pagina.keyboard.insert_text("Espera promedio")
            t.escribir("#c-medidas-0-medida", "minutos")
            t.escribir("#c-medidas-0-valor", "55,5")
    t.siguiente()
    _evaluar(t, documentos[0])
    t.adjuntar("#c-adjuntos [data-adjuntar]", documentos[1])
    expect(t.pagina.locator("#c-adjuntos-0-titulo")).to_have_value("Plantilla Ñ 2026")
    t.siguiente()
    t.siguiente()
    expect(t.pagina.locator("#resumen-titulo")).to_have_text("Está completa")
    expect(t.pagina.locator(".paso:visible")).to_contain_text("una ficha nueva empieza en «Ident")
    lleva = bajar_zip(t.pagina, tmp_path / "envio.zip")
    carpeta = "buenas_practicas/bp-citas-atender-consultas-menos-tiempo"
    assert sorted(lleva) == [
        f"{carpeta}/acta-del-comite-final.docx",
        f"{carpeta}/ficha.md",
        f"{carpeta}/plantilla-n-2026.docx",
    ]
    _incorporar(tmp_path / "envio.zip", repositorio)
    _hallar_publicada(navegador, tmp_path)
    assert vista.quejas == []
    assert vista.fuera == []


def _hallar_publicada(navegador: Browser, carpeta: Path) -> None:
    """La orden de siempre la importa; construido el sitio, se halla al buscar, con su adjunto."""
    entero = Repositorio(poner_repositorio(carpeta / "entero"))
    codigo, dicho = ejecutar(entero, "importar", carpeta / "envio.zip")
    assert codigo == 0, dicho
    sitio = construir_con(entero, carpeta / "site")
    publicada = nueva_vista(navegador, f"{sitio.as_uri()}/")
    pagina = hallar(publicada, "citas consultas menos tiempo", TITULO)
    expect(pagina.locator("#comite + ul > li")).to_have_count(len(ROLES))
    with pagina.expect_download() as bajada:
        pagina.get_by_role("link", name="Plantilla Ñ 2026").click()
    assert bajada.value.suggested_filename == "plantilla-n-2026.docx"
    assert (publicada.quejas, publicada.fuera) == ([], [])
    publicada.pagina.context.close()


def test_lo_incompleto_solo_sale_como_borrador(abrir: Abrir, tmp_path: Path) -> None:
    """Con errores, la ficha que pedía publicarse sale en su primer estado, y la página lo dice."""
    pagina = abrir().ir(PRACTICAS)
    pagina.locator("#c-titulo").fill("Citas para atender consultas")
    pagina.locator("#c-estado").fill("Publicada")
    pagina.locator("#c-estado").press("Enter")
    ir_a_parte(pagina, "Revisar y enviar")
    expect(pagina.locator(".paso:visible")).to_contain_text("Así solo puede salir como borrador")
    expect(pagina.locator(".paso:visible")).to_contain_text("quedará en «Identificada»")
    lleva = bajar_zip(pagina, tmp_path / "envio.zip")
    (ficha,) = lleva.values()
    assert b"publicada" not in ficha


def _abierta_para_corregir(abrir: Abrir) -> Page:
    pagina = abrir("file").ir("herramientas/he-guia-objetivos.html")
    pagina.get_by_role("link", name="Proponer una corrección").click()
    expect(pagina.locator("#c-titulo")).not_to_have_value("")
    return pagina


def test_una_ficha_publicada_se_corrige_y_conserva_lo_demas(abrir: Abrir, tmp_path: Path) -> None:
    """Se abre desde su página con lo que tiene; solo cambia lo que se cambió."""
    pagina = _abierta_para_corregir(abrir)
    pagina.locator("#c-titulo").fill("Guía corregida para definir objetivos")
    ir_a_parte(pagina, "Revisar y enviar")
    expect(pagina.locator("#resumen-titulo")).to_have_text("Está completa")
    bajar_zip(pagina, tmp_path / "envio.zip")
    raiz = Path(__file__).parents[2]
    with leer(tmp_path / "envio.zip", raiz) as leido:
        (nueva,) = leido.propuestas
        lugar = raiz / "recursos/herramientas/he-guia-objetivos"
        with leer(lugar, raiz) as anterior:
            (antes,) = anterior.propuestas
            previos, datos = antes.datos(), nueva.datos()
    assert previos is not None
    assert nueva.lugar == antes.lugar
    assert datos == {**previos, "titulo": "Guía corregida para definir objetivos"}
