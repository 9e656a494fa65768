"""Lo que viaja, sitio: páginas y archivos que estarán en él."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Publicada:
    """Lo que la edición anterior publicó de una ficha: con qué se compara la de ahora."""

    titulo: str
    tipo: str
    """Nombre de su tipo."""
    huella: str
    """Resumen de su contenido y de sus adjuntos."""
    retirada: bool = False


@dataclass(frozen=True, slots=True)
class Edicion:
    """La edición mensual que se prepara."""

    nombre: str
    """«2026-11»; si en el mes hubo otra, «2026-11.2»."""
    secuencia: int
    """Cuántas van; nunca baja."""
    anterior: str = ""
    """Nombre de la edición anterior; vacío en la primera."""
    publicadas: Mapping[str, Publicada] = field(default_factory=dict)
    """Id → lo que publicó la anterior."""


@dataclass(frozen=True, slots=True)
class Descarga:
    """Un archivo de la edición que se ofrece para llevar sin conexión."""

    grupo: str
    titulo: str
    ruta: str
    """Dentro del sitio."""
    tamano: int
    sha256: str
    fichas: int = 0


@dataclass(frozen=True, slots=True)
class Impreso:
    """Un PDF por hacer: su HTML, ya compuesto, y lo que dirá de sí."""

    nombre: str
    """Sin extensión."""
    titulo: str
    resumen: str
    fecha: str
    """La única que lleva el PDF, AAAA-MM-DD: con lo mismo salen los mismos bytes."""
    cuerpo: str
    clases: tuple[str, ...]
    """Variantes del estilo, de más holgada a más apretada."""
    direccion: str
    """La de la página en línea de la que sale: con ella se completan sus enlaces."""
    fichas: tuple[str, ...] = ()
    """Los id de las que lleva dentro."""


@dataclass(frozen=True, slots=True)
class Imagen:
    """Una imagen lista para mostrarse: lo que ocupa, y sus archivos."""

    ancho: int
    alto: int
    """Puntos de la primera versión: de ellos sale el hueco que se le guarda en la página."""
    versiones: tuple[tuple[str, int], ...]
    """(archivo, ancho) de cada una, de menor a mayor: el navegador elige."""


@dataclass(frozen=True, slots=True)
class Imagenes:
    """Las que muestran las fichas, ya hechas."""

    de_fichas: Mapping[str, Mapping[str, Imagen]] = field(default_factory=dict)
    """Id → nombre del archivo, como lo dice la ficha → su imagen."""
    carpeta: Path = Path()
    """Donde están los archivos, hasta que se copien al sitio."""

    def de(self, id_: str) -> Mapping[str, Imagen]:
        """Las de una ficha."""
        return self.de_fichas.get(id_, {})


@dataclass(frozen=True, slots=True)
class Sitio:
    """Lo que las páginas dicen del sitio; sale de su configuración."""

    nombre: str
    descripcion: str
    url: str
    """Dirección pública, terminada en «/»."""
    correo: str = ""
    """Correo al que se informa de un error; vacío si no se conoce."""
    forja: str = ""
    """Dirección del repositorio en su forja, sin barra final; vacía si no se conoce."""
    interno: bool = False
    """Si lleva fichas de la carpeta interna: entonces nada suyo se publica."""
    edicion: Edicion | None = None
    """La edición de la que es; None si solo se construye."""
    parte: str = ""
    """Qué parte del repositorio lleva («Región Puno»); vacío si lo lleva todo."""
    verificable: bool = False
    """Si va firmado, y lleva «verificar.html» para comprobarlo."""
    impresos: Mapping[str, Path] = field(default_factory=dict, repr=False)
    """Id de una ficha → su PDF, ya hecho: se publica junto a su página."""
    caidos: Mapping[str, str] = field(default_factory=dict)
    """Dirección externa que no responde → desde qué fecha (AAAA-MM-DD)."""


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
