"""De un archivo y un azar con semilla a otro parecido, con algo que no debería estar."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random

# Lo que suele romper a quien lee: YAML, Markdown, subtítulos, ZIP y números.
PIEZAS: tuple[bytes, ...] = (
    *(b"---\n", b": ", b"- ", b"? ", b"[", b"]", b"{", b"}", b"|\n", b">-\n", b"&a ", b"*a"),
    *(b"!!x ", b"<<: ", b"#", b"\n", b"\r", b"\t", b"%YAML 1.1\n", b"...\n", b"'", b'"'),
    *(b"\x00", b"\xff\xfe", b"\xef\xbb\xbf", b"\xc3", b"\xe2\x80\xae", b"\\u0000", b"\\ud800"),
    *(b"null", b"true", b"0o7", b"1e999", b"9" * 400, b"-1", b".inf", b"9999-12-31", b"0000-00-00"),
    *(b"[" * 60, b"{a: " * 30, b"- " * 60, b"a" * 3000, "ñ́".encode()),
    *(b"## Contexto\n", b"```\n", b"~~~\n", b"](ficha:", b"](javascript:", b"![", b"| a |"),
    *(b"WEBVTT\n\n", b"00:00.000 --> 00:01.000\n", b"-->", b"99:99:99,999", b"NOTE\n", b"1\n"),
    *(b"PK\x03\x04", b"PK\x01\x02", b"PK\x05\x06", b"\x00\x00\x00\x00", b"\xff\xff\xff\xff"),
    *(b"../", b"..\\", b"C:\\", b"/etc/passwd", b"CON", b"ficha.md", b"ficha.yml"),
)  # fmt: skip


def estropear(crudo: bytes, otros: Sequence[bytes], azar: Random) -> bytes:
    """Entre uno y seis cambios: letras, trozos de más, de menos, de otro archivo o repetidos."""
    datos = bytearray(crudo)
    for _ in range(azar.randint(1, 6)):
        desde = azar.randint(0, len(datos))
        hasta = min(len(datos), desde + azar.choice((0, 1, 1, 4, 20, 200)))
        trozo = _trozo(datos, otros, azar)
        datos[desde:hasta] = trozo
    return bytes(datos)


def _trozo(datos: bytearray, otros: Sequence[bytes], azar: Random) -> bytes:
    match azar.randrange(6):
        case 0:
            return b""
        case 1:
            return azar.randbytes(azar.randint(1, 8))
        case 2:
            ajeno = azar.choice(otros)
            desde = azar.randint(0, len(ajeno))
            return ajeno[desde : desde + azar.randint(1, 120)]
        case 3:
            desde = azar.randint(0, len(datos))
            return bytes(datos[desde : desde + azar.randint(1, 60)]) * azar.choice((1, 2, 40))
        case _:
            return azar.choice(PIEZAS) * azar.choice((1, 1, 1, 2, 30))
