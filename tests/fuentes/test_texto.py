"""De bytes a texto limpio: codificación, saltos de línea y caracteres que no se ven."""

from __future__ import annotations

from pathlib import Path

import pytest

from generador.fuentes.texto import MAXIMO, leer_texto, limpiar
from generador.modelo import Problema


@pytest.mark.parametrize(
    ("crudo", "texto"),
    [
        (b"a\r\nb\rc\n", "a\nb\nc\n"),
        (b"\xef\xbb\xbfa\n", "a\n"),
        ("Guía".encode(), "Guía"),
        ("Gui\u0301a".encode(), "Guía"),
        ("«ñandú» — 50 % 👍".encode(), "«ñandú» — 50 % 👍"),
        ("N°\u00a029381".encode(), "N°\u00a029381"),
        (b"a\tb", "a\tb"),
    ],
)
def test_el_texto_queda_con_una_sola_forma(crudo: bytes, texto: str) -> None:
    """Saltos «\\n», sin marca de orden de bytes y en forma NFC; lo demás se respeta."""
    assert limpiar(crudo, "x") == texto


@pytest.mark.parametrize(
    ("caracter", "nombre"),
    [
        ("\x00", "un carácter de control (U+0000)"),
        ("\x0c", "un carácter de control (U+000C)"),
        ("\x85", "un carácter de control (U+0085)"),
        ("\x9b", "un carácter de control (U+009B)"),
        ("\u00ad", "un guion opcional (U+00AD)"),
        ("\u200b", "un espacio de ancho cero (U+200B)"),
        ("\u200d", "un espacio de ancho cero (U+200D)"),
        ("\ufeff", "un espacio de ancho cero (U+FEFF)"),
        ("\u200f", "una marca de dirección del texto (U+200F)"),
        ("\u202e", "una marca de dirección del texto (U+202E)"),
        ("\u2066", "una marca de dirección del texto (U+2066)"),
        ("\u2028", "un salto de línea raro (U+2028)"),
        ("\uffff", "un carácter sin uso (U+FFFF)"),
        ("\U000e0041", "un carácter sin uso (U+E0041)"),
    ],
)
def test_lo_que_no_se_ve_se_rechaza_con_su_nombre_y_su_linea(caracter: str, nombre: str) -> None:
    """El mensaje nombra en español el carácter, y su línea."""
    problema = limpiar(f"uno\r\ndos\ntr{caracter}es".encode(), "x")
    assert isinstance(problema, Problema)
    assert (problema.linea, problema.mensaje) == (3, f"hay {nombre}, que no se ve")


@pytest.mark.parametrize(
    ("crudo", "linea"),
    [(b"uno\ndos\xf3\n", 2), (b"\xff\xfeu\x00", 1), (b"a\n\xed\xa0\x80", 2), (b"\xc0\x80", 1)],
)
def test_lo_que_no_es_utf8_dice_su_linea(crudo: bytes, linea: int) -> None:
    """También UTF-16, sustitutos sueltos y formas demasiado largas."""
    problema = limpiar(crudo, "x")
    assert isinstance(problema, Problema)
    assert (problema.linea, problema.regla) == (linea, "texto/codificacion")


def test_un_archivo_enorme_no_se_lee(tmp_path: Path) -> None:
    """Pasado el máximo, se dice sin leerlo; justo en el máximo, se lee."""
    camino = tmp_path / "ficha.md"
    camino.write_bytes(b"a" * MAXIMO)
    assert leer_texto(camino, "x") == "a" * MAXIMO
    camino.write_bytes(b"a" * (MAXIMO + 1))
    problema = leer_texto(camino, "x")
    assert isinstance(problema, Problema)
    assert problema.regla == "texto/tamano"


def test_un_archivo_que_no_se_puede_leer_es_un_problema(tmp_path: Path) -> None:
    """Ni una carpeta ni un archivo que ya no está interrumpen el programa."""
    for camino in (tmp_path, tmp_path / "no-esta"):
        problema = leer_texto(camino, "x")
        assert isinstance(problema, Problema)
        assert problema.mensaje == "no se pudo leer el archivo"
