"""Una ficha no publica datos personales: DNI, RUC, celulares, correos ni listas de asistencia.

Pasa: el correo de una institución, o el cargo en lugar del nombre::

    contacto: capacitacion@mtpe.gob.pe

Falla::

    La sesión la facilitó Juan Pérez (DNI 45871236, celular 987 112 334).

También se buscan, al construir, en el texto y las propiedades (autor, empresa…) de los adjuntos.

El mensaje no repite el dato. Lo que deba publicarse se permite, con su motivo y su fecha de
vencimiento, en ``publicacion/datos-permitidos.yml``. Las fichas internas reciben solo un aviso.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import PurePosixPath
from typing import Any

from generador.fichas.acceso import PUBLICO
from generador.modelo import Catalogo, Escrita, Ficha, Nivel, Pasaje, Permiso, Problema, Propiedad
from generador.personales import CLASES, Personal, algo_que_mirar, buscar
from generador.tipos.campos import hojas, valores

REGLA = "personales"
ARREGLO = "quítelo, o ponga el cargo o el correo institucional"
QUITARLAS = "«generador corregir» quita las propiedades que hablan de personas"
Camino = tuple[str | int, ...]


def comprobar(
    catalogo: Catalogo, escritas: tuple[Escrita, ...], permisos: tuple[Permiso, ...]
) -> Iterator[Problema]:
    """Los que hay en los textos de las fichas y en las páginas escritas a mano."""
    for ficha in catalogo.fichas.values():
        textos = _textos(ficha.datos, ())
        if not algo_que_mirar(texto for _, texto in textos):
            continue
        for camino, texto in textos:
            for hallado in _sin_permiso(ficha.archivo, texto, permisos):
                yield _problema(ficha, ficha.linea(*camino), hallado, "")
    for escrita in escritas:
        if isinstance(escrita.contenido, str):
            for hallado in _sin_permiso(escrita.archivo, escrita.contenido, permisos):
                linea = escrita.contenido.count("\n", 0, hallado.posicion) + 1
                yield Problema(escrita.archivo, linea, REGLA, "error", *_mensaje(hallado, ""))


def comprobar_textos(
    catalogo: Catalogo,
    textos: Mapping[str, tuple[Pasaje, ...]],
    permisos: tuple[Permiso, ...],
) -> Iterator[Problema]:
    """Los que hay en el texto y la transcripción de los adjuntos."""
    for id_, pasajes in textos.items():
        ficha = catalogo.fichas[id_]
        for pasaje in pasajes:
            adjunto = next((a for a in ficha.adjuntos if a.url == pasaje.archivo), None)
            nombre = adjunto.camino.name if adjunto and adjunto.camino else ""
            archivo = str(PurePosixPath(ficha.archivo).parent / nombre) if nombre else ficha.archivo
            for hallado in _sin_permiso(archivo, pasaje.texto, permisos):
                donde = f" en «{nombre}»" if nombre else " en los subtítulos"
                donde += f" ({pasaje.etiqueta})" if pasaje.etiqueta else ""
                yield _problema(ficha, _linea_de_archivo(ficha, nombre), hallado, donde)


def comprobar_propiedades(
    catalogo: Catalogo,
    propiedades: Mapping[str, tuple[Propiedad, ...]],
    permisos: tuple[Permiso, ...],
) -> Iterator[Problema]:
    """Los que hay en las propiedades de los adjuntos y de las imágenes (autor, empresa…)."""
    for id_, suyas in propiedades.items():
        ficha = catalogo.fichas[id_]
        for propiedad in suyas:
            archivo = str(PurePosixPath(ficha.archivo).parent / propiedad.archivo)
            for hallado in _sin_permiso(archivo, propiedad.valor, permisos):
                donde = f" en las propiedades de «{propiedad.archivo}» ({propiedad.nombre})"
                linea = _linea_de_archivo(ficha, propiedad.archivo)
                yield _problema(ficha, linea, hallado, donde, QUITARLAS)


def _textos(valor: Any, camino: Camino) -> list[tuple[Camino, str]]:
    """(camino, texto) de todo lo escrito en la ficha."""
    if isinstance(valor, str):
        return [(camino, valor)]
    if isinstance(valor, Mapping):
        hijos: Iterable[tuple[str | int, Any]] = valor.items()
    elif isinstance(valor, list | tuple):
        hijos = enumerate(valor)
    else:
        return []
    return [texto for clave, suyo in hijos for texto in _textos(suyo, (*camino, clave))]


def _sin_permiso(archivo: str, texto: str, permisos: tuple[Permiso, ...]) -> Iterator[Personal]:
    for hallado in buscar(texto):
        if Permiso(archivo, hallado.clase, hallado.huella) not in permisos:
            yield hallado


def _linea_de_archivo(ficha: Ficha, nombre: str) -> int:
    for camino, campo in hojas(ficha.tipo.campos):
        if campo.clase == "archivo":
            for lugar, valor in valores(ficha.datos, camino):
                if valor == nombre:
                    return ficha.linea(*lugar)
    return 1


def _problema(
    ficha: Ficha, linea: int, hallado: Personal, donde: str, arreglo: str = ARREGLO
) -> Problema:
    nivel: Nivel = "error" if ficha.visible and ficha.acceso == PUBLICO else "aviso"
    return Problema(ficha.archivo, linea, REGLA, nivel, *_mensaje(hallado, donde, arreglo))


def _mensaje(hallado: Personal, donde: str, arreglo: str = ARREGLO) -> tuple[str, str]:
    que = f"hay un dato personal{donde}: {CLASES[hallado.clase]} {hallado.mascara}"
    return que, f"{arreglo}; si debe publicarse, permítalo con la huella {hallado.huella}"
