"""Destinos, carpeta: ediciones que no cambian y un enlace, «actual», que pasa de una a otra.

En todo momento «actual» lleva a una edición entera; una carpeta de «ediciones» no cambia desde que
tiene su nombre; y lo que deja un programa muerto empieza por «.tmp-» y lo borra el siguiente.
"""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path

from generador.publicacion import manifiesto as m
from generador.publicacion.destinos.averias import YA_SE_SIRVE, ErrorDeDestino, explicado
from generador.publicacion.destinos.copia import copiar, sincronizar
from generador.publicacion.destinos.edicion import (
    Guardada,
    admitir,
    anterior,
    comprobar,
    guardada_en,
    manifiesto_de,
)
from generador.publicacion.destinos.turno import APARTE, EDICIONES, de_paso, turno
from generador.publicacion.manifiesto import NOMBRE, Manifiesto
from generador.publicacion.rutas import reparo

ACTUAL = "actual"
_APARTE_ACTUAL = f"{APARTE}{ACTUAL}"


@dataclass(frozen=True, slots=True)
class Carpeta:
    """Una carpeta de este equipo, que un servidor web sirve desde «actual»."""

    lugar: Path
    conservar: int

    def actual(self) -> Manifiesto | None:
        """La edición que se sirve."""
        datos = self.leer(NOMBRE)
        return m.leer(datos) if datos is not None else None

    def leer(self, ruta: str) -> bytes | None:
        """Un archivo de la edición que se sirve, o None."""
        with explicado(f"no se pudo leer lo publicado en «{self.lugar}»"):
            servida = self._servida()
            if servida is None or reparo(ruta):
                return None
            try:
                return (self._de(servida) / ruta).read_bytes()
            except (FileNotFoundError, NotADirectoryError, IsADirectoryError):
                return None

    def ediciones(self) -> list[str]:
        """Las que se guardan; la más reciente, primero."""
        with explicado(f"no se pudo leer «{self.lugar}»"):
            return list(self._guardadas())

    def ultima_secuencia(self) -> int:
        """El número más alto de las que se guardan, también si se volvió atrás; 0 si ninguna."""
        with explicado(f"no se pudo leer «{self.lugar}»"):
            numeros = (g.identidad.secuencia for g in self._guardadas().values())
            return max(numeros, default=0)

    def publicar(self, edicion: Path) -> None:
        """Copia la edición, la comprueba y la sirve. Repetirlo, aunque se cortara, lo termina."""
        with explicado(f"no se pudo publicar en «{self.lugar}»"), turno(self.lugar):
            nueva = manifiesto_de(edicion)
            guardadas, servida = self._guardadas(), self._servida()
            de_hoy = guardadas[servida].identidad if servida else None
            admitir(nueva, de_hoy, guardadas.values())
            nombre = nueva.identidad.edicion
            # El enlace se hace antes de copiar: si este disco no los admite, se sabe ya.
            (self.lugar / _APARTE_ACTUAL).symlink_to(f"{EDICIONES}/{nombre}")
            if nombre in guardadas:
                comprobar(self._de(nombre))
            else:
                self._guardar(edicion, nueva, servida)
            self._servir()
            with explicado(f"en «{self.lugar}»", YA_SE_SIRVE):
                sincronizar(self.lugar)
                self._podar(nombre)

    def volver(self) -> str:
        """Sirve la edición que se servía antes de esta, y dice cuál es."""
        with explicado(f"no se pudo volver en «{self.lugar}»"), turno(self.lugar):
            guardadas, servida = self._guardadas(), self._servida()
            previa = anterior(guardadas[servida] if servida else None, guardadas).nombre
            comprobar(self._de(previa))
            (self.lugar / _APARTE_ACTUAL).symlink_to(f"{EDICIONES}/{previa}")
            self._servir()
            with explicado(f"en «{self.lugar}»", "la edición anterior ya se sirve"):
                sincronizar(self.lugar)
            return previa

    def _de(self, nombre: str) -> Path:
        return self.lugar / EDICIONES / nombre

    def _servida(self) -> str | None:
        """El nombre de la edición a que lleva «actual»."""
        enlace = self.lugar / ACTUAL
        if not enlace.is_symlink():
            if enlace.exists():
                raise ErrorDeDestino(f"«{enlace}» no es un enlace a una edición; quítelo de ahí")
            return None
        nombre = enlace.readlink().name
        if not self._de(nombre).is_dir():
            raise ErrorDeDestino(f"«{enlace}» lleva a «{nombre}», que ya no está; bórrelo")
        return nombre

    def _guardadas(self) -> dict[str, Guardada]:
        """Las ediciones por su nombre; la de número más alto, primero."""
        ediciones = self.lugar / EDICIONES
        if not ediciones.is_dir():
            return {}
        halladas = [guardada_en(c) for c in ediciones.iterdir() if not de_paso(c)]
        halladas.sort(key=lambda g: g.identidad.secuencia, reverse=True)
        return {g.nombre: g for g in halladas}

    def _guardar(self, edicion: Path, nueva: Manifiesto, base: str | None) -> None:
        nombre = nueva.identidad.edicion
        aparte = self.lugar / EDICIONES / f"{APARTE}{nombre}"
        copiar(edicion, nueva, aparte, self._de(base) if base else None)
        aparte.rename(self._de(nombre))
        sincronizar(self.lugar / EDICIONES)

    def _servir(self) -> None:
        """El instante del cambio: un solo paso del sistema."""
        (self.lugar / _APARTE_ACTUAL).replace(self.lugar / ACTUAL)

    def _podar(self, servida: str) -> None:
        """Borra las más antiguas; la que se sirve y aquella a la que se volvería, nunca."""
        guardadas = self._guardadas()
        base = guardadas[servida].identidad.base
        primero = sorted(guardadas, key=lambda n: n not in (servida, base))
        for nombre in primero[self.conservar :]:
            aparte = self.lugar / EDICIONES / f"{APARTE}{nombre}"
            self._de(nombre).rename(aparte)
            shutil.rmtree(aparte)
