"""Los subtítulos, línea por línea, con lo que sea que traigan dentro."""

from __future__ import annotations

import time

import pytest

from generador.fuentes.subtitulos import leer_subtitulos
from tests.repositorio import RAIZ, Repositorio

FICHA = (
    RAIZ / "tests/ejemplos/video/pasa/con-subtitulos/playlists/pl-dictamen/ficha.yml"
).read_text(encoding="utf-8")
BUENO = "WEBVTT\n\n00:01.000 --> 00:04.000\nEl año próximo\n"


def _avisos(repositorio: Repositorio, crudo: bytes) -> list[str]:
    repositorio.escribir("playlists/pl-dictamen/ficha.yml", FICHA)
    repositorio.escribir("playlists/pl-dictamen/video-1.vtt", crudo)
    return [p.removeprefix("playlists/pl-dictamen/") for p in repositorio.problemas()]


def test_vtt_y_srt_dan_lo_mismo() -> None:
    """Con horas o sin ellas, con punto o con coma, y sin las marcas."""
    vtt = "WEBVTT\n\n1\n00:01.000 --> 00:04.500 align:left\n<v Ana>Hola <b>a</b>\ntodos\n"
    srt = "1\r\n00:00:01,000 --> 00:00:04,500\r\nHola a\r\ntodos\r\n"
    dichos = [(s.inicio, s.fin, s.texto) for texto in (vtt, srt) for s in leer_subtitulos(texto)[0]]
    assert dichos == [(1.0, 4.5, "Hola a todos")] * 2


@pytest.mark.parametrize("trozo", ["-->\n", "00:00.000 --> 00:01.000\n", "<" * 99 + "\n", "a\n\n"])
def test_dos_megas_de_lo_peor_se_leen_enseguida(trozo: str) -> None:
    """El tiempo crece con el tamaño, no con su cuadrado."""
    inicio = time.process_time()
    leer_subtitulos("00:00.000 --> 00:01.000\n" + trozo * (2_000_000 // len(trozo)))
    assert time.process_time() - inicio < 8


@pytest.mark.parametrize(
    ("crudo", "esperado"),
    [
        (BUENO.encode(), []),
        (
            BUENO.encode("cp1252"),
            [
                "video-1.vtt:4: aviso: no está en UTF-8: las tildes y las eñes pueden verse mal "
                "[subtitulos]"
            ],
        ),
        (b"WEBVTT\n", ["video-1.vtt:1: error: no tiene ningún subtítulo [subtitulos]"]),
        (
            b"\x89PNG\r\n\x1a\n",
            [
                "video-1.vtt:1: aviso: no está en UTF-8: las tildes y las eñes pueden verse mal "
                "[subtitulos]",
                "video-1.vtt:1: error: no tiene ningún subtítulo [subtitulos]",
            ],
        ),
    ],
    ids=["bueno", "de-windows", "sin-nada", "una-imagen"],
)
def test_se_dice_que_corregir_y_donde(
    crudo: bytes, esperado: list[str], repositorio: Repositorio
) -> None:
    """La línea es la del propio archivo de subtítulos."""
    assert _avisos(repositorio, crudo) == esperado


def test_lo_repetido_se_dice_una_vez(repositorio: Repositorio) -> None:
    """Cien subtítulos superpuestos son un aviso, en la línea del primero."""
    bloques = (f"00:{i // 60:02}:{i % 60:02}.000 --> 00:09:00.000\nHola" for i in range(101))
    crudo = ("WEBVTT\n\n" + "\n\n".join(bloques)).encode()
    assert _avisos(repositorio, crudo) == [
        "video-1.vtt:6: aviso: 100 subtítulos empiezan antes de que termine el anterior "
        "[subtitulos]"
    ]
