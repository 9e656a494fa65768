"""Campañas, azar: órdenes verdaderas matadas en un instante cualquiera."""

from __future__ import annotations

import hashlib
import os
import random
import shutil
import signal
import sys
import time
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from generador.cli.ordenes import ordenes, principal
from tests.sitio.preparacion import poner_repositorio

CADA = 10
"""Cada cuántas muertes se deja terminar una vuelta y se mira que no queden restos."""
HERRAMIENTA = "recursos/herramientas/he-guia-completa"
EDICION = "2026-06"
VERSIONES = ("2026-06-01", "2026-06-20")
"""Dos días de un mismo mes: dan dos versiones de una edición con el mismo nombre."""


@dataclass(frozen=True, slots=True)
class Orden:
    """Una orden que lleva «salida» de una versión a otra."""

    nombre: str
    """El de la orden: si aún no existe, no se hace."""
    preparar: Callable[[Path], Path]
    """Deja en el taller lo que hace falta; devuelve la carpeta que la orden cambia."""
    argumentos: Callable[[Path, int], Sequence[str]]

    def hay(self) -> bool:
        """Si el programa tiene ya esta orden."""
        return self.nombre in ordenes.commands


def al_azar(
    orden: Orden, taller: Path, veces: int, minutos: float, semilla: int
) -> tuple[Counter[str], list[str]]:
    """Mata la orden «veces» veces; cada una, la carpeta ha de ser una de las dos versiones.

    Si se acaban los minutos, deja de matar.
    """
    limite = time.monotonic() + minutos * 60
    azar = random.Random(semilla)
    lugar = taller / f"azar-{orden.nombre}"
    lugar.mkdir()
    salida = orden.preparar(lugar)
    enteras, plazo = _versiones(orden, lugar, salida)
    cuentas: Counter[str] = Counter()
    malos: list[str] = []
    hay = 1
    for vez in range(1, veces + 1):
        instante = azar.uniform(0, plazo * 1.05)
        codigo = _correr(orden, lugar, 1 - hay, instante)
        cuentas["puntos"] += 1
        cuentas["terminó"] += codigo == 0
        ahora = enteras.get(_huella(salida))
        if ahora is None or codigo not in (0, -9) or len(_restos(salida)) > 1:
            malos.append(f"a los {instante:.3f} s: {codigo}, {ahora}, {_restos(salida)}")
            break
        cuentas["vieja" if ahora == hay else "nueva"] += 1
        hay = ahora
        ultima = vez == veces or time.monotonic() > limite
        if vez % CADA == 0 or ultima:
            codigo = _correr(orden, lugar, 1 - hay)
            hay = 1 - hay
            if codigo or enteras.get(_huella(salida)) != hay or _restos(salida):
                malos.append(f"la vuelta siguiente a los {instante:.3f} s: {codigo}")
                break
        if ultima:
            break
    return cuentas, malos


def _versiones(orden: Orden, lugar: Path, salida: Path) -> tuple[dict[str, int], float]:
    """La huella de cada versión y lo que tarda la orden; deja la segunda puesta."""
    enteras: dict[str, int] = {}
    plazos = []
    for version in (0, 1, 0, 1):
        inicio = time.monotonic()
        if codigo := _correr(orden, lugar, version):
            raise RuntimeError(f"«{orden.nombre}» termina con {codigo}: {_dicho(lugar)}")
        plazos.append(time.monotonic() - inicio)
        enteras[_huella(salida)] = version
    assert len(enteras) == 2, f"«{orden.nombre}» no da siempre lo mismo, o no cambia nada"
    return enteras, max(plazos[1:])


def _correr(orden: Orden, lugar: Path, version: int, hasta: float | None = None) -> int:
    """La orden en un hijo, que se mata con los suyos al llegar el instante."""
    hijo = os.fork()
    if hijo == 0:
        os.setsid()
        os.dup2(os.open(lugar / "dicho.txt", os.O_WRONLY | os.O_CREAT | os.O_TRUNC), 1)
        os.dup2(1, 2)
        sys.argv = ["generador", orden.nombre, *orden.argumentos(lugar, version)]
        codigo = 1
        try:
            principal()
        except SystemExit as fin:
            codigo = int(fin.code or 0)
        finally:
            sys.stdout.flush()
            os._exit(codigo)
    if hasta is not None:
        time.sleep(hasta)
        try:
            os.killpg(hijo, signal.SIGKILL)
        except ProcessLookupError:
            os.kill(hijo, signal.SIGKILL)
    return os.waitstatus_to_exitcode(os.waitpid(hijo, 0)[1])


def _huella(carpeta: Path) -> str:
    suma = hashlib.sha256()
    for camino in sorted(carpeta.rglob("*")):
        if camino.is_file():
            suma.update(f"{camino.relative_to(carpeta)}\0".encode())
            suma.update(hashlib.sha256(camino.read_bytes()).digest())
    return suma.hexdigest()


def _restos(salida: Path) -> list[str]:
    return [c.name for c in salida.parent.iterdir() if c.name.startswith(f".{salida.name}.")]


def _dicho(lugar: Path) -> str:
    return (lugar / "dicho.txt").read_text(encoding="utf-8")


def _con_repositorio(lugar: Path) -> Path:
    poner_repositorio(lugar / "repositorio")
    return lugar / "publico" / EDICION


def _con_envios(lugar: Path) -> Path:
    """Dos versiones de una misma ficha, cada una en su carpeta, con sus adjuntos."""
    ficha = poner_repositorio(lugar / "repositorio") / HERRAMIENTA
    for version, fecha in enumerate(VERSIONES):
        envio = Path(shutil.copytree(ficha, lugar / f"envio-{version}" / ficha.name))
        texto = (envio / "ficha.md").read_text(encoding="utf-8")
        (envio / "ficha.md").write_text(f"{texto}\nEnvío del {fecha}.\n", encoding="utf-8")
    return ficha


def _de_sitio(lugar: Path, version: int) -> Sequence[str]:
    salida = str(lugar / "publico" / EDICION)
    return "--raiz", str(lugar / "repositorio"), "--salida", salida, "--fecha", VERSIONES[version]


def _de_edicion(lugar: Path, version: int) -> Sequence[str]:
    """La carpeta que cambia es la de la edición, dentro de la de todas."""
    salida = str(lugar / "publico")
    return "--raiz", str(lugar / "repositorio"), "--salida", salida, "--fecha", VERSIONES[version]


def _de_envio(lugar: Path, version: int) -> Sequence[str]:
    envio, raiz = lugar / f"envio-{version}" / Path(HERRAMIENTA).name, lugar / "repositorio"
    return str(envio), "--raiz", str(raiz), "--reemplazar", "--fecha", VERSIONES[0]


ORDENES = {
    "generador construir": Orden("construir", _con_repositorio, _de_sitio),
    "generador empaquetar": Orden("empaquetar", _con_repositorio, _de_edicion),
    "generador importar": Orden("importar", _con_envios, _de_envio),
}
