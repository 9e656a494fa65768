"""De archivos buenos a otros parecidos, con algo que no debería estar: los elige Hypothesis."""

from __future__ import annotations

from collections.abc import Sequence

from hypothesis import strategies as st

# Lo que suele romper a quien lee: YAML, Markdown, subtítulos, ZIP y números.
PIEZAS: tuple[bytes, ...] = (
    *(b"---\n", b": ", b"- ", b"? ", b"[", b"]", b"{", b"}", b"|\n", b">-\n", b"&a ", b"*a"),
    *(b"!!x ", b"<<: ", b"#", b"\n", b"\r", b"\t", b"%YAML 1.1\n", b"...\n", b"'", b'"'),
    *(b"\x00", b"\xff\xfe", b"\xef\xbb\xbf", b"\xc3", b"\xe2\x80\xae", b"\\u0000", b"\\ud800"),
    *(b"null", b"true", b"0o7", b"1e999", b"9" * 400, b"-1", b".inf", b"9999-12-31", b"0000-00-00"),
    *(b"[" * 60, b"{a: " * 30, b"- " * 60, b"a" * 3000, "ñ́".encode()),
    *(b"## Contexto\n", b"```\n", b"~~~\n", b"](ficha:", b"](javascript:", b"![", b"| a |"),
    *(b"WEBVTT\n\n", b"00:00.000 --> 00:01.000\n", b"-->", b"99:99:99,999", b"NOTE\n", b"1\n"),
    *(b"STYLE\n", b"00:00:03,500 --> 00:00:02,000\n", b"<v Ana>", b"<b", b"&#x110000;", b"\x0c"),
    "\u2028".encode(),
    *(b"PK\x03\x04", b"PK\x01\x02", b"PK\x05\x06", b"\x00\x00\x00\x00", b"\xff\xff\xff\xff"),
    *(b"../", b"..\\", b"C:\\", b"/etc/passwd", b"CON", b"ficha.md", b"ficha.yml"),
)  # fmt: skip
VECES = st.sampled_from((1, 1, 2, 30))
LUGAR = st.integers(0, 2**16)
Cambio = tuple[int, int, bytes]
"""Desde dónde, cuántas letras se van, y qué se pone en su lugar."""


def estropeados(buenos: Sequence[bytes]) -> st.SearchStrategy[bytes]:
    """Uno de ellos con entre uno y seis cambios."""
    cambios = st.tuples(LUGAR, st.sampled_from((0, 1, 4, 20, 200)), _trozos(buenos))
    return st.builds(_cambiado, st.sampled_from(buenos), st.lists(cambios, min_size=1, max_size=6))


def _trozos(buenos: Sequence[bytes]) -> st.SearchStrategy[bytes]:
    """Nada, letras cualesquiera, una pieza, o un trozo de otro; una vez o muchas."""
    ajenos = st.builds(_parte, st.sampled_from(buenos), LUGAR, st.integers(1, 120))
    sueltos = st.binary(max_size=8) | st.sampled_from(PIEZAS) | ajenos
    return st.builds(lambda trozo, veces: trozo * veces, sueltos, VECES)


def _parte(crudo: bytes, lugar: int, cuanto: int) -> bytes:
    desde = lugar % (len(crudo) + 1)
    return crudo[desde : desde + cuanto]


def _cambiado(crudo: bytes, cambios: Sequence[Cambio]) -> bytes:
    datos = bytearray(crudo)
    for lugar, cuanto, trozo in cambios:
        desde = lugar % (len(datos) + 1)
        datos[desde : desde + cuanto] = trozo
    return bytes(datos)
