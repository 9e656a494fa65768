"""De unos archivos a lo que la extracción dice de ellos, pasando por una ficha verdadera."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from generador.almacen import Almacen
from generador.extraccion import Textos, extraer
from generador.extraccion.extraer import LIMITES
from generador.extraccion.lectura import Limites
from generador.modelo import Ficha, Pasaje
from tests.repositorio import Repositorio

BUENO = ("bueno.txt", "Capacitación en Áncash".encode())
"""Un archivo que siempre se lee."""


@dataclass(frozen=True, slots=True)
class Mesa:
    """Un repositorio con una herramienta, «he-mesa», y el almacén de sus lecturas."""

    repositorio: Repositorio
    almacen: Path

    def poner(self, archivos: Mapping[str, bytes], clase: str = "otro") -> None:
        """Deja esos archivos como adjuntos de la ficha, de esa clase y en ese orden."""
        for nombre, contenido in archivos.items():
            self.repositorio.escribir(f"recursos/herramientas/he-mesa/{nombre}", contenido)
        adjuntos = ", ".join(
            f"{{titulo: Anexo {n}, archivo: {n}, clase: {clase}}}" for n in archivos
        )
        self.repositorio.herramienta("mesa", adjuntos=f"[{adjuntos}]")

    def fichas(self) -> tuple[Ficha, ...]:
        """Las fichas visibles."""
        return self.repositorio.construir().catalogo.visibles

    def extraer(self, limites: Limites = LIMITES) -> Textos:
        """Lo que se saca de todos los adjuntos."""
        with Almacen(self.almacen) as almacen:
            return extraer(self.fichas(), almacen, limites)

    def leer(self, nombre: str, contenido: bytes) -> list[tuple[str, str, str]]:
        """(texto, etiqueta, ancla) de los pasajes de un archivo que se lee sin reparos."""
        self.poner({nombre: contenido})
        textos = self.extraer()
        assert textos.problemas == ()
        return [(p.texto, p.etiqueta, p.ancla) for p in pasajes_de(textos)]

    def reparo(
        self, nombre: str, contenido: bytes, limites: Limites = LIMITES, nivel: str = "aviso"
    ) -> str:
        """Lo que se dice de un archivo; el que le sigue se tiene que leer."""
        self.poner({nombre: contenido, BUENO[0]: BUENO[1]})
        textos = self.extraer(limites)
        assert "Capacitación en Áncash" in [p.texto for p in pasajes_de(textos)]
        (problema,) = textos.problemas
        assert (problema.nivel, problema.regla) == (nivel, "extraccion")
        assert problema.archivo == "recursos/herramientas/he-mesa/ficha.md"
        return problema.mensaje


def pasajes_de(textos: Textos, id_: str = "he-mesa") -> tuple[Pasaje, ...]:
    """Los pasajes de una ficha."""
    return textos.pasajes.get(id_, ())
