"""Almacén, cerrojo: un objeto que dice quién publica y hasta cuándo, para que sea uno a la vez."""

from __future__ import annotations

import json
import secrets
from collections.abc import Callable
from dataclasses import dataclass, field

from generador.publicacion.destinos.almacen.objetos import Objetos
from generador.publicacion.destinos.averias import ErrorDeDestino

PLAZO = 15 * 60
"""Segundos que vale sin renovarse; se renueva a cada lote."""


@dataclass(frozen=True, slots=True)
class Cerrojo:
    """El de un almacén. Donde el servidor no sabe crear «solo si no está», es un aviso y no más."""

    objetos: Objetos
    ruta: str
    reloj: Callable[[], float]
    ficha: str = field(default_factory=lambda: secrets.token_hex(8))

    def tomar(self) -> None:
        """Lo pone, o levanta ErrorDeDestino si otro lo tiene y no ha vencido."""
        if self.objetos.crear(self.ruta, self._datos()):
            return
        queda = self._leer()[1] - self.reloj()
        if queda > 0:
            raise ErrorDeDestino(
                "otra publicación está en curso en el almacén; si se cortó, podrá repetirla "
                f"en {int(queda / 60) + 1} minutos"
            )
        self.objetos.borrar(self.ruta)
        if not self.objetos.crear(self.ruta, self._datos()):
            raise ErrorDeDestino("otra publicación acaba de empezar en el almacén")

    def renovar(self) -> None:
        """Alarga el plazo; si otro lo tomó porque venció, se detiene."""
        if self._leer()[0] != self.ficha:
            raise ErrorDeDestino(
                "otra publicación empezó en el almacén porque esta tardaba; repítala"
            )
        self.objetos.escribir(self.ruta, self._datos())

    def soltar(self) -> None:
        """Lo quita, si sigue siendo nuestro."""
        if self._leer()[0] == self.ficha:
            self.objetos.borrar(self.ruta)

    def _datos(self) -> bytes:
        return json.dumps({"ficha": self.ficha, "vence": self.reloj() + PLAZO}).encode()

    def _leer(self) -> tuple[str, float]:
        """De quién es y cuándo vence; uno ilegible no es de nadie y ya venció."""
        try:
            crudo = json.loads(self.objetos.leer(self.ruta) or b"{}")
            return str(crudo["ficha"]), float(crudo["vence"])
        except (ValueError, KeyError, TypeError):
            return "", 0.0
