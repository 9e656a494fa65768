"""Lo que viaja entre etapas: valores congelados que no importan nada nuestro."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

Nivel = Literal["error", "aviso"]
Datos = Mapping[str, Any]
"""Metadatos de una ficha tal como se leyeron: texto, números, listas y grupos."""

Posicion = tuple[int, Mapping[Any, Any]]
"""Línea (desde 1) de un dato y, si es grupo o lista, las posiciones de lo que contiene."""


@dataclass(frozen=True, slots=True, order=True)
class Problema:
    """Un error o aviso sobre el contenido, con su lugar. Es un valor, no una excepción."""

    archivo: str
    """Ruta relativa a la raíz del repositorio, con «/»."""
    linea: int
    regla: str
    """Identificador estable: «yaml/clave-repetida», «esquema/enum», «comite»…"""
    nivel: Nivel
    mensaje: str
    ayuda: str = ""


@dataclass(frozen=True, slots=True)
class Campo:
    """Un campo de un tipo de ficha, ya resuelto: la hoja del árbol que leen todas las salidas."""

    nombre: str
    titulo: str
    descripcion: str
    clase: str
    """texto, parrafo, entero, numero, fecha, si_no, opcion, opciones, archivo, relacion, grupo
    o lista."""
    esquema: Mapping[str, Any]
    ejemplo: Any
    grupo: str
    requerido: bool = False
    desde: str | None = None
    """Estado desde el cual es obligatorio."""
    vocabulario: str | None = None
    nombres: Mapping[str, str] = field(default_factory=dict)
    """Código → nombre, en una lista cerrada sin vocabulario."""
    referencia: tuple[str, ...] | None = None
    """Tipos admitidos si es una relación; vacío admite cualquiera."""
    inversa: str | None = None
    seccion: bool = False
    dato: bool = False
    faceta: str | None = None
    peso: float = 0.0
    schema_org: str | None = None
    dublin_core: str | None = None
    fichas: str | None = None
    """Tipo de las fichas incrustadas en esta lista (los videos de una lista)."""
    hijos: tuple[Campo, ...] = ()


@dataclass(frozen=True, slots=True)
class Tipo:
    """Un tipo de ficha: su carpeta de definición, ya mezclada con los campos comunes."""

    nombre: str
    titulo: str
    plural: str
    indice: str
    """Título de su índice y de su sección en el menú."""
    descripcion: str
    carpeta: str | None
    """Carpeta del contenido; None si sus fichas viven dentro de otra."""
    formato: str
    prefijo: str
    ruta: str
    orden: int
    schema_org: tuple[str, ...]
    ordenar: str | None
    """Campo por el que se ordena su índice; sin él, lo más reciente primero."""
    grupos: Mapping[str, str]
    campos: tuple[Campo, ...]
    hereda: tuple[str, ...]
    esquema: Mapping[str, Any]
    plantilla: Path

    def campo(self, nombre: str) -> Campo | None:
        """El campo de primer nivel con ese nombre, o None."""
        return next((c for c in self.campos if c.nombre == nombre), None)

    @property
    def estados(self) -> tuple[str, ...]:
        """Los estados del tipo, en el orden de su vida."""
        return tuple(self.esquema["properties"]["estado"]["enum"])


@dataclass(frozen=True, slots=True)
class Termino:
    """Un término de un vocabulario."""

    slug: str
    nombre: str
    definicion: str = ""
    estado: str = "confirmado"
    fuente: str = ""
    sinonimos: tuple[str, ...] = ()
    reemplaza: tuple[str, ...] = ()
    extra: Mapping[str, Any] = field(default_factory=dict)
    """Lo propio de su vocabulario: sigla, órgano, códigos, ejes…"""

    @property
    def supuesto(self) -> bool:
        """Si el término está por confirmar."""
        return self.estado == "supuesto"


@dataclass(frozen=True, slots=True)
class Vocabulario:
    """Lista cerrada de términos, en el orden del archivo."""

    nombre: str
    titulo: str
    descripcion: str
    terminos: Mapping[str, Termino]
    antiguos: Mapping[str, str]
    """Slug que dejó de usarse → slug que lo reemplaza."""


@dataclass(frozen=True, slots=True)
class Seccion:
    """Una sección «## Título» del cuerpo de una ficha."""

    titulo: str
    texto: str
    linea: int


@dataclass(frozen=True, slots=True)
class ArchivoFuente:
    """Un archivo que está junto a una ficha."""

    nombre: str
    camino: Path
    tamano: int


@dataclass(frozen=True, slots=True)
class Fuente:
    """Una ficha como se leyó del disco: metadatos, cuerpo y dónde está cada dato."""

    id: str
    tipo: str
    archivo: str
    metadatos: Datos
    posiciones: Mapping[Any, Any]
    secciones: tuple[Seccion, ...]
    vecinos: Mapping[str, ArchivoFuente]
    creada: str
    """Fecha (AAAA-MM-DD) del primer cambio en el historial, o la de construcción."""
    modificada: str


@dataclass(frozen=True, slots=True)
class Escrita:
    """Una página escrita a mano, o un archivo que la acompaña."""

    ruta: str
    """Relativa a «docs»."""
    archivo: str
    contenido: str | Path
    """El texto de la página, o el archivo que se copia."""


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
    camino: Path | None = None


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
    eje: str
    temas: tuple[str, ...]
    unidad: str
    regiones: tuple[str, ...]
    perfiles: tuple[str, ...]
    ejemplo: bool
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

    def termino(self, vocabulario: str, slug: str) -> Termino | None:
        """El término vigente con ese slug (o el que lo reemplazó), o None."""
        v = self.vocabularios.get(vocabulario)
        return v.terminos.get(v.antiguos.get(slug, slug)) if v else None

    def nombre(self, vocabulario: str, slug: str) -> str:
        """Nombre del término para mostrar; el propio slug si no existe."""
        termino = self.termino(vocabulario, slug)
        return termino.nombre if termino else slug


@dataclass(frozen=True, slots=True)
class Sitio:
    """Lo que las páginas dicen del sitio; sale de su configuración."""

    nombre: str
    descripcion: str
    url: str
    """Dirección pública, terminada en «/»."""
    correo: str = ""
    """Correo al que se informa de un error; vacío si no se conoce."""


@dataclass(frozen=True, slots=True)
class Pagina:
    """Una página compuesta, todavía sin el molde del sitio. Todas están a profundidad uno."""

    ruta: str
    seccion: str
    """Sección cuyo molde usa."""
    titulo: str
    descripcion: str
    cabeza: str
    migas: str
    contenido: str
    indexar: bool = True
    """Si entra en el mapa del sitio."""
    cambiada: str = ""


@dataclass(frozen=True, slots=True)
class Archivo:
    """Un archivo del sitio: ruta relativa y contenido (bytes, o el archivo que se copia)."""

    ruta: str
    contenido: bytes | Path


def linea_de(posiciones: Mapping[Any, Any], camino: tuple[str | int, ...]) -> int:
    """Línea del dato en «camino»; si no está, la del tramo más cercano.

    La del conjunto es la de la clave None (una ficha dentro de otra) o, si no la hay, la primera.
    """
    linea: int = posiciones.get(None, (1, {}))[0]
    actual = posiciones
    for paso in camino:
        posicion: Posicion | None = actual.get(paso)
        if posicion is None:
            break
        linea, actual = posicion
    return linea
