"""De un banco de palabras a prosa en español, siempre la misma para la misma semilla."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path
from random import Random
from typing import Any, TypeVar

import yaml

BANCO = Path(__file__).parent / "banco.yml"
T = TypeVar("T")
_HUECO = re.compile(r"\{(\w+)\}")


@cache
def banco() -> dict[str, Any]:
    """El banco de palabras."""
    datos: dict[str, Any] = yaml.safe_load(BANCO.read_text(encoding="utf-8"))
    return datos


def zipf(azar: Random, lista: Sequence[T], desde: int = 0) -> T:
    """Un elemento: el de rango k sale con frecuencia 1/k, como las palabras de una lengua."""
    rango = int((len(lista) + 1) ** azar.random()) - 1
    return lista[(rango + desde) % len(lista)]


class Prosa:
    """Escribe sobre un asunto: cada asunto prefiere otras palabras del mismo banco."""

    def __init__(self, azar: Random, asunto: int) -> None:
        self.azar = azar
        self._asunto = asunto
        self._huecos: dict[str, Callable[[], str]] = {
            "A": lambda: zipf(azar, banco()["actores"]),
            "N": self.nombre,
            "L": self.lugar,
            "M": lambda: zipf(azar, banco()["modos"]),
            "n": lambda: str(azar.randint(3, 96)),
            "p": lambda: str(azar.randint(11, 94)),
            "u": lambda: zipf(azar, banco()["medidas"]),
            "norma": self.norma,
            "V_inf": lambda: self._verbo("inf").capitalize(),
        }

    def oracion(self) -> str:
        """Una oración."""
        return self._llenar(zipf(self.azar, banco()["oraciones"], self._asunto))

    def oraciones(self, cuantas: int) -> str:
        """Un párrafo de tantas oraciones."""
        return " ".join(self.oracion() for _ in range(cuantas))

    def texto(self, largo: int) -> str:
        """Párrafos, con alguna lista, hasta llegar al largo en caracteres."""
        partes: list[str] = []
        while sum(map(len, partes)) < largo:
            if partes and self.azar.random() < 0.25:
                partes.append(self.lista(self.azar.randint(3, 5)))
            else:
                partes.append(self.oraciones(self.azar.randint(2, 4)))
        return "\n\n".join(partes)

    def lista(self, cuantas: int) -> str:
        """Una lista con guiones."""
        return "\n".join(f"- {self.oracion()}" for _ in range(cuantas))

    def tabla(self, filas: int) -> str:
        """Una tabla de tres columnas."""
        cuerpo = (
            f"| {self.nombre()} | {self._verbo('inf')} | {self.lugar()} |" for _ in range(filas)
        )
        return "\n".join(["| Qué | Acción | Dónde |", "| --- | --- | --- |", *cuerpo])

    def titulo(self, largo: int = 110) -> str:
        """Un título, sin pasar del largo."""
        while True:
            titulo = self._llenar(zipf(self.azar, banco()["titulos"], self._asunto))
            if len(titulo) <= largo:
                return titulo

    def nombre(self) -> str:
        """«el registro de atención»: la mitad de las veces, uno propio del asunto."""
        desde = self._asunto * 7 if self.azar.random() < 0.5 else 0
        nucleo = zipf(self.azar, banco()["nucleos"], desde)
        return f"{nucleo} {zipf(self.azar, banco()['complementos'], desde)}"

    def lugar(self) -> str:
        """Una provincia o ciudad."""
        return zipf(self.azar, banco()["lugares"])

    def norma(self) -> str:
        """Una norma con su número."""
        numero, anio = self.azar.randint(1, 399), self.azar.randint(2004, 2026)
        return f"{zipf(self.azar, banco()['normas'])} N° {numero:03}-{anio}-TR"

    def varios(self, lista: Sequence[str], minimo: int, maximo: int) -> list[str]:
        """Algunos elementos distintos de una lista; los primeros salen más."""
        cuantos = min(self.azar.randint(minimo, maximo), len(lista))
        hallados: dict[str, None] = {}
        while len(hallados) < cuantos:
            hallados[zipf(self.azar, lista)] = None
        return list(hallados)

    def _verbo(self, forma: str) -> str:
        return zipf(self.azar, banco()["raices"], self._asunto * 3) + banco()["formas"][forma]

    def _llenar(self, plantilla: str) -> str:
        texto = (
            _HUECO.sub(self._hueco, plantilla).replace(" a el ", " al ").replace(" de el ", " del ")
        )
        marca = re.match(r"[*_]*", texto)
        inicio = marca.end() if marca else 0
        return texto[:inicio] + texto[inicio : inicio + 1].upper() + texto[inicio + 1 :]

    def _hueco(self, hallado: re.Match[str]) -> str:
        clave = hallado[1]
        return self._verbo(clave[2:]) if clave.startswith("v_") else self._huecos[clave]()
