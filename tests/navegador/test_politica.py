"""La política, vista por el navegador: qué impide y qué deja hacer, en línea y sin conexión."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from tests.navegador.conftest import Abrir

pytestmark = pytest.mark.navegador
PROBAR = """([etiqueta, datos]) => new Promise((listo) => {
  addEventListener("securitypolicyviolation", (e) => listo(e.effectiveDirective));
  setTimeout(() => listo("pasó"), 400);
  const nodo = document.createElement(etiqueta);
  Object.assign(nodo, datos);
  document.body.append(nodo);
})"""
IMPIDE = {
    "un guion escrito": ("script", {"textContent": "1"}, "script-src-elem"),
    "un guion de fuera": ("script", {"src": "https://otro.invalid/x.js"}, "script-src-elem"),
    "un suceso": ("div", {"innerHTML": "<img src=x onerror=1>"}, "script-src-attr"),
    "un estilo": ("div", {"innerHTML": "<p style='color:red'>x"}, "style-src-attr"),
    "una hoja": ("style", {"textContent": "p{}"}, "style-src-elem"),
    "una imagen de fuera": ("img", {"src": "https://otro.invalid/x.png"}, "img-src"),
    "un marco de fuera": ("iframe", {"src": "https://otro.invalid/"}, "frame-src"),
    "un objeto": ("object", {"data": "https://otro.invalid/"}, "object-src"),
}
REPRODUCTOR = ("iframe", {"src": "https://www.youtube-nocookie.com/embed/aaaaaaaaaaa"})


def probar(pagina: Page, etiqueta: str, datos: dict[str, str]) -> str:
    """La directiva que lo impide, o «pasó»."""
    return str(pagina.evaluate(PROBAR, [etiqueta, datos]))


@pytest.mark.parametrize("como", ["http", "file"])
def test_lo_que_no_es_del_sitio_no_entra(como: str, abrir: Abrir) -> None:
    """Aunque algo lograra escribir en la página, el navegador no lo ejecuta ni lo pide."""
    pagina = abrir(como).ir("glosario/index.html")
    hallado = {que: probar(pagina, *caso[:2]) for que, caso in IMPIDE.items()}
    assert hallado == {que: caso[2] for que, caso in IMPIDE.items()}


def test_el_reproductor_solo_entra_en_linea(abrir: Abrir) -> None:
    """Sin conexión, la página se niega a sí misma el único marco que admitía."""
    en_linea = abrir().ir("glosario/index.html")
    en_linea.route("https://www.youtube-nocookie.com/**", lambda r: r.fulfill(body="x"))
    assert probar(en_linea, *REPRODUCTOR) == "pasó"
    assert probar(abrir("file").ir("glosario/index.html"), *REPRODUCTOR) == "frame-src"


@pytest.mark.parametrize(("colores", "esquema"), [("light", "default"), ("dark", "slate")])
def test_los_colores_estan_antes_de_verse(colores: str, esquema: str, abrir: Abrir) -> None:
    """Sin guiones en línea: quien usa los del equipo los tiene antes de que haya contenido."""
    vista = abrir(color_scheme=colores)
    vista.pagina.add_init_script(
        """requestAnimationFrame(function mirar() {
          if (!document.querySelector("main")) requestAnimationFrame(mirar);
          else window.al_pintar = document.body.getAttribute("data-md-color-scheme");
        });"""
    )
    pagina = vista.ir("glosario/index.html")
    pagina.wait_for_function("window.al_pintar")
    assert pagina.evaluate("window.al_pintar") == esquema
