"""Los subtítulos, con lo que sea que traigan dentro."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from generador.extraccion.lectores import subtitulos
from tests.extraccion import archivos

PALABRAS = st.text("abcñáé", min_size=1, max_size=6)
ENTRADAS = st.lists(st.tuples(st.integers(0, 7200), PALABRAS), min_size=1, max_size=30).map(
    lambda entradas: sorted(entradas, key=lambda e: e[0])
)


@settings(deadline=None)
@given(ENTRADAS)
def test_todo_lo_dicho_esta_en_su_trozo_y_en_orden(entradas: list[tuple[int, str]]) -> None:
    """VTT y SRT dan lo mismo; entre dos trozos pasan 45 segundos o más."""
    trozos = list(subtitulos.leer(archivos.subtitulos(entradas)))
    assert list(subtitulos.leer(archivos.subtitulos(entradas, "srt"))) == trozos
    dichas = [p for i, (_, p) in enumerate(entradas) if i == 0 or entradas[i - 1][1] != p]
    assert " ".join(texto for texto, _, _ in trozos).split() == dichas
    inicios = [int(ancla.removeprefix("?t=")) for _, _, ancla in trozos]
    assert inicios[0] == entradas[0][0]
    assert all(b - a >= subtitulos.SEGUNDOS for a, b in pairwise(inicios))


def test_lo_que_repiten_los_subtitulos_automaticos_va_una_vez() -> None:
    """Cada entrada trae la línea anterior y una nueva."""
    vtt = archivos.subtitulos([(0, "hola"), (3, "hola\na todos"), (6, "a todos\nhoy")])
    assert [texto.split("\n") for texto, _, _ in subtitulos.leer(vtt)] == [
        ["hola", "a todos", "hoy"]
    ]


def test_las_marcas_no_son_texto() -> None:
    """Ni quién habla, ni la letra negrita, ni el tiempo de cada palabra."""
    vtt = b"WEBVTT\n\n00:01.000 --> 00:02.000\n<v Ana>Plan <b>anual</b> <00:01.500>ya &amp; bien\n"
    assert [texto for texto, _, _ in subtitulos.leer(vtt)] == ["Plan anual ya & bien"]
