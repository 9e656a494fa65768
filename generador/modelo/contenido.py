"""Lo que viaja, contenido: la ficha válida, lo que la acompaña y el catálogo enlazado."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from generador.modelo.esquemas import Termino, Tipo, Vocabulario
from generador.modelo.leido import ArchivoFuente, Datos
from generador.modelo.problemas import linea_de


@dataclass(frozen=True, slots=True)
class Adjunto:
    """Un archivo para descargar o un enlace externo, listo para mostrarse."""

    titulo: str
    clase: str
    formato: str
    """Extensión sin punto, o «enlace»."""
    url: str
    """Dirección externa, o ruta dentro del sitio."""
    tamano: int = 0
    accesible: str = ""
    camino: Path | None = field(default=None, repr=False)
    """Dónde está en el disco: no decide nada de lo que se muestra."""


@dataclass(frozen=True, slots=True)
class Ficha:
    """Un registro: lo común por nombre y lo propio de su tipo en «datos»."""

    id: str
    tipo: Tipo
    archivo: str
    titulo: str
    resumen: str
    estado: str
    visible: bool
    """Si tiene página en el sitio."""
    acceso: str
    """«publico» en el repositorio público; en la carpeta interna, nunca."""
    eje: str
    temas: tuple[str, ...]
    unidad: str
    regiones: tuple[str, ...]
    perfiles: tuple[str, ...]
    ejemplo: bool
    creada: str
    """Fecha (AAAA-MM-DD) en que entró al repositorio."""
    publicada: str
    actualizada: str
    revisar: str
    """Fecha (AAAA-MM-DD) en que toca revisarla."""
    adjuntos: tuple[Adjunto, ...]
    datos: Datos
    posiciones: Mapping[Any, Any]
    vecinos: Mapping[str, ArchivoFuente]
    contenedora: str | None = None
    """Id de la ficha en que está incrustada."""

    @property
    def ruta(self) -> str:
        """Ruta de su página dentro del sitio."""
        return f"{self.tipo.ruta}/{self.id}.html"

    @property
    def retirada(self) -> bool:
        """Si dejó de valer: de ella solo queda una página que dice por qué y qué la reemplaza."""
        return self.estado == self.tipo.estados[-1]

    def linea(self, *camino: str | int) -> int:
        """Línea del dato en ese camino, o la del tramo más cercano que exista."""
        return linea_de(self.posiciones, camino)


@dataclass(frozen=True, slots=True)
class Pasaje:
    """Un trozo de texto que la búsqueda puede hallar, con el lugar donde está."""

    texto: str
    etiqueta: str
    """Dónde está, para una persona: «pág. 12», «diap. 4», «hoja «Costos»», «min 12:30»."""
    ancla: str
    """Lo que sigue a la dirección para abrirla ahí: «#page=12», «?t=750»; vacío si no se puede."""
    archivo: str
    """Ruta del adjunto dentro del sitio; vacía si está en la página de la ficha."""


@dataclass(frozen=True, slots=True)
class Propiedad:
    """Lo que un archivo dice de quién lo hizo: no está en su texto, y viaja con él."""

    archivo: str
    """Nombre del archivo, junto a su ficha."""
    nombre: str
    """Cuál es, para una persona: «autor», «empresa»."""
    valor: str


@dataclass(frozen=True, slots=True)
class Bloque:
    """Un trozo de la vista previa de un adjunto."""

    clase: str
    """«titulo», «parrafo», «punto», «hoja», «tabla», «tabla-cabeza» o «tabla-rotulos»."""
    texto: str
    filas: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class Vinculo:
    """Un enlace entre dos fichas, con la etiqueta que lo explica."""

    etiqueta: str
    id: str


@dataclass(frozen=True, slots=True)
class Catalogo:
    """El conjunto enlazado, de solo lectura."""

    fecha: str
    """Fecha de construcción, AAAA-MM-DD."""
    tipos: Mapping[str, Tipo]
    vocabularios: Mapping[str, Vocabulario]
    fichas: Mapping[str, Ficha]
    """Todas las leídas, también las que no se muestran, ordenadas por id."""
    fallidas: frozenset[str]
    """Ids de fichas con errores: existen, y mencionarlas no es un segundo error."""
    visibles: tuple[Ficha, ...]
    """Las que tienen página: las más recientes primero."""
    vinculos: Mapping[str, tuple[Vinculo, ...]]
    """Relaciones declaradas, en ambos sentidos, solo hacia fichas visibles."""
    afines: Mapping[str, tuple[str, ...]]
    """Fichas parecidas, calculadas."""
    por_termino: Mapping[str, Mapping[str, tuple[Ficha, ...]]]
    """Vocabulario → slug → fichas visibles que lo usan, las más recientes primero."""
    antiguos: Mapping[str, str] = field(default_factory=dict)
    """Id que una ficha tuvo antes → su id de ahora."""

    def termino(self, vocabulario: str, slug: str) -> Termino | None:
        """El término vigente con ese slug (o el que lo reemplazó), o None."""
        v = self.vocabularios.get(vocabulario)
        return v.terminos.get(v.antiguos.get(slug, slug)) if v else None

    def nombre(self, vocabulario: str, slug: str) -> str:
        """Nombre del término para mostrar; el propio slug si no existe."""
        termino = self.termino(vocabulario, slug)
        return termino.nombre if termino else slug
