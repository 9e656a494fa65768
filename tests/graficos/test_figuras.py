"""Las figuras: sus nombres, sus valores y su texto; sin nada en línea y sin nada al azar."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import partial

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markupsafe import Markup
from selectolax.lexbor import LexborHTMLParser as HTMLParser

from generador.graficos.cifras import Cuadro, Fila
from generador.graficos.ejes import barras, embudo, lineas
from generador.graficos.radar import radar
from tests.graficos.test_mapa import CODIGOS, mapa
from tests.graficos.test_mapa import cuadro as de_regiones

HOSTIL = "</title><script>alert(1)</script><p style=\"x\" onclick='y'>"
CRITERIOS = ("Originalidad", "Efectividad", "Sostenibilidad", "Replicabilidad", "Impacto en algo")
Figura = Callable[[Cuadro], Markup]
FIGURAS: dict[str, Figura] = {
    "barras": barras,
    "embudo": embudo,
    "lineas": lineas,
    "mapa": partial(lambda c: mapa(de_regiones(), CODIGOS)),
    "radar": radar,
}


def cuadro(*valores: float | None, nombre: str = "", series: int = 1) -> Cuadro:
    filas = tuple(
        Fila(nombre or CRITERIOS[i % 5], (valor,) * series) for i, valor in enumerate(valores)
    )
    nombres = tuple(f"Serie {i + 1}" for i in range(series))
    return Cuadro("figura", nombre or "Título", "Criterio", nombres, filas, "Una nota")


@pytest.mark.parametrize("figura", FIGURAS.values(), ids=FIGURAS)
def test_no_hay_nada_en_linea(figura: Figura) -> None:
    """Ni estilos, ni guiones, ni manejadores: la política de las páginas los impide."""
    html = figura(cuadro(1, 2, 3, 4, 5))
    assert not re.search(r"<style|<script|<!--|\sstyle=|\son[a-z]+=|xmlns|http", html)


@pytest.mark.parametrize("figura", FIGURAS.values(), ids=FIGURAS)
def test_dice_su_titulo_y_su_lectura(figura: Figura) -> None:
    """Los «id» salen del ancla; el dibujo se nombra con el título y se describe con las cifras."""
    dibujo = HTMLParser(figura(cuadro(1, 2.5, 3, 4, 5))).css_first("svg")
    nombres = (dibujo.attributes["aria-labelledby"] or "").split()
    assert [n.rpartition("-")[2] for n in nombres] == ["titulo", "lectura"]
    titulo, lectura = (dibujo.css_first(f"#{n}") for n in nombres)
    assert titulo.tag, lectura.tag == ("title", "desc")
    assert titulo.text() in {"Título", "Prácticas por región"}
    assert lectura.text().count(":") >= 5


@pytest.mark.parametrize("figura", [barras, embudo, lineas, radar])
def test_un_texto_hostil_es_solo_texto(figura: Figura) -> None:
    """Un nombre que parece HTML se lee tal cual y no crea ningún elemento."""
    arbol = HTMLParser(figura(cuadro(1, 2, nombre=HOSTIL)))
    assert not arbol.css("script, p, [onclick], [style]")
    assert HOSTIL in (arbol.css_first("title").text() or "")


@pytest.mark.parametrize("figura", [barras, embudo, lineas, radar])
def test_siempre_sale_igual(figura: Figura) -> None:
    """Con las mismas cifras, los mismos bytes."""
    assert figura(cuadro(1, 2, 3)) == figura(cuadro(1, 2, 3))


@pytest.mark.parametrize("figura", [barras, embudo, lineas])
def test_los_datos_estan_a_un_clic_en_una_tabla(figura: Figura) -> None:
    """Sin guiones: un «details» con las mismas cifras; lo que no se sabe no es un cero."""
    tabla = HTMLParser(figura(cuadro(1, 2.5, None))).css_first("details table")
    assert [f.text(separator=" ") for f in tabla.css("tbody tr")] == [
        "Originalidad 1",
        "Efectividad 2,5",
        "Sostenibilidad sin dato",
    ]


def test_el_radar_lleva_cada_valor_a_su_eje() -> None:
    """Cada vértice está en su radio, a la distancia de su puntaje."""
    puntos = re.findall(r'polygon class="forma" points="([^"]+)"', radar(cuadro(5, 4, 2.5, 1, 0)))
    vertices = [complex(*map(float, p.split(","))) for p in puntos[0].split()]
    enteros = re.findall(r'points="([^"]+)"', radar(cuadro(5, 5, 5, 5, 5)))
    puntas = [complex(*map(float, p.split(","))) for p in enteros[0].split()]
    centro = vertices[4]
    lejos = [abs(v - centro) / abs(p - centro) for v, p in zip(vertices, puntas, strict=True)]
    assert lejos == pytest.approx([1, 0.8, 0.5, 0.2, 0], abs=0.01)


def test_el_radar_nombra_los_ejes_con_una_palabra_y_no_los_inclina() -> None:
    """El nombre entero está en la tabla de al lado."""
    arbol = HTMLParser(radar(cuadro(1, 2, 3, 4, 5)))
    assert [t.text() for t in arbol.css(".criterio")] == [c.split()[0] for c in CRITERIOS]
    assert not arbol.css("text[transform]")


def test_las_barras_son_tan_largas_como_su_valor() -> None:
    """Y cada una lleva su cifra."""
    arbol = HTMLParser(barras(cuadro(4, 2, 0)))
    anchos = [float(r.attributes.get("width") or 0) for r in arbol.css("rect.rect")]
    assert anchos[::-1] == pytest.approx([anchos[-1], anchos[-1] / 2, 0], abs=0.2)
    assert [t.text() for t in arbol.css("text.value")] == ["0", "2", "4"]


def test_el_embudo_centra_sus_etapas() -> None:
    """De la primera a la última, cada franja comparte el centro con la anterior."""
    arbol = HTMLParser(embudo(cuadro(10, 6, 1)))
    franjas = [r.attributes for r in arbol.css(".serie-1 rect")]
    medios = [float(f["x"] or 0) + float(f["width"] or 0) / 2 for f in franjas]
    assert medios == pytest.approx([medios[0]] * 3, abs=0.2)
    assert [t.text() for t in arbol.css("text.value")] == ["1", "6", "10"]


def test_las_lineas_se_cortan_donde_no_hay_dato() -> None:
    """Un mes sin medir no se une con una recta, que parecería un dato."""
    arbol = HTMLParser(lineas(cuadro(1, 2, None, 4, 3)))
    assert len(arbol.css(".serie-0 path.line")) == 2
    assert len(arbol.css("circle")) == 4


def test_varias_series_se_distinguen_por_su_trazo_y_su_leyenda() -> None:
    """No solo por el color."""
    arbol = HTMLParser(lineas(cuadro(1, 2, series=2)))
    leyenda = [m.attributes["class"] for m in arbol.css(".leyenda")]
    assert leyenda == ["leyenda leyenda--0", "leyenda leyenda--1"]
    assert not HTMLParser(lineas(cuadro(1, 2))).css(".leyenda")


@settings(max_examples=30, deadline=None)
@given(st.lists(st.none() | st.floats(0, 1e9), min_size=1, max_size=12))
def test_cualquier_cifra_se_dibuja(valores: list[float | None]) -> None:
    """Ceros, huecos y números muy distintos: siempre sale una figura con su tabla."""
    for figura in (barras, embudo, lineas):
        assert len(HTMLParser(figura(cuadro(*valores))).css("tbody tr")) == len(valores)
