"""Las herramientas interactivas, usadas hasta el final, con su documento de Word."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from selectolax.lexbor import LexborHTMLParser

from tests.navegador.apertura import RAIZ
from tests.navegador.conftest import Abrir, Vista
from tests.navegador.propuestas import Teclado

pytestmark = pytest.mark.navegador
PLANIFICADOR = "caja/planificar-sesion.html"
RARO = "Citas & «turnos» <b>{bloques}</b> ñandú 🙂"
"""Lo que engañaría a XML, a las marcas del documento o a una página."""


def _opcion(t: Teclado, selector: str, comienzo: str) -> None:
    """Llega a una lista desplegable y escribe el comienzo de la opción."""
    t.hasta(selector)
    t.pagina.keyboard.type(comienzo)


def _elegir_accion(t: Teclado) -> list[str]:
    t.pulsar("[name=perfil]", "Space")
    t.pagina.keyboard.press("ArrowDown")
    expect(t.pagina.locator("[data-perfil]:not([hidden])")).to_have_count(1)
    t.pulsar("[data-perfil]:not([hidden]) [name=accion]", "Space")
    t.pagina.keyboard.press("ArrowDown")
    t.escribir("#dato-oficina", RARO)
    expect(t.pagina.locator("#caja-resultado")).to_contain_text("Le corresponde: Taller de mejora")
    return [RARO, "presenta dificultades", "Taller de mejora (Capacitación)", "Conferencia"]


def _planificar(t: Teclado) -> list[str]:
    t.escribir("#dato-titulo", RARO)
    t.escribir("#dato-duracion", "60")
    t.escribir("#dato-necesidad", "Primera línea\nSegunda línea")
    t.escribir("[data-campo=quien]", "las personas")
    _opcion(t, "[data-campo=nivel]", "Apl")
    t.hasta("[data-campo=verbo]")
    t.pagina.keyboard.press("Tab")
    t.pagina.keyboard.press("Enter")  # el primer verbo sugerido para ese nivel
    t.escribir("[data-campo=que]", "el tiempo de espera")
    expect(t.pagina.locator("[data-frase]")).to_have_text(
        "Al terminar, las personas podrán calcular el tiempo de espera."
    )
    for n, minutos in enumerate(("10", "10", "25", "15"), 1):
        t.escribir(f"[data-lista=bloques] [data-fila]:nth-child({n}) [data-campo=minutos]", minutos)
    t.pulsar("[data-anadir=bloques]")
    _opcion(t, "[data-lista=bloques] [data-fila]:last-child [data-campo=momento]", "Prac")
    t.escribir("[data-lista=bloques] [data-fila]:last-child [data-campo=minutos]", "5")
    expect(t.pagina.locator("#caja-suma")).to_contain_text("Suma: 65 de 60 minutos.")
    expect(t.pagina.locator("#caja-suma")).to_contain_text("Se pasa por 5 minutos")
    return [RARO, "podrán calcular el tiempo de espera", "Segunda línea", "Suma: 65", "Al cierre"]


def _evaluar(t: Teclado) -> list[str]:
    t.escribir("#dato-accion", RARO)
    t.pulsar("[data-campo=reaccion-claridad]", "Space")
    t.pulsar("[data-campo=aprendizaje-partes]", "Space")
    t.escribir("[data-campo=aprendizaje-partes-texto]", "Tiene las cinco partes.")
    t.escribir("[data-lista=aplicacion-propias] [data-campo=texto]", "¿Quién lo usa ya?")
    _opcion(t, "[data-lista=aplicacion-propias] [data-campo=forma]", "Abi")
    expect(t.pagina.locator("#caja-resultado")).to_contain_text("Tiene las cinco partes.")
    return [RARO, "La sesión fue clara.", "Tiene las cinco partes.", "¿Quién lo usa ya?", "Nivel 3"]


def _grabar(t: Teclado) -> list[str]:
    t.escribir("#dato-titulo", RARO)
    t.pulsar("[data-campo=preproduccion-tema]", "Space")
    expect(t.pagina.locator("#caja-resultado")).to_contain_text("1 de 29 puntos listos.")
    t.escribir("#dato-observaciones", "Falta la luz")
    return [RARO, "☑", "1920 × 1080", "1 de 29", "Falta la luz"]


def _autoevaluar(t: Teclado) -> list[str]:
    t.escribir("#dato-titulo", RARO)
    for criterio, veces in {"originalidad": 3, "efectividad": 3, "sostenibilidad": 0}.items():
        t.pulsar(f"[name={criterio}]", "Space")
        for _ in range(veces):
            t.pagina.keyboard.press("ArrowDown")
        t.escribir(f"#{criterio}-nota", f"Nota de {criterio}")
    for criterio in ("replicabilidad", "impacto"):
        t.pulsar(f"[name={criterio}]", "Space")
        for _ in range(4):
            t.pagina.keyboard.press("ArrowDown")
    resultado = t.pagina.locator("#caja-resultado")
    expect(resultado).to_contain_text("Media: 3,8.")
    expect(resultado).to_contain_text("Todavía no alcanza: Sostenibilidad: por debajo de 2.")
    expect(resultado).to_contain_text("por confirmar por ODES")
    return [RARO, "Nota de efectividad", "Media: 3,8", "4 de 5", "evita que dependa"]


RECORRIDOS: Mapping[str, Callable[[Teclado], list[str]]] = {
    "que-necesito/index.html": _elegir_accion,
    PLANIFICADOR: _planificar,
    "caja/evaluar-accion.html": _evaluar,
    "caja/lista-grabacion.html": _grabar,
    "caja/autoevaluar-practica.html": _autoevaluar,
}


def _bajar(pagina: Page, destino: Path) -> Path:
    """Pulsa el botón de Word con el teclado y guarda lo que baja."""
    with pagina.expect_download() as bajada:
        Teclado(pagina).pulsar("#caja-word")
    bajada.value.save_as(destino)
    expect(pagina.locator("#caja-hecho")).to_contain_text("Descargado")
    return destino


def _usar(vista: Vista, ruta: str, destino: Path) -> tuple[Path, list[str]]:
    pagina = vista.ir(ruta)
    expect(pagina.locator("#caja-word")).to_be_visible()
    esperado = RECORRIDOS[ruta](Teclado(pagina))
    documento = _bajar(pagina, destino)
    assert vista.quejas == []
    assert vista.fuera == []
    return documento, esperado


def _en_llano(carpeta: Path, documentos: list[Path]) -> None:
    """LibreOffice abre los documentos y los guarda como texto, en una sola vez."""
    programa = os.environ.get("SOFFICE") or shutil.which("soffice")
    assert programa, "no hay LibreOffice: ejecute «bash tests/instalar_programas.sh»"
    perfil = f"-env:UserInstallation={(carpeta / 'perfil').as_uri()}"
    orden = [programa, perfil, "--headless", "--convert-to", "txt:Text (encoded):UTF8"]
    orden += ["--outdir", str(carpeta), *map(str, documentos)]
    subprocess.run(orden, check=True, capture_output=True, timeout=120)


@pytest.mark.parametrize("como", ["http", "file"])
def test_cada_una_se_usa_con_el_teclado_y_su_documento_se_abre(
    como: str, abrir: Abrir, tmp_path: Path
) -> None:
    """De la primera tecla al documento de Word, que LibreOffice abre con lo escrito en su lugar."""
    vista = abrir(como)
    usadas = [_usar(vista, ruta, tmp_path / f"{i}.docx") for i, ruta in enumerate(RECORRIDOS)]
    _en_llano(tmp_path, [documento for documento, _ in usadas])
    for documento, esperado in usadas:
        texto = documento.with_suffix(".txt").read_text(encoding="utf-8-sig")
        assert [e for e in esperado if e not in texto] == []
        assert "undefined" not in texto
        assert not re.search(r"\{[#/]?[a-z]+\}", texto.replace("{bloques}", ""))


def test_lo_escrito_sigue_al_volver_y_se_puede_borrar(abrir: Abrir) -> None:
    """Se guarda solo, hay varios por herramienta, y «borrar lo guardado» no deja nada."""
    vista = abrir()
    pagina = vista.ir(PLANIFICADOR)
    pagina.fill("#dato-titulo", "Primera sesión")
    expect(pagina.locator("#caja-estado")).to_have_text("Guardado en este equipo.")
    pagina.reload()
    expect(pagina.locator("#dato-titulo")).to_have_value("Primera sesión")
    pagina.click("#caja-otro")
    expect(pagina.locator("#dato-titulo")).to_have_value("")
    pagina.fill("#dato-titulo", "Segunda sesión")
    expect(pagina.locator("#caja-estado")).to_have_text("Guardado en este equipo.")
    pagina.click("#caja-guardados summary")
    pagina.get_by_role("button", name="Primera sesión").first.click()
    expect(pagina.locator("#dato-titulo")).to_have_value("Primera sesión")
    pagina.get_by_text("Copias y borrar lo guardado").click()
    pagina.click("#caja-borrar")
    expect(pagina.locator("#dato-titulo")).to_have_value("")
    claves = "Object.keys(localStorage).filter((c) => c.startsWith('repositorio/caja/'))"
    assert pagina.evaluate(claves) == []


def test_una_copia_se_lleva_a_otro_equipo(abrir: Abrir, tmp_path: Path) -> None:
    """Lo escrito se guarda en un archivo y se abre en otro navegador; otro archivo se rechaza."""
    pagina, copia = abrir().ir(PLANIFICADOR), tmp_path / "copia.json"
    pagina.click("#caja-ejemplo")
    pagina.get_by_text("Copias y borrar lo guardado").click()
    with pagina.expect_download() as bajada:
        pagina.click("#caja-copia")
    bajada.value.save_as(copia)
    otra = abrir().ir(PLANIFICADOR)
    otra.set_input_files("#caja-abrir", copia)
    expect(otra.locator("[data-lista=bloques] > [data-fila]")).to_have_count(5)
    expect(otra.locator("#caja-suma")).to_contain_text("Suma: 120 de 120 minutos.")
    ajena = tmp_path / "ajena.json"
    ajena.write_text(json.dumps({"formato": "otro"}), encoding="utf-8")
    otra.set_input_files("#caja-abrir", ajena)
    expect(otra.locator("#caja-estado")).to_contain_text("no es una copia")
    expect(otra.locator("#caja-suma")).to_contain_text("Suma: 120 de 120 minutos.")


@pytest.mark.parametrize(
    ("ruta", "esperados"),
    [
        (PLANIFICADOR, {"#c-titulo": "Redactar el borrador de un informe técnico"}),
        (
            "caja/autoevaluar-practica.html",
            {"#c-titulo": "Citas por mensaje para consultas laborales (ejemplo inventado)"},
        ),
    ],
)
def test_lo_escrito_se_lleva_a_proponer_contenido(
    ruta: str, esperados: Mapping[str, str], abrir: Abrir
) -> None:
    """El formulario se abre ya lleno y bien escrito: solo falta lo que no se preguntó."""
    vista = abrir("file")
    pagina = vista.ir(ruta)
    pagina.click("#caja-ejemplo")
    pagina.click("#caja-proponer")
    for campo, valor in esperados.items():
        expect(pagina.locator(campo)).to_have_value(valor)
    guardado = pagina.evaluate(
        "Object.entries(localStorage).filter(([c]) => c.startsWith('repositorio/borrador/'))[0][1]"
    )
    borrador = json.loads(guardado)
    pagina.wait_for_function("Boolean(window.propuesta.validar)")
    problemas = pagina.evaluate(
        "([d], p = window.propuesta) => p.validar(p.arbol, p.arbol.vocabularios,"
        " {...d, estado: p.arbol.estados[0].valor}, {})",
        [borrador["datos"]],
    )
    mal = {tuple(p["camino"]) for p in problemas if p["nivel"] == "error"}
    assert {camino[0] for camino in mal} <= {"eje", "temas", "unidad", "origen"}
    assert vista.quejas == []


def test_sin_javascript_queda_el_metodo_para_leer(abrir: Abrir) -> None:
    """Verbos, técnicas y el formulario en blanco están en la página, con un aviso de qué hacer."""
    pagina = abrir(java_script_enabled=False).ir(PLANIFICADOR)
    expect(pagina.locator("noscript .aviso")).to_be_visible()
    expect(pagina.get_by_role("heading", name="Verbos por nivel")).to_be_visible()
    expect(pagina.get_by_label("Título de la sesión")).to_be_visible()
    expect(pagina.get_by_role("heading", name="Su resultado")).to_be_hidden()


def test_el_documento_no_lleva_nada_de_fuera(abrir: Abrir, tmp_path: Path) -> None:
    """Un texto que parece XML, o una marca del documento, queda como texto."""
    pagina = abrir("file").ir(PLANIFICADOR)
    pagina.fill("#dato-titulo", "{#bloques}</w:t><w:evil/>\u0001")
    with zipfile.ZipFile(_bajar(pagina, tmp_path / "raro.docx")) as docx:
        documento = docx.read("word/document.xml").decode()
    assert "<w:evil" not in documento
    assert "{#bloques}&lt;/w:t&gt;&lt;w:evil/&gt;" in documento


def test_cada_plantilla_se_ve_antes_de_bajarla_con_su_ejemplo_y_su_historia(
    verdadero: Path,
) -> None:
    """En la página de cada una: vista previa, ejemplo resuelto, versión y qué cambió."""
    plantillas = [
        camino.parent.name
        for camino in RAIZ.glob("recursos/herramientas/*/ficha.md")
        if "\nclase: plantilla\n" in camino.read_text(encoding="utf-8")
    ]
    assert len(plantillas) >= 20
    for nombre in plantillas:
        pagina = LexborHTMLParser((verdadero / f"herramientas/{nombre}.html").read_text("utf-8"))
        previas = [s.text() for s in pagina.css(".muestra > summary")]
        ejemplo = pagina.css("#ejemplo-resuelto") or any("Ejemplo resuelto" in p for p in previas)
        assert previas, nombre
        assert ejemplo, nombre
        assert pagina.css("#cambios"), nombre
        assert all(len(p.text()) > 100 for p in pagina.css(".muestra__papel")), nombre
