"""La página de un video: nada se pide fuera hasta pulsar, y todo se lee sin guiones."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Browser, Page, Request, Route

from generador.sitio import construir_sitio
from tests.navegador.apertura import servidor
from tests.sitio.preparacion import FECHA, RAIZ, poner_repositorio

RUTA = "videos/vi-que-es-dictamen.html"
REPRODUCTOR = "https://www.youtube-nocookie.com/embed/aaaaaaaaaaa"
FRASES = (
    "El dictamen económico laboral lo pide la gerencia regional.",
    "Sirve para saber cuánto puede ofrecer una empresa en la negociación colectiva.",
    "Lo elabora el especialista con los estados financieros de los tres últimos años.",
)


def subtitulos() -> str:
    """Catorce minutos de subtítulos seguidos, el último con algo que parece HTML."""
    bloques = ["WEBVTT"]
    for i in range(140):
        desde, hasta = (f"{s // 60:02}:{s % 60:02}.000" for s in (6 * i, 6 * i + 6))
        bloques.append(f"{desde} --> {hasta}\n{FRASES[i % 3]}")
    bloques.append("14:00.000 --> 14:09.000\nFin &lt;img src=x onerror=alert(1)&gt; del video.")
    return "\n\n".join(bloques) + "\n"


def construir_con_video(carpeta: Path) -> Path:
    """Un sitio cuyo video tiene miniatura, capítulos y transcripción."""
    raiz = poner_repositorio(carpeta / "repositorio")
    lista = raiz / "playlists/pl-dictamenes"
    (lista / "que-es.vtt").write_text(subtitulos(), encoding="utf-8")
    shutil.copyfile(RAIZ / "docs/imagenes/portada.png", lista / "que-es.png")
    ficha = lista / "ficha.yml"
    texto = ficha.read_text(encoding="utf-8")
    con = "subtitulos: que-es.vtt\n    miniatura: que-es.png\n"
    ficha.write_text(texto.replace("subtitulos: que-es.vtt\n", con), encoding="utf-8")
    resultado = construir_sitio(raiz, carpeta / "site", FECHA)
    assert not resultado.con_errores, resultado.problemas
    return carpeta / "site"


@pytest.fixture(scope="module")
def sitio(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """El sitio de estas pruebas."""
    return construir_con_video(tmp_path_factory.mktemp("video"))


@pytest.fixture(scope="module")
def base(sitio: Path) -> Iterator[str]:
    """El sitio, servido."""
    with servidor(sitio) as direccion:
        yield direccion


@contextmanager
def abierta(navegador: Browser, **opciones: bool) -> Iterator[tuple[Page, list[Request]]]:
    """Una pestaña y lo que pide fuera de este equipo, que recibe una página vacía."""
    contexto = navegador.new_context(**opciones)  # type: ignore[arg-type]
    pagina, pedidas = contexto.new_page(), list[Request]()

    def atender(ruta: Route) -> None:
        if ruta.request.url.startswith(("http://127.0.0.1", "file:", "data:")):
            ruta.continue_()
            return
        pedidas.append(ruta.request)
        ruta.fulfill(body="<title>YouTube</title>", content_type="text/html")

    contexto.route("**/*", atender)
    try:
        yield pagina, pedidas
    finally:
        contexto.close()


def inicio(pagina: Page) -> str:
    """Segundo en que empieza lo que se reproduce."""
    direccion = urlsplit(pagina.locator(".video__marco iframe").get_attribute("src") or "")
    return parse_qs(direccion.query)["start"][0]


def test_nada_se_pide_fuera_hasta_pulsar(base: str, navegador: Browser) -> None:
    """Ni al abrir, ni al bajar hasta el final; al pulsar, solo el reproductor sin cookies."""
    with abierta(navegador) as (pagina, pedidas):
        pagina.goto(base + RUTA)
        pagina.mouse.wheel(0, 20_000)
        pagina.wait_for_load_state("networkidle")
        assert pedidas == []
        assert pagina.locator("iframe").count() == 0
        pagina.get_by_role("button", name="Reproducir").click()
        marco = pagina.locator(".video__marco iframe")
        marco.wait_for()
        assert marco.get_attribute("referrerpolicy") == "strict-origin-when-cross-origin"
        assert "¿Qué es un dictamen económico laboral?" in (marco.get_attribute("title") or "")
        assert [p.url.partition("?")[0] for p in pedidas] == [REPRODUCTOR]
        assert pedidas[0].headers["referer"] == base


def test_un_capitulo_y_un_parrafo_llevan_a_su_momento(base: str, navegador: Browser) -> None:
    """Con el reproductor ya puesto o sin él, y siempre con un solo reproductor."""
    with abierta(navegador) as (pagina, pedidas):
        pagina.goto(base + RUTA)
        pagina.locator("#capitulos + ol a", has_text="12:30").click()
        assert inicio(pagina) == "750"
        pagina.locator("#t-48 a").click()
        assert inicio(pagina) == "48"
        assert pagina.locator("iframe").count() == 1
        assert {urlsplit(p.url).hostname for p in pedidas} == {"www.youtube-nocookie.com"}


def test_lo_hallado_al_buscar_lleva_a_su_parrafo(base: str, navegador: Browser) -> None:
    """«?t=750» pone a la vista ese momento, y desde ahí se reproduce."""
    with abierta(navegador) as (pagina, pedidas):
        pagina.goto(f"{base}{RUTA}?t=750")
        dicho = pagina.evaluate("document.activeElement.id")
        segundo = int(dicho.removeprefix("t-"))
        assert 750 - 60 < segundo <= 750
        assert pedidas == []
        pagina.get_by_role("button", name="Reproducir").click()
        assert inicio(pagina) == "750"


# Lo que hace el reproductor de verdad: a quien pide escuchar, le dice por qué segundo va.
_QUE_AVISA = """<title>YouTube</title><script>
addEventListener("message", (e) => {
  if (JSON.parse(e.data).event !== "listening") return;
  [50, 400, "no es un número"].forEach((s) =>
    parent.postMessage(JSON.stringify({ event: "infoDelivery", info: { currentTime: s } }), "*"));
  parent.postMessage("esto no es JSON", "*");
});</script>"""


def test_la_transcripcion_acompana_al_video(base: str, navegador: Browser) -> None:
    """Queda junto al reproductor y señala el párrafo que se oye; lo de otro origen no la mueve."""
    with abierta(navegador) as (pagina, _):
        pagina.route(
            "https://www.youtube-nocookie.com/**",
            lambda ruta: ruta.fulfill(body=_QUE_AVISA, content_type="text/html"),
        )
        pagina.goto(base + RUTA)
        pagina.get_by_role("button", name="Reproducir").click()
        senalado = pagina.locator("p[aria-current=true]")
        senalado.wait_for()
        pagina.wait_for_function(
            "Number(document.querySelector('p[aria-current=true]').id.slice(2)) > 300"
        )
        assert senalado.count() == 1
        assert 400 - 60 < int((senalado.get_attribute("id") or "").removeprefix("t-")) <= 400
        caja = pagina.get_by_role("region", name="Transcripción")
        assert caja.evaluate("(e) => e.scrollTop") > 0
        assert pagina.evaluate(
            "document.querySelector('figure.video').nextElementSibling"
            ".contains(document.getElementById('transcripcion'))"
        )
        ajeno = "postMessage(JSON.stringify({info: {currentTime: 1}}), '*')"
        antes = senalado.get_attribute("id")
        pagina.evaluate(ajeno)
        pagina.wait_for_timeout(100)
        assert senalado.get_attribute("id") == antes


@pytest.mark.parametrize("guiones", [True, False], ids=["con-guiones", "sin-guiones"])
def test_con_doble_clic_se_lee_todo_y_quedan_los_enlaces(
    guiones: bool, sitio: Path, navegador: Browser
) -> None:
    """Ahí YouTube no se deja insertar: el botón es un enlace, y cada momento también."""
    with abierta(navegador, java_script_enabled=guiones) as (pagina, pedidas):
        pagina.goto(f"{sitio.as_uri()}/{RUTA}")
        assert pagina.locator(".video__reproducir").get_attribute("href") == (
            "https://www.youtube.com/watch?v=aaaaaaaaaaa"
        )
        assert pagina.locator("#t-48 a").get_attribute("href") == (
            "https://www.youtube.com/watch?v=aaaaaaaaaaa&t=48s"
        )
        assert FRASES[0] in pagina.locator("#t-0").inner_text()
        assert pedidas == []


def test_lo_dicho_es_texto_y_la_miniatura_esta(base: str, navegador: Browser) -> None:
    """Un subtítulo con HTML no crea nada; la imagen se publica, con medidas y sin prisa."""
    with abierta(navegador) as (pagina, _):
        pagina.goto(base + RUTA)
        final = pagina.locator("#transcripcion + div p").last
        assert "<img src=x onerror=alert(1)>" in final.inner_text()
        assert final.locator("img").count() == 0
        imagen = pagina.locator(".video__marco img")
        assert imagen.evaluate("i => i.naturalWidth") > 0
        medidas = [imagen.get_attribute(n) for n in ("width", "height", "loading", "alt")]
        assert medidas == ["800", "450", "lazy", ""]
        assert pagina.locator("#archivos + ul", has_text="Miniatura").count() == 0
