"""Qué se ataca: quien lee las fichas, quien lee los subtítulos y quien abre los paquetes."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Sequence
from pathlib import Path
from random import Random

from generador.cli.informes import FORMATOS
from generador.extraccion.lectores import subtitulos
from generador.extraccion.lectura import Ilegible
from generador.importacion.paquete import desempacar
from tests.importacion.envios import FICHA, LUGAR, PNG, empaquetar
from tests.repositorio import MINIMA, RAIZ, Repositorio
from tests.sorteos.estropear import estropear

JUNTAS = 40
"""Fichas que se leen a la vez: todas en menos de lo que puede tardar una."""
Blanco = Callable[[Random, Path], int]
"""Hace unos cuantos casos en una carpeta y dice cuántos; una caída es una excepción."""
_CARPETAS = {
    "herramienta": "recursos/herramientas/he-{}",
    "buena_practica": "buenas_practicas/bp-{}",
    "playlist": "playlists/pl-{}",
    "recurso": "recursos/formativos/re-{}",
    "accion_formativa": "recursos/oferta/af-{}",
    "comunidad": "recursos/comunidades/cp-{}",
}


def _leidos(patron: str) -> list[bytes]:
    caminos = sorted(c for c in RAIZ.glob(patron) if c.is_file())
    return [c.read_bytes() for c in caminos]


_FICHAS = {t: _leidos(f"tests/ejemplos/{t}/*/*.md") + _leidos(f"tests/ejemplos/{t}/*/*.yml")
           for t in _CARPETAS}  # fmt: skip
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


def fichas(azar: Random, carpeta: Path) -> int:
    """Muchas fichas estropeadas, leídas, validadas e informadas de una vez."""
    repositorio = Repositorio.crear(carpeta / "repositorio")
    puestas: dict[str, bytes] = {}
    for n in range(JUNTAS):
        tipo = azar.choice(sorted(_CARPETAS))
        crudo = estropear(azar.choice(_FICHAS[tipo]), _FICHAS[tipo], azar)
        lugar = _CARPETAS[tipo].format(f"n{n}")
        repositorio.escribir(f"{lugar}/ficha.{azar.choice(('md', 'yml'))}", crudo)
        puestas[lugar] = crudo
    resultado = repositorio.construir()
    dichos = {p.archivo.rpartition("/")[0] for p in resultado.problemas}
    for lugar in puestas:
        assert lugar.rpartition("/")[2] in resultado.catalogo.fichas or lugar in dichos, lugar
    for informar in FORMATOS.values():
        informar(resultado.problemas, repositorio.raiz).encode("utf-8")
    shutil.rmtree(repositorio.raiz)
    return JUNTAS


def transcripciones(azar: Random, _: Path) -> int:
    """Un archivo de subtítulos estropeado: da su texto, o dice que no se entiende."""
    crudo = estropear(azar.choice(_SENALES), _SENALES, azar)
    try:
        trozos = list(subtitulos.leer(crudo))
    except Ilegible:
        return 1
    assert all(isinstance(t, tuple) and t[0].strip() for t in trozos)
    return 1


def paquetes(azar: Random, carpeta: Path) -> int:
    """Un ZIP estropeado: se rechaza, o lo que se copia queda dentro de su carpeta."""
    camino, taller = carpeta / "envio.zip", carpeta / "taller"
    camino.write_bytes(_paquete(azar))
    taller.mkdir()
    bulto, problemas = desempacar(camino, taller)
    assert not (bulto and problemas)
    assert all(c.resolve().is_relative_to(taller.resolve()) for c in bulto.values())
    shutil.rmtree(taller)
    camino.unlink()
    assert not list(carpeta.iterdir()), "quedó algo fuera de su carpeta"
    return 1


def _paquete(azar: Random) -> bytes:
    """Un ZIP con los bytes estropeados, o uno entero con nombres estropeados."""
    if azar.random() < 0.5:
        return estropear(azar.choice(_PAQUETES), _PAQUETES, azar)
    nombres: Sequence[str] = [
        estropear(FICHA.encode(), (b"../", b"/", b"\\"), azar).decode("utf-8", "replace")
        for _ in range(azar.randint(1, 5))
    ]
    return empaquetar([(n.encode("utf-8", "replace").decode()[:60_000], MINIMA) for n in nombres])


BLANCOS: dict[str, Blanco] = {
    "fichas": fichas,
    "transcripciones": transcripciones,
    "paquetes": paquetes,
}
