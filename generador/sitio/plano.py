"""Etapa 5, plano: de las carpetas de contenido a todo lo leído y el marco que hizo el motor."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Mapping
from concurrent.futures import Executor
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from generador import reglas, tipos, vistas
from generador.almacen import Almacen
from generador.construccion import Resultado, construir
from generador.extraccion import ErrorDeExtraccion, Textos, extraer
from generador.indicadores import Medidas, medir
from generador.medios import Medios
from generador.modelo import Bloque, Catalogo, Escrita, Fallo, Imagenes, Pasaje, Problema, Sitio
from generador.perfil import Perfil
from generador.sitio import imagenes
from generador.sitio.acabado import datos_del_sitio
from generador.sitio.interno import configurar
from generador.sitio.marcos import MotorConMemoria
from generador.sitio.montaje import TEMA, montar
from generador.sitio.motor import ErrorDeMotor, Motor, leer_configuracion

ALMACEN = Path(".cache") / "almacen"
"""Dentro del repositorio, la carpeta de lo ya hecho: se puede borrar siempre."""


class ErrorDeSitio(Fallo):
    """No se pudo construir por algo que no es el contenido: la configuración o la carpeta."""


@dataclass(frozen=True, slots=True)
class Plano:
    """Todo lo leído y el marco del motor: de aquí se levanta el sitio, entero o en parte."""

    sitio: Sitio
    resultado: Resultado
    pasajes: Mapping[str, tuple[Pasaje, ...]]
    medidas: Medidas
    """Los indicadores del catálogo entero: los mismos en todas sus partes."""
    marco: Path
    """Carpeta con lo que hizo el motor. Con errores en el contenido, está vacía."""
    medios: Medios
    muestras: Mapping[str, tuple[Bloque, ...]] = field(default_factory=dict)
    imagenes: Imagenes = field(default_factory=Imagenes)


@contextmanager
def trazar(
    raiz: Path,
    fecha: str,
    motor: Motor | None = None,
    carpeta_de_tipos: Path = tipos.CARPETA,
    interno: Path | None = None,
    direccion: str | None = None,
    perfil: Perfil | None = None,
    ejecutor: Executor | None = None,
) -> Iterator[Plano]:
    """Lee y valida «raiz» y, si no tiene errores, hace el marco en una carpeta temporal."""
    perfil = perfil or Perfil()
    # Lo hecho con algo interno se guarda con ello, no en el repositorio público.
    donde = (interno or raiz) / ALMACEN
    with Almacen(donde) as almacen, tempfile.TemporaryDirectory() as temporal:
        medios = Medios(almacen, perfil, ejecutor)
        resultado = construir(raiz, fecha, carpeta_de_tipos, interno, medios=medios)
        marco = Path(temporal) / "marco"
        marco.mkdir()  # con los permisos corrientes: los de la temporal solo dejan leer a su dueño
        try:
            configuracion = leer_configuracion(raiz)
            if interno is not None:
                configuracion = configurar(configuracion, direccion)
            sitio = datos_del_sitio(configuracion, resultado.caidos)
            sitio = replace(sitio, interno=interno is not None)
            if resultado.con_errores:
                yield _sin_obra(sitio, resultado, marco, medios)
                return
            with perfil.etapa("adjuntos"):
                textos = extraer(resultado.catalogo.visibles, almacen)
                resultado = con_problemas(
                    resultado,
                    (*textos.problemas, *_dentro_de_adjuntos(resultado, textos)),
                )
            if resultado.con_errores:
                yield _sin_obra(sitio, resultado, marco, medios)
                return
            motor = motor or MotorConMemoria(almacen, TEMA)
            with perfil.etapa("marco del motor"):
                hacer_marco(marco, configuracion, resultado.catalogo, resultado.escritas, motor)
            with perfil.etapa("imágenes"):
                hechas, malas = imagenes.hacer(marco, resultado, almacen, marco.parent)
                resultado = con_problemas(resultado, malas)
        except (ErrorDeMotor, ErrorDeExtraccion) as e:
            raise ErrorDeSitio(str(e)) from e
        with perfil.etapa("indicadores"):
            medidas = medir(resultado.catalogo, resultado.cifras)
        yield Plano(
            sitio, resultado, textos.pasajes, medidas, marco, medios, textos.muestras, hechas
        )


def _sin_obra(sitio: Sitio, resultado: Resultado, marco: Path, medios: Medios) -> Plano:
    """Lo que hay cuando el contenido tiene errores: sus problemas, y nada que levantar."""
    return Plano(sitio, resultado, {}, medir(resultado.catalogo, ()), marco, medios)


def _dentro_de_adjuntos(resultado: Resultado, textos: Textos) -> tuple[Problema, ...]:
    return reglas.comprobar_textos(
        resultado.catalogo, textos.pasajes, textos.propiedades, resultado.permisos
    )


def leer_sitio(raiz: Path, resultado: Resultado) -> Sitio:
    """Lo que las páginas dicen del sitio, sin hacerlo."""
    try:
        return datos_del_sitio(leer_configuracion(raiz), resultado.caidos)
    except ErrorDeMotor as e:
        raise ErrorDeSitio(str(e)) from e


def con_problemas(resultado: Resultado, problemas: tuple[Problema, ...]) -> Resultado:
    """El mismo resultado, con más problemas."""
    return replace(resultado, problemas=tuple(sorted({*resultado.problemas, *problemas})))


def hacer_marco(
    carpeta: Path,
    configuracion: Mapping[str, Any],
    catalogo: Catalogo,
    escritas: tuple[Escrita, ...],
    motor: Motor,
) -> None:
    """Lo que hace el motor: páginas escritas, un molde por sección y los archivos del tema."""
    with tempfile.TemporaryDirectory() as temporal:
        proyecto = Path(temporal) / "proyecto"
        montar(proyecto, configuracion, catalogo, escritas, vistas.moldes(catalogo))
        motor(proyecto, carpeta)
