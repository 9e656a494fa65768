"""Fugas, modelo: lo que no puede aparecer, y lo que aparece."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Vedado:
    """Lo que distingue a las fichas que no son públicas; cada cosa, con el nombre de su ficha."""

    frases: Mapping[bytes, str] = field(default_factory=dict)
    """Tramos de texto sin tildes, signos ni espacios (vea «plegado»)."""
    palabras: Mapping[bytes, str] = field(default_factory=dict)
    """Palabras enteras que nada público dice."""
    identificadores: frozenset[bytes] = frozenset()
    """Las de «palabras» que son el id de una ficha."""
    raices: Mapping[str, str] = field(default_factory=dict)
    """Lo mismo, como lo guarda el índice de la búsqueda."""
    huellas: Mapping[str, str] = field(default_factory=dict)
    """SHA-256, en hexadecimal, de sus archivos."""

    def __bool__(self) -> bool:
        return bool(self.frases or self.palabras or self.huellas)


@dataclass(slots=True)
class Rastro:
    """Lo que de lo vedado se encontró en un archivo."""

    frases: set[bytes] = field(default_factory=set)
    palabras: set[bytes] = field(default_factory=set)
    raices: set[str] = field(default_factory=set)
    huellas: set[str] = field(default_factory=set)
    lugares: dict[bytes | str, str] = field(default_factory=dict)
    """Dentro de qué estaba cada hallazgo: «word/document.xml», «base64»…"""
    cerrados: set[str] = field(default_factory=set)
    """Lo que no se pudo abrir para mirarlo, y por qué."""

    def anotar_frases(self, frases: Iterable[bytes], donde: str) -> None:
        """Apunta unas frases y dónde estaban."""
        for frase in frases:
            self.frases.add(frase)
            self.lugares.setdefault(frase, donde)

    def anotar_palabras(self, palabras: Iterable[bytes], donde: str) -> None:
        """Apunta unas palabras y dónde estaban."""
        for palabra in palabras:
            self.palabras.add(palabra)
            self.lugares.setdefault(palabra, donde)

    @property
    def cuantos(self) -> int:
        """Cuántos hallazgos y reparos hay."""
        hallazgos = len(self.frases) + len(self.palabras) + len(self.raices) + len(self.huellas)
        return hallazgos + len(self.cerrados)
