"""Campañas, remotos: publicar en una rama y en un almacén, con el proceso matado al azar."""

from __future__ import annotations

import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Protocol

from fsspec.core import url_to_fs

from generador.publicacion.destinos import Destino, abrir
from generador.publicacion.destinos.almacen import Almacen
from tests.publicacion.almacen import faltan, objetos, servidor
from tests.publicacion.ediciones import contenido, hacer

PUBLICAR = """
import sys
from pathlib import Path
from generador.publicacion.destinos import abrir

destino = abrir(sys.argv[1], 3, Path(sys.argv[2]))
print("listo", flush=True)
sys.stdin.readline()
destino.publicar(Path(sys.argv[3]))
"""


class Remoto(Protocol):
    """Un destino que se puede dejar como al principio y mirar desde fuera."""

    texto: str
    raiz: Path

    def reponer(self) -> None:
        """Solo con la primera edición."""

    def servido(self) -> dict[str, bytes]:
        """Lo que obtendría quien lo visita."""

    def juzgar(
        self, hay: dict[str, bytes], vieja: dict[str, bytes], nueva: dict[str, bytes]
    ) -> str:
        """Qué quedó tras la muerte; AssertionError si algo no cumple lo prometido."""

    def rematar(self) -> Destino:
        """El destino con que se repite la orden."""


class EnRama:
    """Una rama de un servidor de Git, que es una carpeta."""

    texto = "rama:origin/gh-pages"

    def __init__(self, taller: Path, primera: Path) -> None:
        self.raiz, self._molde = taller / "git", taller / "git-molde"
        self._molde.mkdir()
        for orden in (
            ["init", "-q", "--bare", "servidor.git"],
            ["init", "-q"],
            ["remote", "add", "origin", "servidor.git"],
        ):
            subprocess.run(["git", "-C", str(self._molde), *orden], check=True)
        abrir(self.texto, 3, self._molde).publicar(primera)

    def reponer(self) -> None:
        shutil.rmtree(self.raiz, ignore_errors=True)
        shutil.copytree(self._molde, self.raiz)

    def servido(self) -> dict[str, bytes]:
        copia = self.raiz / "copia"
        shutil.rmtree(copia, ignore_errors=True)
        orden = [
            "git",
            "clone",
            "-q",
            "-b",
            "gh-pages",
            str(self.raiz / "servidor.git"),
            str(copia),
        ]
        subprocess.run(orden, check=True)
        shutil.rmtree(copia / ".git")
        (copia / ".nojekyll").unlink()
        return contenido(copia)

    def juzgar(
        self, hay: dict[str, bytes], vieja: dict[str, bytes], nueva: dict[str, bytes]
    ) -> str:
        assert hay in (vieja, nueva), "la rama no es una edición entera"
        return "nueva" if hay == nueva else "vieja"

    def rematar(self) -> Destino:
        return abrir(self.texto, 3, self.raiz)


class EnAlmacen:
    """Un cubo de un servidor compatible con S3, en este equipo."""

    texto = "s3://campana/sitio"

    def __init__(self, taller: Path, primera: Path) -> None:
        self.raiz, self._primera = taller, primera
        self._fs: Any
        self._fs, self._base = url_to_fs(self.texto, use_listings_cache=False)
        self._fs.mkdir("campana")
        self._destino: Almacen = abrir(self.texto, 3)  # type: ignore[assignment]

    def reponer(self) -> None:
        if self._fs.exists(self._base):
            self._fs.rm(self._base, recursive=True)
        self._destino.publicar(self._primera)

    def servido(self) -> dict[str, bytes]:
        return objetos(self._fs, self._base)

    def juzgar(
        self, hay: dict[str, bytes], vieja: dict[str, bytes], nueva: dict[str, bytes]
    ) -> str:
        for ruta, datos in hay.items():
            assert datos in (vieja.get(ruta), nueva.get(ruta)), f"«{ruta}» está a medias"
        assert faltan(self._fs, self._base) == [], "una página pide lo que no está"
        if hay["manifiesto.json"] != nueva["manifiesto.json"]:
            return "vieja"
        assert nueva.items() <= hay.items(), "el manifiesto cambió antes que lo demás"
        return "nueva"

    def rematar(self) -> Destino:
        despues = Almacen(self._destino.objetos, 3, lambda: time.time() + 3600)
        return despues  # el turno del muerto ya venció


@contextmanager
def remotos(taller: Path) -> Iterator[dict[str, Remoto]]:
    """Los dos, con la primera edición en cada uno."""
    primera = hacer(taller, 1)
    with servidor() as variables:
        os.environ.update(variables)
        yield {
            "publicar en una rama": EnRama(taller, primera),
            "publicar en un almacén": EnAlmacen(taller, primera),
        }


def matar_remoto(
    remoto: Remoto, taller: Path, veces: int, semilla: int
) -> tuple[Counter[str], list[str]]:
    """Publica la segunda edición y mata el proceso en un instante cualquiera; luego, lo repite."""
    azar = random.Random(semilla)
    edicion = taller / "edicion-2026-02"
    if not edicion.is_dir():
        hacer(taller, 2)
    vieja, nueva = contenido(taller / "edicion-2026-01"), contenido(edicion)
    plazo = max(_publicar(remoto, edicion, None) for _ in range(3))
    cuentas: Counter[str] = Counter()
    malos: list[str] = []
    for _ in range(veces):
        instante = azar.uniform(0, plazo)
        _publicar(remoto, edicion, instante)
        cuentas["puntos"] += 1
        try:
            cuentas[remoto.juzgar(remoto.servido(), vieja, nueva)] += 1
            remoto.rematar().publicar(edicion)
            sobra = set(remoto.servido().items()) - set(nueva.items())
            assert nueva.items() <= remoto.servido().items(), "la vuelta siguiente no termina"
            assert all(ruta.startswith("assets/") for ruta, _ in sobra), sobra
        except Exception as e:  # noqa: BLE001 - aquí todo es un hallazgo
            malos.append(f"a los {instante:.3f} s: {e!r}")
    return cuentas, malos


def _publicar(remoto: Remoto, edicion: Path, hasta: float | None) -> float:
    """En otro proceso, con los suyos; devuelve lo que duró."""
    remoto.reponer()
    orden = [sys.executable, "-c", PUBLICAR, remoto.texto, str(remoto.raiz), str(edicion)]
    with subprocess.Popen(
        orden, stdin=subprocess.PIPE, stdout=subprocess.PIPE, start_new_session=True
    ) as proceso:
        assert proceso.stdin is not None
        assert proceso.stdout is not None
        proceso.stdout.readline()
        inicio = time.monotonic()
        proceso.stdin.write(b"ya\n")
        proceso.stdin.flush()
        if hasta is not None:
            time.sleep(hasta)
            os.killpg(proceso.pid, signal.SIGKILL)
        proceso.wait()
    return time.monotonic() - inicio
