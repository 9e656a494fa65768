"""Lo que las pruebas de «Proponer» hacen con la página: llenarla con el teclado, bajar su ZIP."""

from __future__ import annotations

import io
import zipfile
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Page, expect

from generador.sitio import construir_sitio
from tests.navegador.conftest import Vista
from tests.repositorio import FECHA, Repositorio

TEXTO = (
    "La oficina atendía por orden de llegada y las personas esperaban más de dos horas. "
    "Se midió la espera, se probó un turno con cita y se revisaron los tiempos cada semana. "
)
LARGO = TEXTO * 3
ROLES = ("Especialista A", "Especialista B", "Docente C", "Jefatura D", "Analista E")
PASOS = 400
"""Cuántas veces se pulsa Tab, como mucho, para llegar a un campo de la misma parte."""


@dataclass(frozen=True)
class Teclado:
    """Una persona que no usa el ratón."""

    pagina: Page

    def hasta(self, selector: str) -> None:
        """Avanza con Tab hasta que el foco esté en lo que dice el selector."""
        for _ in range(PASOS):
            if self.pagina.evaluate("s => document.activeElement.matches(s)", selector):
                return
            self.pagina.keyboard.press("Tab")
        raise AssertionError(f"con Tab no se llega a «{selector}»")

    def escribir(self, selector: str, texto: str) -> None:
        """Llega al campo y escribe."""
        self.hasta(selector)
        self.pagina.keyboard.insert_text(texto)

    def elegir(self, selector: str, busca: str) -> None:
        """Llega a una lista, escribe para acotarla y toma la primera opción."""
        self.hasta(selector)
        self.pagina.keyboard.type(busca)
        self.pagina.keyboard.press("ArrowDown")
        self.pagina.keyboard.press("Enter")

    def pulsar(self, selector: str, tecla: str = "Enter") -> None:
        """Llega a un botón, una casilla o un enlace y lo usa."""
        self.hasta(selector)
        self.pagina.keyboard.press(tecla)

    def adjuntar(self, selector: str, *archivos: Path) -> None:
        """Llega al botón de elegir archivos y elige."""
        with self.pagina.expect_file_chooser() as elige:  # antes de llegar: tarda en estar atento
            self.hasta(selector)
            self.pagina.keyboard.press("Enter")
        elige.value.set_files(archivos)

    def siguiente(self) -> None:
        """Pasa a la parte que sigue: el foco va a su título."""
        self.pulsar(".paso:not([hidden]) .paso__pie .boton--primario")
        expect(self.pagina.locator(".paso:not([hidden]) > h2")).to_be_focused()


def bajar_zip(pagina: Page, destino: Path) -> dict[str, bytes]:
    """Pulsa el botón del paquete, lo guarda y devuelve lo que lleva."""
    with pagina.expect_download() as bajada:
        pagina.locator("#descargar-zip").press("Enter")
    bajada.value.save_as(destino)
    with zipfile.ZipFile(io.BytesIO(destino.read_bytes())) as paquete:
        assert paquete.testzip() is None
        return {nombre: paquete.read(nombre) for nombre in paquete.namelist()}


def ir_a_parte(pagina: Page, nombre: str) -> None:
    """Elige una parte en la lista de al lado."""
    pagina.locator("#pasos a", has_text=nombre).click()


def construir_con(repositorio: Repositorio, salida: Path) -> Path:
    """El sitio de un repositorio de prueba; no puede tener errores."""
    resultado = construir_sitio(repositorio.raiz, salida, FECHA)
    assert not resultado.con_errores, resultado.problemas
    return salida


def hallar(vista: Vista, consulta: str, titulo: str) -> Page:
    """Busca como lo haría una persona, y abre el primer resultado: tiene que ser ese."""
    pagina = vista.ir("index.html")
    pagina.get_by_role("banner").get_by_role("combobox").fill(consulta)
    pagina.keyboard.press("Enter")
    primero = pagina.locator("#resultados .tarjeta__titulo a").first
    expect(primero).to_contain_text(titulo)
    primero.click()
    expect(pagina.locator("h1")).to_contain_text(titulo)
    return pagina
