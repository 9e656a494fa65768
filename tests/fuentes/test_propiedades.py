"""Sea lo que sea lo que traiga un archivo, sale una ficha o salen problemas: nunca una caída."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from generador.cli.informes import FORMATOS
from tests.repositorio import MINIMA, Repositorio

# Piezas con las que un texto al azar se parece lo bastante a una ficha para llegar lejos.
PIEZAS = st.sampled_from(
    [
        "---\n", "titulo: ", "temas: ", "- ", "  ", "[", "]", "{", "}", ": ", ", ", '"', "'", "|\n",
        ">-\n", "&a ", "*a", "!x ", "<<: ", "? ", "#", "\n", "\r\n", "\t", "## Contexto\n", "```\n",
        "videos:\n", "  - id: vi-uno\n", "    titulo: Uno\n", "pasos:\n", "  - nombre: Uno\n",
        "regiones: ", "nacional", "relacionados: ", "adjuntos: ", "estado: ", "publicado\n",
        "fecha_publicacion: ", "9999-12-31\n", "0000-00-00\n", "9" * 400, "-1", "1.5", "true\n",
        "null\n", "](ficha:", "](javascript:", "![", "\\", "\x00", "\u200b", "\ud7ff", "ñ",
        "\\ud800", "%YAML 1.1\n", "...\n",
    ]
)  # fmt: skip
TEXTOS = st.lists(PIEZAS | st.text(max_size=8), max_size=40).map("".join)
MINIMA_YML = MINIMA.split("---\n")[1]


@st.composite
def _fichas_alteradas(sortear: st.DrawFn) -> str:
    """La ficha mínima con un trozo cambiado por otro."""
    desde, hasta = sorted(sortear(st.tuples(*[st.integers(0, len(MINIMA))] * 2)))
    return MINIMA[:desde] + sortear(TEXTOS) + MINIMA[hasta:]


CONTENIDOS = st.one_of(
    st.binary(max_size=300),
    TEXTOS.map(str.encode),
    TEXTOS.map(lambda t: f"---\n{t}\n---\n{t}".encode()),
    TEXTOS.map(lambda t: f"{MINIMA_YML}{t}".encode()),
    _fichas_alteradas().map(str.encode),
)


@pytest.fixture(scope="module")
def taller() -> Iterator[Repositorio]:
    """Un solo repositorio para todos los sorteos: cada uno reescribe su ficha."""
    with tempfile.TemporaryDirectory() as carpeta:
        yield Repositorio.crear(Path(carpeta) / "repositorio")


@settings(
    deadline=None,
    max_examples=120,
    derandomize=True,
    database=None,
    suppress_health_check=[HealthCheck.too_slow],
)
@given(contenido=CONTENIDOS, nombre=st.sampled_from(["ficha.md", "ficha.yml"]))
@example(contenido=b"---\ntitulo: [\xc2\x80\n---\n", nombre="ficha.md")
@example(contenido="a: \ufffe".encode(), nombre="ficha.yml")
@example(contenido=b"unidad: [odes, {a: 1}]\neje: {a: 1}\nestado: [x]", nombre="ficha.yml")
@example(contenido=f"{MINIMA_YML}fecha_publicacion: 9999-12-31".encode(), nombre="ficha.yml")
@example(contenido=f"{MINIMA_YML}fecha_publicacion: 0000-01-01".encode(), nombre="ficha.yml")
@example(contenido=f"{MINIMA_YML}videos: [[], {{id: []}}, 3]".encode(), nombre="ficha.yml")
def test_cualquier_archivo_da_una_ficha_o_problemas(
    taller: Repositorio, contenido: bytes, nombre: str
) -> None:
    """Bytes al azar, o casi una ficha, en cualquier colección: o es válida o se dice por qué."""
    lugares = ("recursos/herramientas/he-x-uno", "playlists/pl-uno", "buenas_practicas/bp-uno")
    for lugar in lugares:
        for otro in ("ficha.md", "ficha.yml"):
            (taller.raiz / lugar / otro).unlink(missing_ok=True)
        taller.escribir(f"{lugar}/{nombre}", contenido)
    resultado = taller.construir()
    for lugar in lugares:
        id_ = lugar.rpartition("/")[2]
        dichos = [p for p in resultado.problemas if p.archivo.startswith(lugar)]
        assert (id_ in resultado.catalogo.fichas) or dichos
    for informar in FORMATOS.values():
        informar(resultado.problemas, taller.raiz).encode("utf-8")
