"""Las imágenes de una ficha se ven por un servidor y con doble clic, y nada salta cuando llegan."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Route

from generador.sitio import construir_sitio
from generador.sitio.motor import Motor
from tests.navegador.apertura import servidor
from tests.navegador.conftest import nueva_vista
from tests.sitio import fotos
from tests.sitio.preparacion import FECHA, poner_repositorio

pytestmark = pytest.mark.navegador
RUTA = "herramientas/he-fotos.html"
SALTOS = """
window.saltos = [];
new PerformanceObserver((lista) => lista.getEntries().forEach((salto) => {
  const deLaFicha = ({ node }) => node?.parentElement?.closest("article");
  if (salto.sources.some(deLaFicha)) window.saltos.push(salto.value);
})).observe({ type: "layout-shift", buffered: true });
"""
LUGARES = """
return [...document.querySelectorAll("article img")].map((i) => [i.offsetTop, i.offsetHeight]);
"""
LLEGAN = """async () => {
  for (const imagen of document.querySelectorAll("article img")) {
    imagen.scrollIntoView({ behavior: "instant" });
    await imagen.decode();
  }
  return [...document.querySelectorAll("article img")].map((i) => [i.naturalWidth, i.currentSrc]);
}"""


@pytest.fixture(scope="module")
def bases_con_fotos(
    motor: Motor, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[dict[str, str]]:
    """Un sitio cuya ficha muestra fotos y dibujos, y una rota."""
    raiz = poner_repositorio(tmp_path_factory.mktemp("fotos") / "repositorio")
    fotos.escribir(raiz, {**fotos.BUENAS, "casi.png": fotos.HOSTILES["casi.png"]})
    sitio: Path = raiz / "site"
    assert not construir_sitio(raiz, sitio, FECHA, motor=motor).con_errores
    with servidor(sitio) as direccion:
        yield {"http": direccion, "file": f"{sitio.as_uri()}/"}


@pytest.mark.parametrize(("como", "medida"), [("http", "escritorio"), ("file", "teléfono")])
def test_se_ven_y_nada_salta(
    como: str, medida: str, navegador: Browser, bases_con_fotos: dict[str, str]
) -> None:
    """Ninguna llega hasta que la página está quieta; caben, y de la rota queda su texto."""
    vista = nueva_vista(navegador, bases_con_fotos[como], medida)
    pagina, retenidas = vista.pagina, list[Route]()
    pagina.add_init_script(SALTOS)

    def retener(ruta: Route) -> None:
        retenidas.append(ruta)

    pagina.route("**/imagenes/*", retener)
    pagina.goto(vista.base + RUTA, wait_until="domcontentloaded")
    antes = pagina.evaluate(f"document.fonts.ready.then(() => {{ saltos.length = 0; {LUGARES} }})")
    assert retenidas
    pagina.unroute("**/imagenes/*")  # y siguen su camino
    llegadas = pagina.evaluate(LLEGAN)
    assert len(llegadas) == len(fotos.BUENAS) and all(ancho for ancho, _ in llegadas)
    assert pagina.evaluate(f"(() => {{ {LUGARES} }})()") == antes
    assert pagina.evaluate("saltos") == []
    assert pagina.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
    assert pagina.get_by_text("[Imagen: Vista de casi.png]").is_visible()
    assert (vista.quejas, vista.fuera) == ([], [])
    pagina.context.close()


def test_una_pantalla_con_el_doble_de_puntos_pide_la_grande(
    navegador: Browser, bases_con_fotos: dict[str, str]
) -> None:
    """Y una corriente, la pequeña."""
    pedidas = {}
    for densidad in (1, 2):
        vista = nueva_vista(
            navegador, bases_con_fotos["http"], "escritorio", device_scale_factor=densidad
        )
        pedidas[densidad] = [src for _, src in vista.ir(RUTA).evaluate(LLEGAN)]
        vista.pagina.context.close()
    distintas = [a != b for a, b in zip(pedidas[1], pedidas[2], strict=True)]
    assert distintas == [True, True, False, False, False, False]
