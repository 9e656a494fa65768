"""Entregas firmadas, siempre las mismas, y las maneras de estropearlas."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from random import Random

from generador.publicacion.cambios import hacer
from generador.publicacion.firma import Claves, Firmante, abrir, generar
from generador.publicacion.manifiesto import (
    FIRMA,
    Identidad,
    Manifiesto,
    de_carpeta,
    escribir,
    leer,
    recorrer,
    texto,
)

CONTRASENA = "solo para las pruebas"
BARATO = (1 << 15, 1 << 20)
"""Lo que cuesta abrir la clave: casi nada, para no hacer esperar."""

NOVIEMBRE = Identidad("Repositorio", "todo", "2026-11", 11, "2026-11-24", "2026-10")
DICIEMBRE = replace(NOVIEMBRE, edicion="2026-12", secuencia=12, fecha="2026-12-22", base="2026-11")
RUTAS = (
    "index.html",
    "404.html",
    "assets/estilo.css",
    "assets/letras/figtree.woff2",
    "buenas-practicas/bp-comité-impar.html",
    "descargas/plantilla.docx",
    "descargas/vacío.txt",
    "herramientas/he-01/guía (2026).pdf",
    "herramientas/index.html",
    "índice/ñandú.json",
)


@dataclass(frozen=True)
class Par:
    """Una clave, y quien firma con ella."""

    claves: Claves
    firmante: Firmante

    @property
    def publica(self) -> str:
        return self.claves.publica


@cache
def par(nombre: str = "odes") -> Par:
    """Un par de claves por nombre, el mismo en todas las pruebas."""
    claves = generar(f"{CONTRASENA} {nombre}", BARATO)
    return Par(claves, abrir(claves.secreta, f"{CONTRASENA} {nombre}"))


def escribir_archivos(carpeta: Path, archivos: dict[str, bytes]) -> None:
    """Ruta → bytes, en la carpeta."""
    for ruta, datos in archivos.items():
        camino = carpeta / ruta
        camino.parent.mkdir(parents=True, exist_ok=True)
        camino.write_bytes(datos)


def contenido(carpeta: Path) -> dict[str, bytes]:
    """Ruta → bytes de todo lo que hay en una carpeta."""
    return {ruta: camino.read_bytes() for ruta, camino in sorted(recorrer(carpeta))}


def firmar_carpeta(
    carpeta: Path, identidad: Identidad = NOVIEMBRE, quien: Par | None = None
) -> Manifiesto:
    """Escribe en la carpeta su manifiesto y su firma."""
    manifiesto = de_carpeta(carpeta, identidad)
    escribir(carpeta, manifiesto)
    firma = (quien or par()).firmante(texto(manifiesto), identidad.comentario)
    (carpeta / FIRMA).write_text(firma, encoding="utf-8")
    return manifiesto


def entrega(
    carpeta: Path, azar: Random, identidad: Identidad = NOVIEMBRE, grande: int = 20_000
) -> Manifiesto:
    """Una carpeta con archivos vacíos, pequeños y grandes, firmada."""
    archivos = {ruta: azar.randbytes(azar.choice((0, 1, 90, 3_000))) for ruta in RUTAS}
    archivos["index.html"] = b"<p>Portada</p>" + azar.randbytes(20)
    archivos["descargas/plantilla.docx"] = azar.randbytes(grande)
    escribir_archivos(carpeta, archivos)
    return firmar_carpeta(carpeta, identidad)


def mes_siguiente(vieja: Path, nueva: Path, azar: Random, cuantos: int = 12) -> Manifiesto:
    """La edición de diciembre: la de noviembre con unas cuantas ediciones al azar, firmada."""
    shutil.copytree(vieja, nueva)
    for vuelta in range(cuantos):
        rutas = sorted(r for r in contenido(nueva) if not r.startswith("manifiesto.json"))
        azar.choice(_EDICIONES)(nueva, azar, rutas, vuelta)
    (nueva / "index.html").write_bytes(b"<p>Portada de diciembre</p>")
    return firmar_carpeta(nueva, DICIEMBRE)


def _anadir(carpeta: Path, azar: Random, _: list[str], vuelta: int) -> None:
    escribir_archivos(carpeta, {f"nuevos/página-{vuelta}.html": azar.randbytes(500)})


def _adjuntar(carpeta: Path, azar: Random, _: list[str], vuelta: int) -> None:
    escribir_archivos(carpeta, {f"descargas/grande-{vuelta}.pdf": azar.randbytes(800_000)})


def _vaciar(carpeta: Path, _: Random, rutas: list[str], vuelta: int) -> None:
    escribir_archivos(carpeta, {rutas[vuelta % len(rutas)]: b"", f"vacíos/{vuelta}": b""})


def _cambiar(carpeta: Path, azar: Random, rutas: list[str], _: int) -> None:
    escribir_archivos(carpeta, {azar.choice(rutas): azar.randbytes(azar.choice((1, 900)))})


def _renombrar(carpeta: Path, azar: Random, rutas: list[str], vuelta: int) -> None:
    destino = carpeta / f"movidos/{vuelta}" / Path(azar.choice(rutas)).name
    destino.parent.mkdir(parents=True, exist_ok=True)
    (carpeta / azar.choice(rutas)).rename(destino)


def _quitar(carpeta: Path, azar: Random, rutas: list[str], _: int) -> None:
    (carpeta / azar.choice(rutas)).unlink()


_EDICIONES: tuple[Callable[[Path, Random, list[str], int], None], ...] = (
    _anadir,
    _adjuntar,
    _vaciar,
    _cambiar,
    _renombrar,
    _quitar,
)


def cambios(carpeta: Path, azar: Random, cuantos: int = 12) -> tuple[Path, Path, Path]:
    """Noviembre, diciembre y los cambios que llevan de una a otra."""
    vieja, nueva, zip_ = carpeta / "vieja", carpeta / "nueva", carpeta / "cambios.zip"
    anterior = entrega(vieja, azar)
    posterior = mes_siguiente(vieja, nueva, azar, cuantos)
    hacer(anterior, nueva, posterior, zip_, b"<p>LEAME</p>", par().firmante)
    return vieja, nueva, zip_


def manifiesto_de(carpeta: Path) -> Manifiesto:
    """El que está en la carpeta."""
    return leer((carpeta / "manifiesto.json").read_bytes())
