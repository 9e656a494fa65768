"""Extracción, imágenes: de las que alguien puso a las que se publican, hechas de nuevo."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from generador.almacen import Almacen
from generador.extraccion.extraer import LIMITES
from generador.extraccion.lector import Lector
from generador.extraccion.lectura import Lectura, Limites
from generador.extraccion.obrero import Obrero
from generador.extraccion.propiedades.clases import REDUCIR
from generador.modelo import Imagen

ANCHOS = (800, 1600)
"""Puntos: los de la columna de una página, y los de una pantalla que tiene el doble."""


class Estudio:
    """Hace las imágenes y las deja en una carpeta; las ya hechas están en el almacén."""

    def __init__(self, lector: Lector, carpeta: Path) -> None:
        self._lector, self.carpeta = lector, carpeta
        self._hechas: dict[Path, Imagen | str] = {}

    def hacer(self, camino: Path) -> Imagen | str:
        """La imagen para la página o, si no se puede, la clave de por qué (vea «reparos»)."""
        if camino not in self._hechas:
            self._hechas[camino] = self._hacer(camino)
        return self._hechas[camino]

    def _hacer(self, camino: Path) -> Imagen | str:
        versiones: list[tuple[str, int]] = []
        for ancho in ANCHOS:
            lectura = self._lector.leer(f"{REDUCIR}{ancho}", camino)
            if lectura.reparo:
                return lectura.reparo
            dicho = dict(lectura.propiedades)
            versiones.append((self._escribir(lectura, dicho["formato"]), int(dicho["ancho"])))
            if len(versiones) == 1:
                medidas = int(dicho["ancho"]), int(dicho["alto"])
            if dicho["original"] == dicho["ancho"]:
                break
        return Imagen(*medidas, tuple(versiones))

    def _escribir(self, lectura: Lectura, formato: str) -> str:
        """Con su resumen por nombre: no dice nada de quien la puso, y no se repite."""
        nombre = f"{hashlib.sha256(lectura.limpio).hexdigest()[:20]}.{formato}"
        destino = self.carpeta / nombre
        if not destino.exists():
            destino.write_bytes(lectura.limpio)
        return nombre


@contextmanager
def abrir_estudio(almacen: Almacen, carpeta: Path, limites: Limites = LIMITES) -> Iterator[Estudio]:
    """Con su proceso hijo, que nace con la primera imagen por hacer."""
    carpeta.mkdir(exist_ok=True)
    with Obrero(limites) as obrero:
        yield Estudio(Lector(almacen, obrero, limites), carpeta)
