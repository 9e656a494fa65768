"""Importación, propuesta: una ficha que llega de fuera, con sus archivos, antes de guardarse."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from types import MappingProxyType
from typing import Any

from generador.fichas.secciones import unir
from generador.fuentes.documento import leer_documento
from generador.fuentes.texto import limpiar
from generador.importacion.escritura import Tipos, escribir
from generador.modelo import Fuente, Problema, Tipo, Vocabulario

Contenido = bytes | Path
"""Lo que hay en un archivo: sus bytes, o el archivo de donde se copian."""
_NADA: Mapping[str, Any] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Propuesta:
    """Una ficha por guardar: su archivo y los que la acompañan, por su nombre."""

    tipo: Tipo
    id: str
    archivo: str
    """«ficha.md» o «ficha.yml»."""
    texto: bytes
    adjuntos: Mapping[str, Contenido] = field(default_factory=dict)

    @classmethod
    def de_datos(
        cls,
        tipo: Tipo,
        id_: str,
        datos: Mapping[str, Any],
        adjuntos: Mapping[str, Contenido] = _NADA,
        tipos: Tipos = _NADA,
    ) -> Propuesta:
        """La que se escribe con esos datos, en su forma canónica."""
        archivo, texto = escribir(tipo, datos, tipos)
        return cls(tipo, id_, archivo, texto.encode(), adjuntos)

    @property
    def lugar(self) -> str:
        """Carpeta en que se guarda, relativa al repositorio."""
        return f"{self.tipo.carpeta}/{self.id}"

    def datos(self) -> dict[str, Any] | None:
        """Los datos que dice su texto; None si no se puede leer."""
        return datos_de(self.tipo, f"{self.lugar}/{self.archivo}", self.texto)

    def como_borrador(self, tipos: Tipos) -> Propuesta:
        """La misma, en el primer estado de su tipo; si no se puede leer, tal cual."""
        datos = self.datos()
        if datos is None:
            return self
        nuevos = {**datos, "estado": self.tipo.estados[0]}
        archivo, texto = escribir(self.tipo, nuevos, tipos)
        return replace(self, archivo=archivo, texto=texto.encode())


@dataclass(frozen=True, slots=True)
class Contexto:
    """Lo que necesita quien lee una entrada."""

    raiz: Path
    tipos: Mapping[str, Tipo]
    vocabularios: Mapping[str, Vocabulario]
    taller: Path
    """Carpeta de trabajo, que se borra al terminar: los adjuntos pueden quedarse ahí."""


@dataclass(frozen=True, slots=True)
class Leido:
    """Lo que había en una entrada."""

    propuestas: tuple[Propuesta, ...] = ()
    problemas: tuple[Problema, ...] = ()


Entrada = Callable[[Path, Contexto], Leido]
"""Quien lee una clase de entrada: un ZIP, una carpeta, un libro de Excel…"""


def datos_de(tipo: Tipo, archivo: str, crudo: bytes) -> dict[str, Any] | None:
    """Los datos de una ficha, con sus secciones; None si no se puede leer."""
    texto = limpiar(crudo, archivo)
    documento = texto if isinstance(texto, Problema) else leer_documento(texto, archivo)
    if isinstance(documento, Problema):
        return None
    metadatos, posiciones, secciones = documento
    fuente = Fuente("", tipo.nombre, archivo, metadatos, posiciones, secciones, {}, "", "")
    datos, _, problemas = unir(fuente, tipo)
    return None if problemas else datos
