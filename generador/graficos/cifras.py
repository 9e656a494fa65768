"""Gráficos, cifras: lo que una figura muestra, como tabla; de ella salen el dibujo y su texto."""

from __future__ import annotations

from dataclasses import dataclass

Valor = float | None
"""None: no hay dato; no es un cero."""


@dataclass(frozen=True, slots=True)
class Fila:
    """Un renglón de la tabla: su nombre, un valor por serie y, si lo tiene, adónde lleva."""

    nombre: str
    valores: tuple[Valor, ...]
    enlace: str = ""


@dataclass(frozen=True, slots=True)
class Cuadro:
    """Las cifras de una figura."""

    ancla: str
    """Con que empiezan los «id» de la figura: una sola en la página."""
    titulo: str
    que: str
    """Qué es cada fila: «Mes», «Región»."""
    series: tuple[str, ...]
    """El nombre de cada columna de valores."""
    filas: tuple[Fila, ...]
    nota: str = ""
    """De dónde salen o qué falta, para el pie."""

    @property
    def maximo(self) -> float:
        """El mayor valor; cero si no hay ninguno."""
        return max((v for f in self.filas for v in f.valores if v is not None), default=0.0)

    @property
    def lectura(self) -> str:
        """Las cifras en una frase, para quien no ve el dibujo."""
        return "; ".join(map(self.leer, self.filas)) + "."

    def leer(self, fila: Fila) -> str:
        """Una fila en palabras: «Puno: 3», o «Puno: Prácticas 3, Réplicas 1»."""
        if len(self.series) == 1:
            return f"{fila.nombre}: {escrito(fila.valores[0])}"
        pares = zip(self.series, fila.valores, strict=True)
        return f"{fila.nombre}: " + ", ".join(f"{serie} {escrito(valor)}" for serie, valor in pares)


def escrito(valor: Valor) -> str:
    """El valor como se lee: con coma decimal, o «sin dato»."""
    return "sin dato" if valor is None else numero(valor)


def numero(valor: float) -> str:
    """Con coma decimal y sin ceros de más."""
    return f"{valor:.15g}".replace(".", ",")
