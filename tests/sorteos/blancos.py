"""Qué se ataca: quien lee las fichas, quien lee los subtítulos y quien abre los paquetes."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hypothesis import strategies as st

from generador.cli.informes import FORMATOS
from generador.extraccion.lectores import subtitulos
from generador.extraccion.lectura import Ilegible
from generador.importacion.paquete import desempacar
from tests.importacion.envios import FICHA, LUGAR, PNG, empaquetar
from tests.repositorio import MINIMA, RAIZ, Repositorio
from tests.sorteos.estropear import PIEZAS, estropeados

JUNTAS = 40
"""Fichas que se leen a la vez: todas en menos de lo que puede tardar una."""
_CARPETAS = {
    "herramienta": "recursos/herramientas/he-{}",
    "buena_practica": "buenas_practicas/bp-{}",
    "playlist": "playlists/pl-{}",
    "recurso": "recursos/formativos/re-{}",
    "accion_formativa": "recursos/oferta/af-{}",
    "comunidad": "recursos/comunidades/cp-{}",
}
Puesta = tuple[str, str, bytes]
"""Tipo, extensión y bytes de una ficha."""


@dataclass(frozen=True, slots=True)
class Blanco:
    """Qué se le da, y qué tiene que aguantar: una caída es una excepción."""

    casos: st.SearchStrategy[Any]
    probar: Callable[[Any], None]
    cada_uno: int = 1
    """Cuántos archivos lleva cada caso."""


def _leidos(patron: str) -> list[bytes]:
    caminos = sorted(c for c in RAIZ.glob(patron) if c.is_file())
    return [c.read_bytes() for c in caminos]


_FICHAS = {
    tipo: _leidos(f"tests/ejemplos/{tipo}/*/*.md") + _leidos(f"tests/ejemplos/{tipo}/*/*.yml")
    for tipo in _CARPETAS
}
_SENALES = [
    b"WEBVTT\n\n00:00.000 --> 00:02.000\nHola a todos.\n\n1:00:03.000 --> 1:00:05.500 align:start\n"
    b"<v Ana>Empecemos</v> &amp; sigamos\n",
    b"1\n00:00:00,000 --> 00:00:02,000\nHola.\n\n2\n00:00:02,500 --> 00:00:04,000\n- S\xc3\xad.\n",
    *_leidos("tests/**/*.vtt"),
]
_PAQUETES = [
    empaquetar({FICHA: MINIMA}),
    empaquetar({FICHA: MINIMA, f"{LUGAR}/foto.png": PNG, "manifiesto.json": "{}"}),
    empaquetar({f"he-lista/{n}.txt": "x" * n for n in range(1, 40)}),
]


def fichas(puestas: Sequence[Puesta]) -> None:
    """Muchas fichas estropeadas, leídas, validadas e informadas de una vez."""
    with TemporaryDirectory() as carpeta:
        repositorio = Repositorio.crear(Path(carpeta) / "repositorio")
        lugares = [_CARPETAS[tipo].format(f"n{n}") for n, (tipo, _, _) in enumerate(puestas)]
        for lugar, (_, extension, crudo) in zip(lugares, puestas, strict=True):
            repositorio.escribir(f"{lugar}/ficha.{extension}", crudo)
        resultado = repositorio.construir()
        dichos = {p.archivo.rpartition("/")[0] for p in resultado.problemas}
        for lugar in lugares:
            assert lugar.rpartition("/")[2] in resultado.catalogo.fichas or lugar in dichos, lugar
        for informar in FORMATOS.values():
            informar(resultado.problemas, repositorio.raiz).encode("utf-8")


def transcripciones(crudo: bytes) -> None:
    """Un archivo de subtítulos estropeado: da su texto, o dice que no se entiende."""
    try:
        trozos = list(subtitulos.leer(crudo))
    except Ilegible:
        return
    segundos = [int(ancla.removeprefix("?t=")) for _, _, ancla in trozos]
    assert segundos == sorted(set(segundos))
    assert all(texto.strip() and etiqueta.startswith("min ") for texto, etiqueta, _ in trozos)


def paquetes(crudo: bytes) -> None:
    """Un ZIP estropeado: se rechaza, o lo que se copia queda dentro de su carpeta."""
    with TemporaryDirectory() as temporal:
        carpeta = Path(temporal) / "dentro"
        camino, taller = carpeta / "envio.zip", carpeta / "taller"
        taller.mkdir(parents=True)
        camino.write_bytes(crudo)
        bulto, problemas = desempacar(camino, taller)
        assert not (bulto and problemas)
        assert all(c.resolve().is_relative_to(taller.resolve()) for c in bulto.values())
        shutil.rmtree(taller)
        camino.unlink()
        assert not list(carpeta.iterdir()), "quedó algo fuera de su carpeta"
        assert list(Path(temporal).iterdir()) == [carpeta], "se salió de su carpeta"


_DE_FICHA = st.sampled_from(sorted(_CARPETAS)).flatmap(
    lambda tipo: st.tuples(
        st.just(tipo), st.sampled_from(("md", "yml")), estropeados(_FICHAS[tipo])
    )
)
_NOMBRES = estropeados((FICHA.encode(), *PIEZAS)).map(
    lambda n: n.decode("utf-8", "replace")[:60_000]
)
_CON_NOMBRES = st.lists(_NOMBRES, min_size=1, max_size=5).map(
    lambda nombres: empaquetar([(nombre, MINIMA) for nombre in nombres])
)
BLANCOS: Mapping[str, Blanco] = {
    "fichas": Blanco(st.lists(_DE_FICHA, min_size=JUNTAS, max_size=JUNTAS), fichas, JUNTAS),
    "transcripciones": Blanco(estropeados(_SENALES) | st.binary(max_size=80), transcripciones),
    "paquetes": Blanco(estropeados(_PAQUETES) | _CON_NOMBRES, paquetes),
}
