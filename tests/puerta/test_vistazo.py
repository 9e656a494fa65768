"""El vistazo no deja pasar nada que la lectura entera rechace."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from generador.puerta.pagina import mirar
from generador.puerta.politica import DEL_SITIO
from generador.puerta.vistazo import basta
from tests.hostiles.vectores import ilegibles, todos
from tests.puerta.test_puerta import CORRIENTE, MALAS, pagina

RUTA = "herramientas/x.html"
# Lo que cierra antes de tiempo, lo que se lee de otro modo según dónde esté y lo que se repite.
SUELTOS = (
    *("<", ">", '"', "'", "=", "/", "&", " ", "\n", "\t", "\0", "\x0b", "x", "p", "a", "id", "on"),
    *("<p", "</p>", "<!--", "-->", "<![CDATA[", "]]>", "<?", "<!doctype html>", "&#60;", "&lt"),
    *("</script>", "</title>", "<title>", "<textarea>", "</textarea>", "<noscript>", "</noscript>"),
    *("<svg>", "</svg>", "<math>", "<table>", "<select>", "<b id='x'>", '<b id="x">', "<p>"),
    *('<p id="x">', '<p id="&#120;">', '<p ID="x">', ' id="y"', ' title="', " onclick=", "</b>"),
    *('<script src="x.js">', '<script type="application/json">', '<script SRC="x.js">', "<style>"),
    *('<a href="', "javascript:", '">', "//otro.example", '<a title=">', '<meta http-equiv="'),
    *("refresh", "Content-Security-Policy", '" content="', "0;url=x", "<clipPath>", "<image>"),
)
TROZOS = st.sampled_from((*SUELTOS, *MALAS, *CORRIENTE.splitlines()))
TEXTOS = st.lists(TROZOS, max_size=12).map("".join)


@settings(max_examples=800, deadline=None)
@given(TEXTOS, TEXTOS)
@example('<b id="x"><p></b>y</p>', "")
@example('<script SRC="x.js">alert(1)</script>', "")
def test_lo_que_pasa_de_un_vistazo_pasa_leido_entero(cuerpo: str, cabeza: str) -> None:
    """De cualquier mezcla de lo corriente, lo malo y lo mal escrito."""
    datos = pagina(cuerpo, cabeza)
    if basta(RUTA, datos, set()):
        assert [*mirar(RUTA, datos)] == []


@pytest.mark.parametrize("malo", MALAS)
def test_lo_malo_no_basta_mirarlo(malo: str) -> None:
    """Ni escrito con comillas dobles, que es como escribe el sitio."""
    vistos: set[bytes] = set()
    assert not basta(RUTA, pagina(malo), vistos)
    assert not basta(RUTA, pagina(malo.replace("'", '"')), vistos)


@pytest.mark.parametrize("parte", [todos, ilegibles])
def test_ningun_texto_hostil_pasa_solo_de_un_vistazo(parte: Callable[[], Sequence[str]]) -> None:
    """Cada uno escrito tal cual en el cuerpo y en un valor, como si nadie lo hubiera saneado."""
    vistos: set[bytes] = set()
    for texto in parte():
        for cuerpo in (texto, f'<a title="{texto}">x</a>'):
            datos = pagina(cuerpo)
            assert not basta(RUTA, datos, vistos) or [*mirar(RUTA, datos)] == [], texto


@pytest.mark.parametrize(
    "datos",
    [
        pagina("<p <i>"),
        pagina(politica=DEL_SITIO.replace("'self'", "*")),
        pagina().replace(b"<meta charset", b"<title>x</title><meta charset"),
        pagina().replace(b"<title>", b"<!-- <title>"),
        b"<p>" + pagina(),
    ],
)
def test_lo_que_se_puede_leer_de_otro_modo_no_basta_mirarlo(datos: bytes) -> None:
    """Una etiqueta sin terminar, otra política o tarde, un comentario, algo antes de la página."""
    assert not basta(RUTA, datos, set())
