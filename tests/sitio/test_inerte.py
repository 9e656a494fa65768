"""Un texto con formato queda inerte: cada defensa del redactor, por separado."""

from __future__ import annotations

import pytest
from selectolax.lexbor import LexborHTMLParser

from generador.modelo import Imagen
from generador.vistas.marcas import escapar
from generador.vistas.metadatos import json_seguro
from generador.vistas.textos import Redactor

REDACTOR = Redactor({"MTPE": "Ministerio «de» <Trabajo>"}, lambda _: None)
FOTO = Imagen(800, 600, (("a1.webp", 800), ("b2.webp", 1600)))
REL = "noopener noreferrer nofollow ugc"


def html(texto: str) -> str:
    """El texto, ya en HTML."""
    return str(REDACTOR.html(texto, {"foto.png": FOTO})).strip()


def test_las_etiquetas_se_ven_como_se_escribieron() -> None:
    """Ni se ejecutan ni se pierden: quien explica HTML puede hacerlo."""
    assert html("Use <b onclick=x>negrita</b>") == (
        "<p>Use &lt;b onclick=x&gt;negrita&lt;/b&gt;</p>"
    )
    assert LexborHTMLParser(html("<script>alert(1)</script>")).css("script") == []


@pytest.mark.parametrize(
    "destino",
    [
        "javascript:alert(1)",
        "JAVASCRIPT:alert(1)",
        "java&#115;cript:alert(1)",
        "vbscript:x",
        "data:text/html,x",
        "data:image/png;base64,AA==",
        "file:///etc/passwd",
        "msteams:x",
        "blob:x",
    ],
)
def test_solo_se_enlaza_con_esquemas_conocidos(destino: str) -> None:
    """https, mailto, tel y lo del propio sitio; lo demás queda sin dirección."""
    assert ">x</a>" in html(f"[x]({destino})")
    assert LexborHTMLParser(html(f"[x]({destino})")).css('[href]:not([href=""])') == []


@pytest.mark.parametrize(
    "destino", ["https://otro.example", "HTTP://otro.example", "//otro.example"]
)
def test_hacia_fuera_no_se_dice_de_donde_se_viene(destino: str) -> None:
    """Todo enlace a otro sitio lleva su «rel», y ninguno calla su esquema."""
    enlace = LexborHTMLParser(html(f"[x]({destino})")).css_first("a")
    assert enlace is not None and enlace.attributes["rel"] == REL
    assert (enlace.attributes["href"] or "").lower().startswith(("http://", "https://"))


@pytest.mark.parametrize("origen", ["https://otro.example/x.png", "//otro.example/x.png", "/x.png"])
def test_una_imagen_solo_es_de_su_ficha(origen: str) -> None:
    """Ninguna se pide a otro sitio: de una que no es suya queda lo que se vería en ella."""
    assert html(f"![Una <b>mesa]({origen})") == "<p><em>[Imagen: Una &lt;b&gt;mesa]</em></p>"


@pytest.mark.parametrize("origen", ["foto.png", "<foto.png>", "foto%2Epng", 'foto.png "Título"'])
def test_una_imagen_llega_con_su_hueco_medido(origen: str) -> None:
    """Con su ancho y su alto, y dos archivos para que el navegador elija."""
    imagen = LexborHTMLParser(html(f'![Una "mesa" <roja>]({origen})')).css_first("img")
    assert imagen is not None and imagen.attributes == {
        "src": "../imagenes/a1.webp",
        "alt": 'Una "mesa" <roja>',
        "width": "800",
        "height": "600",
        "srcset": "../imagenes/a1.webp 800w, ../imagenes/b2.webp 1600w",
        "sizes": "(max-width: 800px) 100vw, 800px",
        "loading": "lazy",
        "decoding": "async",
    }


def test_el_significado_de_una_sigla_no_rompe_nada() -> None:
    """Ni dentro de un texto, ni junto a una imagen cuyo texto tiene ángulos."""
    arbol = LexborHTMLParser(html("El MTPE.\n\n![a > MTPE](foto.png)"))
    assert [n.attributes for n in arbol.css("abbr")] == [{"title": "Ministerio «de» <Trabajo>"}]
    assert [n.attributes["alt"] for n in arbol.css("img")] == ["a > MTPE"]


def test_ningun_ancla_se_repite() -> None:
    """Apartados iguales, y otro que ya se llama como el segundo, antes o después."""
    despues = LexborHTMLParser(html("# Paso\n\n# Paso\n\n# Paso 2\n\n# Paso\n"))
    ids = [n.attributes["id"] for n in despues.css("[id]")]
    assert ids == ["s-paso", "s-paso-2", "s-paso-2-2", "s-paso-3"]
    antes = LexborHTMLParser(html("# Paso 2\n\n# Paso\n\n# Paso\n"))
    assert [n.attributes["id"] for n in antes.css("[id]")] == ["s-paso-2", "s-paso", "s-paso-3"]


def test_los_datos_no_cierran_su_guion() -> None:
    """Ni lo abren: ángulos, «&» y separadores raros van en código."""
    datos = json_seguro({"a": "</script><!--<script>&\u2028\u2029"})
    assert not set("<>&\u2028\u2029") & set(datos)


def test_un_texto_no_sale_de_su_atributo() -> None:
    """Ni con comillas dobles ni con simples."""
    for comilla in "\"'":
        escrito = escapar(f"{comilla}><img onerror=x>&amp;")
        nodo = LexborHTMLParser(f"<p title={comilla}{escrito}{comilla}>").css_first("p")
        assert nodo is not None
        assert nodo.attributes == {"title": f"{comilla}><img onerror=x>&amp;"}
