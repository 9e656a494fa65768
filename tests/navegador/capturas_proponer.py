"""Rehace las imágenes de «Cómo proponer contenido», con el formulario verdadero.

    python -m tests.navegador.capturas_proponer [docs/imagenes/proponer]

Es «make capturas-proponer»: llena una práctica inventada, como una persona, y fotografía cada paso.
"""

from __future__ import annotations

import io
import sys
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

from PIL import Image
from playwright.sync_api import Browser, Locator, Page, expect

from tests.importacion.envios import docx
from tests.navegador.apertura import RAIZ, chromium, construir_verdadero, servidor
from tests.navegador.propuestas import ir_a_parte

CARPETA = RAIZ / "docs" / "imagenes" / "proponer"
ANCHO, ALTO = 1040, 700
COLORES = 64
"""Colores de cada imagen: bastan para una pantalla y pesan la cuarta parte."""
MARGEN = 14
TITULO = "Citas para atender consultas en menos tiempo (ejemplo)"
RESUMEN = (
    "Una oficina atiende con cita las consultas sobre liquidaciones, recuerda qué documentos "
    "llevar y reduce la espera. Ejemplo inventado para enseñar el formulario."
)
CONTEXTO = (
    "Las consultas se atendían por orden de llegada. Quien venía por una liquidación esperaba de "
    "pie y, una de cada tres veces, volvía otro día porque **le faltaba un documento**."
)
Toma = Callable[[Page, Path], bytes]


def tomas() -> dict[str, Toma]:
    """Nombre de cada imagen → cómo se llega a ella desde la anterior."""
    return {
        "1-elegir": _elegir,
        "2-llenar": _llenar,
        "3-error": _error,
        "4-lista": _lista,
        "5-archivos": _archivos,
        "6-revisar": _revisar,
        "7-vista-previa": _previa,
        "8-enviar": _enviar,
    }


def fotografiar(navegador: Browser, base: str, destino: Path) -> None:
    """Recorre el formulario y deja en «destino» una imagen por paso."""
    contexto = navegador.new_context(
        viewport={"width": ANCHO, "height": ALTO}, locale="es-PE", reduced_motion="reduce"
    )
    pagina = contexto.new_page()
    pagina.goto(f"{base}proponer/index.html")
    pagina.evaluate("document.fonts.ready")
    with TemporaryDirectory() as temporal:
        for nombre, tomar in tomas().items():
            (destino / f"{nombre}.png").write_bytes(reducida(tomar(pagina, Path(temporal))))
    contexto.close()


def reducida(png: bytes) -> bytes:
    """La misma imagen, con pocos colores."""
    imagen = Image.open(io.BytesIO(png)).convert("RGB")
    salida = io.BytesIO()
    imagen.quantize(COLORES, dither=Image.Dither.NONE).save(salida, "PNG", optimize=True)
    return salida.getvalue()


def _recorte(pagina: Page, *partes: Locator) -> bytes:
    """Lo que ocupan unas partes de la página, con un margen y sin la cabecera encima."""
    pagina.evaluate("document.querySelector('.cabecera').style.position = 'static'")
    pagina.mouse.move(0, 0)
    baja = pagina.evaluate("window.scrollY")
    cajas = [c for c in (p.bounding_box() for p in partes) if c is not None]
    izquierda = max(0, min(c["x"] for c in cajas) - MARGEN)
    arriba = max(0, min(c["y"] for c in cajas) - MARGEN + baja)
    derecha = min(ANCHO, max(c["x"] + c["width"] for c in cajas) + MARGEN)
    abajo = max(c["y"] + c["height"] for c in cajas) + MARGEN + baja
    return pagina.screenshot(
        full_page=True,
        clip={"x": izquierda, "y": arriba, "width": derecha - izquierda, "height": abajo - arriba},
    )


def _elegir(pagina: Page, _: Path) -> bytes:
    return _recorte(pagina, pagina.locator("#que-proponer"), pagina.locator(".proponer-tipos"))


def _llenar(pagina: Page, _: Path) -> bytes:
    pagina.get_by_role("link", name="Buena práctica", exact=True).last.click()
    pagina.locator("#c-titulo").fill(TITULO)
    pagina.locator("#c-resumen").fill(RESUMEN)
    expect(pagina.locator("#estado-borrador")).to_contain_text("Guardado")
    return _recorte(
        pagina,
        pagina.locator(".pasos-caja"),
        pagina.locator("#c-resumen-pie"),
        pagina.locator(".borrador"),
    )


def _error(pagina: Page, _: Path) -> bytes:
    titulo = pagina.locator("#c-titulo")
    titulo.fill("Citas")
    titulo.blur()
    expect(pagina.locator("#c-titulo-error")).to_be_visible()
    imagen = _recorte(pagina, pagina.locator(".campo:has(> #c-titulo)"))
    titulo.fill(TITULO)
    return imagen


def _lista(pagina: Page, _: Path) -> bytes:
    ir_a_parte(pagina, "Clasificación")
    pagina.locator("#c-eje input").first.check()
    pagina.locator("#c-temas").get_by_role("checkbox").first.check()
    unidad = pagina.locator("#c-unidad")
    unidad.fill("descen")
    expect(pagina.get_by_role("option").first).to_be_visible()
    imagen = _recorte(
        pagina, pagina.locator(".campo:has(#c-unidad)"), pagina.get_by_role("listbox")
    )
    unidad.press("ArrowDown")
    unidad.press("Enter")
    return imagen


def _archivos(pagina: Page, carpeta: Path) -> bytes:
    ir_a_parte(pagina, "Descripción de los atributos")
    pagina.locator("#c-contexto").fill(CONTEXTO)
    archivo = carpeta / "Hoja de citas (versión 2).docx"
    archivo.write_bytes(docx())
    ir_a_parte(pagina, "Archivos y enlaces")
    pagina.locator("#c-adjuntos [data-adjuntar]").set_input_files(archivo)
    expect(pagina.locator("#c-adjuntos-0-titulo")).not_to_have_value("")
    pagina.locator("#c-adjuntos-0-titulo").blur()
    return _recorte(pagina, pagina.locator("#c-adjuntos"))


def _revisar(pagina: Page, _: Path) -> bytes:
    ir_a_parte(pagina, "Revisar y enviar")
    return _recorte(pagina, pagina.locator("#resumen"), pagina.locator("#paso-enviar > p").first)


def _previa(pagina: Page, _: Path) -> bytes:
    pagina.locator(".paso:visible").get_by_role("button", name="Ver cómo se verá").click()
    cuadro = pagina.get_by_role("dialog")
    pagina.mouse.move(0, 0)
    imagen = cuadro.screenshot()
    cuadro.get_by_role("button", name="Cerrar").click()
    return imagen


def _enviar(pagina: Page, _: Path) -> bytes:
    return _recorte(pagina, pagina.locator(".salida--primera"))


def main() -> None:
    """Entrada de la orden."""
    destino = Path(sys.argv[1]) if len(sys.argv) > 1 else CARPETA
    destino.mkdir(parents=True, exist_ok=True)
    with (
        TemporaryDirectory() as temporal,
        chromium() as navegador,
        servidor(construir_verdadero(Path(temporal) / "site")) as base,
    ):
        fotografiar(navegador, base, destino)


if __name__ == "__main__":
    main()
