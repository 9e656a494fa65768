"""Campañas, escenas: qué se hace, qué puede quedar sirviéndose y cómo se termina después."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Protocol

from generador.publicacion.destinos import abrir
from generador.publicacion.destinos.averias import SIGUE_IGUAL
from generador.publicacion.destinos.edicion import comprobar
from generador.sitio.escritura import obra
from tests.matanza.cortes import Desenlace
from tests.publicacion.ediciones import contenido, hacer

CONSERVAR = 2


class Escena(Protocol):
    """Algo que se interrumpe."""

    nombre: str

    def preparar(self) -> Callable[[], object]:
        """Todo como al principio; devuelve la acción."""

    def juzgar(self, como: Desenlace) -> str:
        """Qué quedó, «vieja» o «nueva», entera; si no, AssertionError."""

    def rematar(self) -> None:
        """La vuelta siguiente, sin interrupciones: ha de terminar y no dejar restos."""


class EnCarpeta:
    """Publicar en una carpeta, o volver."""

    def __init__(self, taller: Path, nombre: str, antes: int, volver: bool = False) -> None:
        self.nombre = nombre
        self._molde, self._srv = taller / "molde", taller / "srv"
        self._destino = abrir(f"carpeta:{self._srv}", CONSERVAR)
        self._volver, self._vieja = volver, f"2026-{antes:02}" if antes else ""
        self._nueva = f"2026-{antes - 1 if volver else antes + 1:02}"
        ediciones = [hacer(taller, mes) for mes in range(1, antes + 2)]
        for edicion in ediciones[:antes]:
            abrir(f"carpeta:{self._molde}", CONSERVAR).publicar(edicion)
        self._edicion = ediciones[antes]

    def preparar(self) -> Callable[[], object]:
        shutil.rmtree(self._srv, ignore_errors=True)
        if self._molde.is_dir():
            shutil.copytree(self._molde, self._srv, symlinks=True)
        return self._accion

    def _accion(self) -> None:
        if self._volver:
            self._destino.volver()
        else:
            self._destino.publicar(self._edicion)

    def juzgar(self, como: Desenlace) -> str:
        guardadas = self._srv / "ediciones"
        for carpeta in guardadas.iterdir() if guardadas.is_dir() else ():
            assert carpeta.name.startswith(".tmp-") or comprobar(carpeta), carpeta
        actual = self._srv / "actual"
        servida = comprobar(actual).identidad.edicion if actual.is_symlink() else ""
        assert servida in (self._vieja, self._nueva), servida
        assert como.codigo or servida == self._nueva, "terminó bien y sirve la vieja"
        if como.codigo == 2:
            assert (SIGUE_IGUAL in como.dicho) == (servida == self._vieja), como.dicho
        return "nueva" if servida == self._nueva else "vieja"

    def rematar(self) -> None:
        if not (self._volver and comprobar(self._srv / "actual").identidad.edicion == self._nueva):
            self._accion()
        assert comprobar(self._srv / "actual").identidad.edicion == self._nueva
        if not self._volver:
            assert list(self._srv.rglob(".tmp-*")) == []


class EnObra:
    """Cambiar el sitio construido por otro."""

    nombre = "cambiar «site/»"

    def __init__(self, taller: Path) -> None:
        self._lugar = taller / "obra"
        self._salida = self._lugar / "site"

    def preparar(self) -> Callable[[], object]:
        shutil.rmtree(self._lugar, ignore_errors=True)
        self._escribir("vieja")
        return lambda: self._escribir("nueva")

    def _escribir(self, cual: str) -> None:
        with obra(self._salida) as nueva:
            for pagina in ("index.html", "sub/pagina.html", f"sub/{cual}.html"):
                (nueva / pagina).parent.mkdir(exist_ok=True)
                (nueva / pagina).write_text(cual)

    def juzgar(self, como: Desenlace) -> str:
        hay = contenido(self._salida)
        cual = hay["index.html"].decode()
        textos = {"index.html", "sub/pagina.html", f"sub/{cual}.html"}
        assert hay == {ruta: cual.encode() for ruta in textos}, hay
        assert como.codigo or cual == "nueva", "terminó bien y quedó el viejo"
        return cual

    def rematar(self) -> None:
        self._escribir("nueva")
        assert [c.name for c in self._lugar.iterdir()] == ["site"]
        assert self.juzgar(Desenlace("", 0, "")) == "nueva"


def escenas(taller: Path) -> list[Escena]:
    """Todas, cada una en su carpeta."""
    for sub in ("cambio", "primera", "vuelta", "obra"):
        (taller / sub).mkdir()
    return [
        EnCarpeta(taller / "cambio", "publicar en una carpeta", 2),
        EnCarpeta(taller / "primera", "publicar por primera vez", 0),
        EnCarpeta(taller / "vuelta", "volver a la anterior", 2, volver=True),
        EnObra(taller / "obra"),
    ]
