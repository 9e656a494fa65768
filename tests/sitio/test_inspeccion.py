"""Ninguna página ejecuta, pide ni enlaza lo que no debe, vista sin nuestras herramientas."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest

from tests.sitio.inspeccion import inspeccionar
from tests.sitio.preparacion import arbol

PAGINA = '<!doctype html><html lang="es"><head><title>x</title></head><body>{}</body></html>'
MALAS = {
    "evento": '<p onclick="alert(1)">x</p>',
    "estilo en línea": '<p style="color:red">x</p>',
    "hoja en línea": "<style>p{}</style>",
    "javascript:": '<a href="javascript:alert(1)">x</a>',
    "javascript: disimulado": '<a href=" java\tscript:alert(1)">x</a>',
    "data:": '<a href="data:text/html,x">x</a>',
    "guion en línea": "<script>alert(1)</script>",
    "datos que cierran": '<script type="application/json">"<!--"</script>',
    "guion de fuera": '<script src="https://cdn.example/x.js"></script>',
    "imagen de fuera": '<img src="//cdn.example/x.png" alt="">',
    "letra de fuera": '<link rel="stylesheet" href="https://fonts.example/x.css">',
    "marco": '<iframe src="pagina.html"></iframe>',
    "envío fuera": '<form action="https://otro.example/"></form>',
    "id repetido": '<p id="a">x</p><p id="a">y</p>',
    "enlace roto": '<a href="no-existe.html">x</a>',
    "ancla rota": '<a href="pagina.html#nada">x</a>',
    "ancla propia rota": '<a href="#nada">x</a>',
    "salto roto": '<meta http-equiv="refresh" content="0; url=no-existe.html">',
}
BUENA = (
    '<p id="a">x</p><a href="#a">x</a><a href="pagina.html?q=1#a">x</a><a href="/pagina.html">x</a>'
    '<a href="https://www.gob.pe/">x</a><a href="mailto:a@b.pe">x</a>'
    '<script type="application/json">{"a": 1}</script>'
)


def test_el_sitio_pasa_la_inspeccion(sitio: Path) -> None:
    """Todas las páginas, con la ficha hostil entre ellas."""
    assert inspeccionar(sitio) == []


@pytest.mark.parametrize("mal", MALAS)
def test_la_inspeccion_ve_lo_que_esta_mal(mal: str, tmp_path: Path) -> None:
    """Una inspección que no encuentra nada en una página mala no probaría nada."""
    (tmp_path / "pagina.html").write_text(PAGINA.format(MALAS[mal]), encoding="utf-8")
    assert inspeccionar(tmp_path)


def test_la_inspeccion_deja_pasar_lo_que_esta_bien(tmp_path: Path) -> None:
    """Enlaces de dentro y de fuera, anclas y datos."""
    (tmp_path / "pagina.html").write_text(PAGINA.format(BUENA), encoding="utf-8")
    assert inspeccionar(tmp_path) == []


@pytest.mark.parametrize(
    "regla", ["@import 'https://x.example/a.css';", "p{background:url(//x.example/a.png)}"]
)
def test_las_hojas_de_estilo_no_piden_nada_fuera(regla: str, tmp_path: Path) -> None:
    """Tampoco un archivo que no está en el sitio."""
    (tmp_path / "hoja.css").write_text(regla, encoding="utf-8")
    assert inspeccionar(tmp_path)


CORRIENTES = ("index.html", "buenas-practicas/bp-*.html", "oferta/af-*.html")
CON_GUIONES = ("explorar/*.html", "proponer/*.html", "caja/*.html")


@pytest.mark.parametrize("patron", [*CORRIENTES, *CON_GUIONES])
def test_la_primera_visita_no_pasa_de_100_kb(patron: str, sitio: Path) -> None:
    """La página más larga de su clase, comprimida, con estilos, guiones y letras."""
    pagina = max(sitio.glob(patron), key=lambda p: (p.stat().st_size, p.name))
    pedidos = [n.attributes for n in arbol(pagina).css('link[rel="stylesheet"], script[src]')]
    archivos = {pagina, *(sitio / "assets" / "letras").glob("*.woff2")}
    archivos |= {(pagina.parent / str(a.get("href") or a.get("src"))).resolve() for a in pedidos}
    peso = sum(len(gzip.compress(a.read_bytes(), 9, mtime=0)) for a in archivos)
    assert len(archivos) > 6
    assert peso <= 100 * 1024
