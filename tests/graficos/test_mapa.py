"""El mapa: las regiones del vocabulario, cada una en su lugar, con su enlace y su cifra."""

from __future__ import annotations

import json
import re

import pytest
from selectolax.lexbor import LexborHTMLParser as HTMLParser

from generador import vocabularios
from generador.graficos.cifras import Cuadro, Fila
from generador.graficos.convertir import contiene, proyectar
from generador.graficos.mapa import GEOMETRIA, mapa, regiones_del_mapa
from tests.repositorio import RAIZ

REGIONES = [
    t for t in vocabularios.leer(RAIZ)[0]["regiones"].terminos.values() if t.slug != "nacional"
]
CODIGOS = {t.nombre: t.extra["iso"] for t in REGIONES}
DATOS = json.loads(GEOMETRIA.read_text(encoding="utf-8"))

# Ciudad capital de cada región (en Lima Provincias, la sede de su gobierno): longitud y latitud.
CAPITALES = {
    "PE-AMA": (-77.87, -6.23), "PE-ANC": (-77.53, -9.53), "PE-APU": (-72.88, -13.64),
    "PE-ARE": (-71.54, -16.40), "PE-AYA": (-74.22, -13.16), "PE-CAJ": (-78.51, -7.16),
    "PE-CAL": (-77.13, -12.05), "PE-CUS": (-71.97, -13.53), "PE-HUV": (-74.97, -12.78),
    "PE-HUC": (-76.24, -9.93), "PE-ICA": (-75.73, -14.07), "PE-JUN": (-75.21, -12.07),
    "PE-LAL": (-79.03, -8.11), "PE-LAM": (-79.84, -6.77), "PE-LIM": (-77.58, -11.11),
    "PE-LMA": (-77.03, -12.05), "PE-LOR": (-73.25, -3.75), "PE-MDD": (-69.19, -12.60),
    "PE-MOQ": (-70.93, -17.19), "PE-PAS": (-76.26, -10.68), "PE-PIU": (-80.63, -5.19),
    "PE-PUN": (-70.02, -15.84), "PE-SAM": (-76.97, -6.03), "PE-TAC": (-70.25, -18.01),
    "PE-TUM": (-80.45, -3.57), "PE-UCA": (-74.55, -8.38),
}  # fmt: skip


def cuadro(valor: int = 2) -> Cuadro:
    filas = tuple(Fila(t.nombre, (valor, 1), f"../regiones/{t.slug}.html") for t in REGIONES)
    return Cuadro("mapa", "Prácticas por región", "Región", ("Prácticas", "Réplicas"), filas)


def contornos(iso: str) -> list[list[tuple[int, int]]]:
    """Los polígonos de una región, de sus incrementos a sus vértices."""
    hechos = []
    for trazo in DATOS["regiones"][iso]["d"].split("z")[:-1]:
        numeros = [int(n) for n in re.findall(r"-?\d+", trazo)]
        puntos = [(numeros[0], numeros[1])]
        for dx, dy in zip(numeros[2::2], numeros[3::2], strict=True):
            puntos.append((puntos[-1][0] + dx, puntos[-1][1] + dy))
        hechos.append(puntos)
    return hechos


def test_las_regiones_del_mapa_son_las_del_vocabulario() -> None:
    """Ni una de más ni una de menos: 24 departamentos, Callao y Lima Metropolitana."""
    assert regiones_del_mapa() == set(CODIGOS.values())
    assert len(REGIONES) == 26


@pytest.mark.parametrize("iso", sorted(CAPITALES))
def test_cada_capital_cae_en_su_region(iso: str) -> None:
    """El original rotula mal a Puno: así se sabe que ninguna forma está cambiada."""
    punto = proyectar(*CAPITALES[iso], DATOS["oeste"])
    dentro = {r for r in DATOS["regiones"] if any(contiene(c, punto) for c in contornos(r))}
    assert dentro == {iso}


def test_el_archivo_dice_su_fuente_y_su_licencia_y_pesa_poco() -> None:
    """Quien lo encuentre sabe de dónde sale y si puede usarlo."""
    assert "Natural Earth" in DATOS["fuente"]
    assert "dominio público" in DATOS["licencia"]
    assert GEOMETRIA.stat().st_size < 40_000


def test_cada_region_es_un_enlace_con_su_nombre_y_sus_cifras() -> None:
    """Con teclado se recorren las 26, una vez cada una, y el lector dice nombre y cifra."""
    arbol = HTMLParser(mapa(cuadro(), CODIGOS))
    enlaces = {a.attributes["href"]: a.attributes["aria-label"] for a in arbol.css("svg a")}
    assert enlaces == {
        f"../regiones/{t.slug}.html": f"{t.nombre}: Prácticas 2, Réplicas 1" for t in REGIONES
    }
    assert len(arbol.css("svg a")) == len(REGIONES)
    assert arbol.css_first("svg").attributes["role"] == "group"


def test_la_tabla_dice_lo_mismo_que_el_mapa() -> None:
    """Al lado, a la vista: las mismas regiones, cifras y enlaces."""
    filas = HTMLParser(mapa(cuadro(), CODIGOS)).css("tbody tr")
    assert [[c.text() for c in f.css("th, td")] for f in filas] == [
        [t.nombre, "2", "1"] for t in REGIONES
    ]


@pytest.mark.parametrize(("valor", "nivel"), [(-1, 0), (0, 1), (3, 4), (7, 4)])
def test_el_color_va_de_menos_a_mas(valor: int, nivel: int) -> None:
    """De «ninguna» a «la que más»; lo poco no se pinta como si fuera mucho."""
    assert f'class="region-{nivel}"><title>Puno' in mapa(cuadro(valor), CODIGOS)
